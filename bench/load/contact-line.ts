/** One customer. Writes one message at a time: the next leaves when the last one has its 200. */
export type ContactLine = {
  id: number;
  /** messages written; their numbers are 1…written */
  written: number;
  isDelivering: boolean;
  /** asked for while a delivery was under way */
  wanted: number;
  /** when messages that have no reply yet were sent, oldest first */
  unanswered: number[];
  statusesOwed: number;
};

export function newLine(id: number): ContactLine {
  return { id, written: 0, isDelivering: false, wanted: 0, unanswered: [], statusesOwed: 0 };
}

export function isFree(line: ContactLine): boolean {
  return !line.isDelivering && line.unanswered.length === 0 && line.statusesOwed <= 0;
}
