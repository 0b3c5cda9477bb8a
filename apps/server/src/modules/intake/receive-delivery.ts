import { AppError } from '@balcao/protocol';
import {
  findVerifyingSecret,
  peekDeliveryBody,
  readDeliveryJson,
  serializePart,
  splitDelivery,
} from '@balcao/whatsapp';
import { shardOf } from './rules/shard-of.ts';
import {
  type ChannelLookup,
  type IntakeChannel,
  type NewInboxRow,
  type Refused,
  sortDelivery,
} from './rules/sort-delivery.ts';
import type { QuarantineRow } from './store/inbox.ts';

export type IntakeDirectory = ChannelLookup & {
  all: () => readonly IntakeChannel[];
  /** reads the channels again when that was not done this second: a channel may just have been added */
  refresh: () => Promise<void>;
};

export type ReceivePorts = {
  directory: IntakeDirectory;
  commit: (rows: readonly NewInboxRow[]) => Promise<void>;
  quarantine: (row: QuarantineRow) => Promise<void>;
  /** false: too many bodies that name no channel of ours */
  mayTryAllSecrets: () => boolean;
  newId: () => string;
  now: () => Date;
};

/** Verifies, splits and stores one delivery. Resolves once it is durable; then, and only then, answer 200. */
export async function receiveDelivery(
  raw: Uint8Array,
  signature: string | undefined,
  ports: ReceivePorts,
): Promise<void> {
  const json = readDeliveryJson(raw);
  let secret = findSecret(raw, signature, json?.body, ports);
  if (secret === undefined) {
    await ports.directory.refresh();
    secret = findSecret(raw, signature, json?.body, ports);
  }
  if (secret === undefined) throw new AppError('INVALID_SIGNATURE');
  if (json === null) {
    await ports.quarantine(malformed(raw, secret, ports));
    return;
  }
  const parts = splitDelivery(json.body);
  if (
    parts.some(
      (part) => part.phoneNumberId !== undefined && !ports.directory.byPhoneNumberId(part.phoneNumberId),
    )
  )
    await ports.directory.refresh();
  const { rows, refused } = sortDelivery(parts, secret, ports.directory);
  // Rows first: if they fail, Meta delivers all of it again, and quarantine has no wamid to know a double by.
  if (rows.length > 0) await ports.commit(rows);
  for (const one of refused) await ports.quarantine(refusedRow(one, secret, ports));
}

/** The unverified body only chooses which secrets to try. */
function findSecret(
  raw: Uint8Array,
  signature: string | undefined,
  body: unknown,
  ports: ReceivePorts,
): string | undefined {
  const { phoneNumberIds, wabaIds } = peekDeliveryBody(body);
  const candidates = new Set<string>();
  for (const id of phoneNumberIds) {
    const channel = ports.directory.byPhoneNumberId(id);
    if (channel) candidates.add(channel.appSecret);
  }
  for (const id of wabaIds)
    for (const channel of ports.directory.byWabaId(id)) candidates.add(channel.appSecret);
  const found = findVerifyingSecret(raw, signature, [...candidates]);
  if (found !== undefined) return found;
  if (candidates.size > 0 || !ports.mayTryAllSecrets()) return undefined;
  return findVerifyingSecret(raw, signature, [
    ...new Set(ports.directory.all().map((channel) => channel.appSecret)),
  ]);
}

/** The tenant that a secret belongs to, if it is one tenant's. */
function organizationOf(secret: string, ports: ReceivePorts): string | null {
  const owners = new Set(
    ports.directory
      .all()
      .filter((channel) => channel.appSecret === secret)
      .map((channel) => channel.organizationId),
  );
  const [only] = owners;
  return owners.size === 1 && only !== undefined ? only : null;
}

function malformed(raw: Uint8Array, secret: string, ports: ReceivePorts): QuarantineRow {
  return {
    id: ports.newId(),
    organizationId: organizationOf(secret, ports),
    channelId: null,
    reason: 'malformed',
    error: 'The body is signed but is not JSON.',
    kind: 'whatsapp',
    shard: 0,
    payload: raw,
    receivedAt: ports.now(),
  };
}

function refusedRow(one: Refused, secret: string, ports: ReceivePorts): QuarantineRow {
  return {
    id: ports.newId(),
    organizationId: organizationOf(secret, ports),
    channelId: null,
    reason: one.reason,
    error:
      one.reason === 'unknown_number'
        ? `No channel has the phone number id ${one.part.phoneNumberId ?? '(none)'}. Connect the number, then replay.`
        : 'Signed with another app’s secret than this number’s.',
    kind: 'whatsapp',
    shard: shardOf('', one.part.shardKey),
    payload: Buffer.from(serializePart(one.part)),
    receivedAt: ports.now(),
  };
}
