import type { Context } from '../../context.ts';
import { uuidv7 } from '../../platform/crypto/index.ts';
import { createOrganization, createUser, listOrganizations, theSystem } from '../accounts/index.ts';
import { type Channels, createChannel } from '../channels/index.ts';
import { listDepartmentRows, updateSettings } from '../settings/index.ts';
import { syncTemplates } from '../templates/index.ts';
import { demoPeople, demoSettings } from './demo-settings.ts';
import { seedHistory } from './seed-history.ts';

export type DemoNumber = {
  phoneNumberId: string;
  wabaId: string;
  accessToken: string;
  appSecret: string;
  verifyToken: string;
};

export type SeededDemo = { organizationId: string; ownerId: string };

/** The demo's organization, made once: people, departments, texts, the simulated number and some history. */
export async function seedDemo(ctx: Context, channels: Channels, number: DemoNumber): Promise<SeededDemo> {
  const known = (await listOrganizations(ctx.db)).find((organization) => organization.is_demo);
  if (known) return { organizationId: known.id, ownerId: await findOwner(ctx, known.id) };
  const organization = await createOrganization(ctx, { name: demoSettings.name, isDemo: true }, theSystem);
  const users = [];
  for (const person of demoPeople) {
    users.push(
      await createUser(ctx, { organizationId: organization.id, locale: 'pt-BR', ...person }, theSystem),
    );
  }
  await updateSettings(ctx, organization.id, demoSettings, theSystem);
  const channel = await createChannel(
    channels,
    {
      organizationId: organization.id,
      locale: 'pt-BR',
      mode: 'simulator',
      input: {
        name: 'WhatsApp da loja',
        phone_number_id: number.phoneNumberId,
        waba_id: number.wabaId,
        access_token: number.accessToken,
        app_secret: number.appSecret,
        verify_token: number.verifyToken,
        bot_enabled: true,
        mark_read: true,
      },
    },
    theSystem,
  );
  await syncTemplates(channels, { organizationId: organization.id, channelId: channel.id });
  const [owner, , agent] = users;
  if (!owner || !agent) throw new Error('The demo needs people.');
  await ctx.db.tx(organization.id, async (tx) => {
    const departments = await listDepartmentRows(tx, organization.id);
    const where = {
      organizationId: organization.id,
      channelId: channel.id,
      nowMs: ctx.clock.now(),
      newId: (atMs: number) => uuidv7(atMs),
    };
    await seedHistory(tx, where, agent, departments);
  });
  return { organizationId: organization.id, ownerId: owner.id };
}

async function findOwner(ctx: Context, organizationId: string): Promise<string> {
  const [row] = await ctx.db.tx(organizationId, (tx) =>
    tx.query<{ user_id: string }>({
      text: `select user_id from memberships where organization_id = $1 and role = 'owner' order by created_at limit 1`,
      values: [organizationId],
    }),
  );
  if (!row) throw new Error('The demo organization has no owner. Remove the data folder and start again.');
  return row.user_id;
}
