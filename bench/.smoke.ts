import { startSimulator } from '@balcao/whatsapp-simulator';
import { startServer } from '../apps/server/src/main.ts';
import { createOrganization, theSystem } from '../apps/server/src/modules/accounts/index.ts';
import { createChannel } from '../apps/server/src/modules/channels/index.ts';
import { parseConfig } from '../apps/server/src/platform/config/index.ts';

const sim = await startSimulator({
  host: '127.0.0.1',
  port: 0,
  appSecret: 'shhhhhhhhh',
  verifyToken: 'vtoken',
  webhookUrl: 'http://127.0.0.1:4567/webhooks/whatsapp',
});
console.log('sim', sim.url);
const number = sim.simulator.phoneNumbers()[0]!;
const t0 = Date.now();
const server = await startServer(
  parseConfig({ PORT: '4567', DATA_DIR: '/tmp/smoke/data', LOG_LEVEL: 'debug', WHATSAPP_GRAPH_URL: sim.url }),
);
console.log('ready in', Date.now() - t0, server.url);
const ctx = server.app.ctx;
const org = await createOrganization(ctx, { name: 'Padaria' + Date.now() }, theSystem);
try {
  await createChannel(
    server.app.channels,
    {
      organizationId: org.id,
      locale: 'pt-BR',
      input: {
        name: 'Loja',
        phone_number_id: number.phoneNumberId,
        waba_id: number.wabaId,
        access_token: 'balcao-simulator-token',
        app_secret: 'shhhhhhhhh',
        verify_token: 'vtoken',
        bot_enabled: true,
        mark_read: true,
      },
    },
    theSystem,
  );
} catch (e) {
  console.log('channel', (e as Error).message);
}
const maria = sim.simulator.user('5511987654321', { name: 'Maria' });
const t1 = Date.now();
await maria.sendText('oi');
const menu = await maria.nextMessage();
console.log('answered in', Date.now() - t1, JSON.stringify(menu, null, 1).slice(0, 1500));
await new Promise((r) => setTimeout(r, 2500));
const msgs = await ctx.db.tx(org.id, (tx) =>
  tx.query({ text: 'select direction,type,status,wamid,in_doubt from messages order by id' }),
);
console.log(msgs);
console.log(await ctx.db.query({ text: 'select * from ledger_counters' }));
await server.stop();
await sim.close();
