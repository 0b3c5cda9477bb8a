import { describeOpening, nextOpening, shopHours } from '@balcao/calendar';
import { expect, test } from 'vitest';
import { hears } from './lib/customers.ts';
import { panelOf } from './lib/panel.ts';
import { describeShop } from './lib/shop.ts';

const HOUR_MS = 3_600_000;
const calendar = shopHours('America/Sao_Paulo');
const wordsAt = (nowMs: number) =>
  describeOpening(calendar, nextOpening(calendar, nowMs) ?? nowMs, nowMs, 'pt-BR');

/** The first Saturday 20:00 in São Paulo from now on: the shop is closed until Monday, if that is no holiday. */
function saturdayNight(): number {
  const at = new Date();
  at.setUTCHours(23, 0, 0, 0);
  while (at.getUTCDay() !== 6 || at.getTime() < Date.now()) at.setUTCDate(at.getUTCDate() + 1);
  return at.getTime();
}

describeShop(
  'After hours',
  (shop) => {
    test('the robot names the next opening; who asks for a person waits without a promise until it comes', async () => {
      const server = shop.server();
      const bruno = await shop.open('Bruno Carvalho');
      const panel = panelOf(bruno);
      const phone = await shop.openPhone('5511987654321', 'Maria Souza');
      await phone.say('oi');
      await phone.told(`Nossa equipe não está atendendo agora e volta ${wordsAt(server.now())}`).waitFor();

      // The evening before the doors open: the same moment has another name.
      const opensAt = nextOpening(calendar, server.now()) ?? Number.NaN;
      await shop.jump(opensAt - 12 * HOUR_MS - server.now());
      const words = wordsAt(server.now());
      expect(words).toMatch(/^amanhã às /);
      await phone.say('a cafeteira quebrou, quero falar com um atendente');
      await phone.told(words).waitFor();
      await panel.row('Maria Souza').getByRole('img', { name: 'Na fila', exact: true }).waitFor();
      await phone.say('tem alguém aí?');
      await panel.row('Maria Souza').getByText('tem alguém aí?').waitFor();
      expect(await phone.told(/posição|próximo|Tempo estimado/).count()).toBe(0);

      // The doors open and nobody is there yet: now there is something to tell.
      await shop.jump(opensAt + 1_000 - server.now());
      await phone.told(/Você é o próximo da fila de \S+\. Tempo estimado: ~5 minutos/).waitFor();
    });

    test('a customer who only wants to know the hours is told them, and the next opening', async () => {
      const server = shop.server();
      const opensAt = nextOpening(calendar, server.now()) ?? Number.NaN;
      if (opensAt === server.now()) await shop.jump(14 * HOUR_MS);
      const curious = server.simulator.user('5511900000009', { name: 'Téo Ramos' });
      await curious.sendText('oi');
      await hears(curious, 'Como posso ajudar?');
      await curious.chooseRow('Horário');
      expect(await hears(curious, 'Nosso horário de atendimento')).toContain(
        `Agora estamos fechados. Voltamos ${wordsAt(server.now())}.`,
      );
    });
  },
  { hours: 'shop', startMs: saturdayNight },
);
