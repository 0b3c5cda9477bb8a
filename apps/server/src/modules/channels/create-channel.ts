import { AppError, type ChannelInput, type LocaleName } from '@balcao/protocol';
import { toStorableText } from '@balcao/whatsapp';
import { uuidv7 } from '../../platform/crypto/index.ts';
import { type Actor, recordAudit } from '../accounts/index.ts';
import { announceChannel } from './announce-channel.ts';
import type { ChannelMode, ChannelRow } from './channel.types.ts';
import type { Channels } from './channels.ts';
import { messagesPerSecondOf, proveOwnership } from './prove-ownership.ts';
import { sealSecrets } from './secrets.ts';
import { findFirstBotId, insertBucket, insertChannelRow } from './store.ts';
import { trySubscribe } from './subscribe.ts';

export type NewChannel = {
  organizationId: string;
  input: ChannelInput;
  locale: LocaleName;
  /** only the demo makes simulated channels */
  mode?: ChannelMode;
};

export async function createChannel(
  channels: Channels,
  { organizationId, input, locale, mode = 'live' }: NewChannel,
  actor: Actor,
): Promise<ChannelRow> {
  const { ctx } = channels;
  // A clear answer before Meta is asked; the unique index has the last word below.
  if (channels.directory.findByPhoneNumberId(input.phone_number_id)) throw new AppError('PHONE_NUMBER_TAKEN');
  const number = await proveOwnership(
    channels,
    {
      mode,
      phoneNumberId: input.phone_number_id,
      wabaId: input.waba_id,
      accessToken: input.access_token,
      appSecret: input.app_secret,
    },
    locale,
  );
  const id = uuidv7(ctx.clock.now());
  const now = new Date(ctx.clock.now());
  const row: ChannelRow = {
    id,
    organization_id: organizationId,
    name: toStorableText(input.name),
    phone_number_id: input.phone_number_id,
    waba_id: input.waba_id,
    display_phone_number: number.displayPhoneNumber ?? null,
    verified_name: number.verifiedName ?? null,
    mode,
    status: 'active',
    status_reason: null,
    quality_rating: number.qualityRating ?? null,
    messages_per_second: input.messages_per_second ?? messagesPerSecondOf(number),
    bot_id: null,
    bot_enabled: input.bot_enabled,
    mark_read: input.mark_read,
    ...sealSecrets(ctx.secrets, id, {
      accessToken: input.access_token,
      appSecret: input.app_secret,
      verifyToken: input.verify_token,
    }),
    last_webhook_at: null,
    created_at: now,
    updated_at: now,
  };
  await ctx.db.tx(organizationId, async (tx) => {
    row.bot_id = await findFirstBotId(tx, organizationId);
    if (!(await insertChannelRow(tx, row))) throw new AppError('PHONE_NUMBER_TAKEN');
    await insertBucket(tx, id, row.messages_per_second);
    await recordAudit(tx, ctx.clock, organizationId, {
      actor,
      action: 'channel.created',
      subject: id,
      detail: { phone_number_id: row.phone_number_id },
    });
    await announceChannel(ctx, tx, row);
  });
  await channels.directory.reload();
  await trySubscribe(channels, row);
  return row;
}
