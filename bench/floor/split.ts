import { MESSAGE, type NewInboxRow, STATUS } from './store.ts';

export type FloorMessage = { wamid: string; phone: string; name: string; text: string };
export type FloorStatus = { messageId: string; status: number };

type Delivery = {
  entry: {
    changes: {
      value: {
        contacts?: { wa_id: string; profile: { name: string } }[];
        messages?: { from: string; id: string; text: { body: string } }[];
        statuses?: { status: string; biz_opaque_callback_data: string }[];
      };
    }[];
  }[];
};

const RANKS: Record<string, number> = { sent: 2, delivered: 3, read: 4 };

/** One inbox row per message or status. The floor trusts the bench's own shapes: no parser is measured here. */
export function splitDelivery(raw: string): NewInboxRow[] {
  const delivery = JSON.parse(raw) as Delivery; // signed by the bench itself
  const rows: NewInboxRow[] = [];
  for (const entry of delivery.entry) {
    for (const { value } of entry.changes) {
      for (const message of value.messages ?? []) {
        const name = value.contacts?.find((c) => c.wa_id === message.from)?.profile.name ?? '';
        const part: FloorMessage = { wamid: message.id, phone: message.from, name, text: message.text.body };
        rows.push({ kind: MESSAGE, payload: JSON.stringify(part) });
      }
      for (const { status, biz_opaque_callback_data } of value.statuses ?? []) {
        const part: FloorStatus = { messageId: biz_opaque_callback_data, status: RANKS[status] ?? 0 };
        rows.push({ kind: STATUS, payload: JSON.stringify(part) });
      }
    }
  }
  return rows;
}
