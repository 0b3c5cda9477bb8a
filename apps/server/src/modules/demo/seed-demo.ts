import type { Context } from '../../context.ts';
import { createOrganization, createUser, listOrganizations, theSystem } from '../accounts/index.ts';
import { type Channels, createChannel } from '../channels/index.ts';
import type { SeededConversation } from '../conversations/index.ts';
import { listDepartmentRows, updateSettings } from '../settings/index.ts';
import { syncTemplates } from '../templates/index.ts';
import { demoColleagues } from './demo-desk.ts';
import { demoPeople, demoSettings } from './demo-settings.ts';
import type { Colleague } from './rules/cast.ts';
import { seedDesk } from './seed-desk.ts';
import { seedHistory } from './seed-history.ts';
import { findOwnerId } from './store.ts';

export type DemoNumber = {
  phoneNumberId: string;
  wabaId: string;
  accessToken: string;
  appSecret: string;
  verifyToken: string;
};

export type SeededDemo = {
  organizationId: string;
  ownerId: string;
  isNew: boolean;
  /** made this time; none when the demo was there already */
  conversations: SeededConversation[];
};

/** The demo's organization, made once: people, desk, texts, the simulated number and a month of history. */
export async function seedDemo(ctx: Context, channels: Channels, number: DemoNumber): Promise<SeededDemo> {
  const known = (await listOrganizations(ctx.db)).find((organization) => organization.is_demo);
  if (known) {
    const ownerId = await getOwnerId(ctx, known.id);
    return { organizationId: known.id, ownerId, isNew: false, conversations: [] };
  }
  const { id: organizationId } = await createOrganization(
    ctx,
    { name: demoSettings.name, isDemo: true },
    theSystem,
  );
  const colleagues: Colleague[] = [];
  for (const person of demoPeople) {
    const { id } = await createUser(
      ctx,
      { organizationId, locale: demoSettings.locale, ...person },
      theSystem,
    );
    const doing = demoColleagues.find(({ name }) => name === person.name);
    if (doing) colleagues.push({ ...doing, id });
  }
  await updateSettings(ctx, organizationId, demoSettings, theSystem);
  const channelId = await connectNumber(channels, organizationId, number);
  const conversations = await ctx.db.tx(organizationId, async (tx) => {
    const rows = await listDepartmentRows(tx, organizationId);
    const departments = new Map(rows.map(({ slug, id }) => [slug, id]));
    await seedDesk(ctx, tx, organizationId, colleagues, departments);
    return seedHistory(ctx, tx, { organizationId, channelId, colleagues, departments });
  });
  return { organizationId, ownerId: await getOwnerId(ctx, organizationId), isNew: true, conversations };
}

async function connectNumber(
  channels: Channels,
  organizationId: string,
  number: DemoNumber,
): Promise<string> {
  const channel = await createChannel(
    channels,
    {
      organizationId,
      locale: demoSettings.locale,
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
  await syncTemplates(channels, { organizationId, channelId: channel.id });
  return channel.id;
}

async function getOwnerId(ctx: Context, organizationId: string): Promise<string> {
  const id = await ctx.db.tx(organizationId, (tx) => findOwnerId(tx, organizationId));
  if (id === undefined)
    throw new Error('The demo organization has no owner. Remove the data folder and start again.');
  return id;
}
