import type { SendRecord } from '../double/sends.ts';
import { contactOf } from '../lib/account.ts';
import { textOf, wamidOf } from '../load/generator.ts';

/** What is in the server's tables at the end. */
export type StoredLedger = {
  /** in the order of their ids */
  inbound: { wamid: string; phone: string }[];
  outbound: { id: string; phone: string; text: string; accepted: boolean; inDoubt: boolean }[];
  quarantined: number;
  inbox: number;
  outbox: number;
};

export type Verdict = {
  inboundLost: string[];
  inboundDoubled: string[];
  inboundDisordered: string[];
  repliesLost: string[];
  repliesDoubled: string[];
  repliesDisordered: string[];
  /** given up as "nobody knows" and shown to a person: neither lost nor doubled */
  inDoubt: string[];
  leftOver: string[];
};

/**
 * Compares three books: what the customers wrote and got a 200 for, what the server stored, and what the Graph API
 * accepted. `written[c]` = messages of contact c, numbered from 1, each acknowledged before the next was sent.
 */
export function checkLedger(
  written: readonly number[],
  stored: StoredLedger,
  sends: readonly SendRecord[],
): Verdict {
  const inDoubt = new Set(stored.outbound.filter((one) => one.inDoubt).map((one) => one.id));
  return {
    ...checkInbound(written, stored),
    ...checkReplies(written, stored, sends, inDoubt),
    inDoubt: [...inDoubt],
    leftOver: [
      ...(stored.quarantined > 0 ? [`${stored.quarantined} in quarantine`] : []),
      ...(stored.inbox > 0 ? [`${stored.inbox} in the inbox`] : []),
      ...(stored.outbox > 0 ? [`${stored.outbox} in the outbox`] : []),
    ],
  };
}

function checkInbound(written: readonly number[], stored: StoredLedger) {
  const seen = new Map<string, number>();
  for (const { wamid } of stored.inbound) seen.set(wamid, (seen.get(wamid) ?? 0) + 1);
  const inboundLost: string[] = [];
  const inboundDisordered: string[] = [];
  const byContact = groupByContact(stored.inbound, (one) => one.phone);
  for (const [contact, count] of written.entries()) {
    const expected = Array.from({ length: count }, (_, i) => wamidOf(contact, i + 1));
    const missing = expected.filter((wamid) => !seen.has(wamid));
    inboundLost.push(...missing);
    const order = unique((byContact.get(contact) ?? []).map((one) => one.wamid));
    if (missing.length === 0 && order.join() !== expected.join())
      inboundDisordered.push(`contact ${contact}: ${firstDifference(order, expected)}`);
  }
  const inboundDoubled = [...seen].filter(([, n]) => n > 1).map(([wamid, n]) => `${wamid} ×${n}`);
  return { inboundLost, inboundDoubled, inboundDisordered };
}

function checkReplies(
  written: readonly number[],
  stored: StoredLedger,
  sends: readonly SendRecord[],
  inDoubt: ReadonlySet<string>,
) {
  const byId = new Map(sends.map((send) => [send.callbackData, send]));
  const known = new Set(stored.outbound.map((one) => one.id));
  const repliesLost: string[] = [];
  const repliesDoubled: string[] = [];
  for (const one of stored.outbound) {
    const times = byId.get(one.id)?.acceptedAt.length ?? 0;
    if (times > 1) repliesDoubled.push(`${one.id} "${one.text}" accepted ${times} times`);
    if (inDoubt.has(one.id)) continue;
    if (times === 0) repliesLost.push(`${one.id} "${one.text}" was never accepted`);
    else if (!one.accepted) repliesLost.push(`${one.id} "${one.text}" was accepted but is not recorded so`);
  }
  for (const send of sends)
    if (!known.has(send.callbackData))
      repliesDoubled.push(`${send.callbackData} "${send.text}" is in no table`);
  const repliesDisordered: string[] = [];
  const storedBy = groupByContact(stored.outbound, (one) => one.phone);
  const acceptedBy = groupByContact(inOrderOfAcceptance(sends), (one) => one.phone);
  for (const [contact, count] of written.entries()) {
    const expected = Array.from({ length: count }, (_, i) => replyOf(contact, i + 1));
    const rows = storedBy.get(contact) ?? [];
    if (rows.length < count)
      repliesLost.push(`contact ${contact} wrote ${count} messages and has ${rows.length} replies`);
    if (rows.length > count)
      repliesDoubled.push(`contact ${contact} wrote ${count} messages and has ${rows.length} replies`);
    const order = rows.map((one) => one.text);
    if (rows.length === count && order.join('|') !== expected.join('|'))
      repliesDisordered.push(`contact ${contact}, table: ${firstDifference(order, expected)}`);
    const sure = expected.filter((_, i) => !inDoubt.has(rows[i]?.id ?? ''));
    const heard = (acceptedBy.get(contact) ?? [])
      .filter((one) => !inDoubt.has(one.callbackData))
      .map((one) => one.text);
    if (heard.length === sure.length && heard.join('|') !== sure.join('|'))
      repliesDisordered.push(`contact ${contact}, phone: ${firstDifference(heard, sure)}`);
  }
  return { repliesLost, repliesDoubled, repliesDisordered };
}

/** The echo bot's answer to message n: it repeats what was written, except the first, which opens the session. */
function replyOf(contact: number, n: number): string {
  return n === 1 ? 'eco' : `eco ${textOf(contact, n)}`;
}

function inOrderOfAcceptance(sends: readonly SendRecord[]): SendRecord[] {
  return sends
    .filter((send) => send.acceptedAt.length > 0)
    .sort((a, b) => (a.acceptedAt[0] ?? 0) - (b.acceptedAt[0] ?? 0));
}

function groupByContact<T>(rows: readonly T[], phoneOf: (row: T) => string): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const contact = contactOf(phoneOf(row));
    const group = groups.get(contact);
    if (group) group.push(row);
    else groups.set(contact, [row]);
  }
  return groups;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function firstDifference(found: readonly string[], expected: readonly string[]): string {
  const at = found.findIndex((value, i) => value !== expected[i]);
  return `place ${at + 1} is ${found[at] ?? 'missing'}, not ${expected[at] ?? 'nothing'}`;
}
