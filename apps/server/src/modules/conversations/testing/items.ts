import type { InboundContent, StatusName, WhatsAppUser } from '@balcao/whatsapp';
import type { ReceiveItem } from '../receive-batch.ts';
import type { Bench, BenchChannel } from './bench.ts';

let serial = 0;
export const nextWamid = () => `wamid.TEST${String(++serial).padStart(6, '0')}`;
/** A number nobody has used in this file yet. */
export const nextPhone = () => `55119${String(80_000_000 + ++serial)}`;
export const nextBsuid = () => `BR.${String(70_000_000_000 + ++serial)}`;

type Common = { wamid?: string; atMs?: number; channel?: BenchChannel };

const place = (bench: Bench, channel: BenchChannel = bench.channel) => ({
  organizationId: channel.organizationId,
  channelId: channel.id,
  shard: 7,
});
const onNumber = (bench: Bench, channel: BenchChannel = bench.channel) => ({
  wabaId: channel.wabaId,
  phoneNumberId: channel.phoneNumberId,
});

export function message(
  bench: Bench,
  from: string | WhatsAppUser,
  content: string | InboundContent,
  { wamid = nextWamid(), atMs = bench.clock.now(), channel, ...rest }: Common & { groupId?: string } = {},
): ReceiveItem {
  return {
    ...place(bench, channel),
    kind: 'webhook',
    event: {
      ...onNumber(bench, channel),
      kind: 'message',
      wamid,
      timestampMs: atMs,
      from: typeof from === 'string' ? { waId: from } : from,
      content: typeof content === 'string' ? { type: 'text', text: { body: content } } : content,
      ...rest,
    },
  };
}

export function echo(bench: Bench, to: string, body: string, { wamid = nextWamid(), channel }: Common = {}) {
  return {
    ...place(bench, channel),
    kind: 'webhook',
    event: {
      ...onNumber(bench, channel),
      kind: 'echo',
      wamid,
      timestampMs: bench.clock.now(),
      to: { waId: to },
      content: { type: 'text', text: { body } },
    },
  } satisfies ReceiveItem;
}

export function status(
  bench: Bench,
  wamid: string,
  name: StatusName,
  {
    atMs = bench.clock.now(),
    channel,
    callbackData,
    code,
  }: Common & { callbackData?: string | undefined; code?: number } = {},
): ReceiveItem {
  return {
    ...place(bench, channel),
    kind: 'webhook',
    event: {
      ...onNumber(bench, channel),
      kind: 'status',
      wamid,
      status: name,
      timestampMs: atMs,
      recipient: {},
      errors: code === undefined ? [] : [{ code, title: 'refused' }],
      ...(callbackData === undefined ? {} : { callbackData }),
    },
  };
}

export const reaction = (messageId: string, emoji: string): InboundContent => ({
  type: 'reaction',
  reaction: { message_id: messageId, emoji },
});
