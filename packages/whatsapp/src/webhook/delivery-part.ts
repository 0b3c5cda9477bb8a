/** What a receiver needs to know of one piece of a delivery before it is parsed in full. */
export type PartKind = 'message' | 'status' | 'echo' | 'other';

/**
 * One message, status or change cut out of a delivery: plain JSON, so it can be stored and given
 * to `parsePart` later, alone.
 */
export type DeliveryPart = {
  /** the webhook field, `''` when the delivery named none */
  field: string;
  /** `''` when the delivery named none */
  wabaId: string;
  phoneNumberId?: string;
  /** The contact: BSUID, else wa_id, else the message id; without a person the number, account or field. */
  shardKey: string;
  kindHint: PartKind;
  /** the `time` of the entry, where Meta gave one */
  timestampMs?: number;
  value: unknown;
};
