export type Attempt = 'accepted' | 'answer_lost' | 'refused' | 'reset_before';

/** One message as the Graph API saw it: every attempt to send it, in order. */
export type SendRecord = {
  callbackData: string;
  phone: string;
  text: string;
  attempts: Attempt[];
  /** places in the order of all acceptances; more than one = the customer got it twice */
  acceptedAt: number[];
};

/** Everything that was asked of the double, so that "once" and "in order" can be proved. */
export class Sends {
  #records = new Map<string, SendRecord>();
  #acceptances = 0;
  #anonymous = 0;

  note(callbackData: string | undefined, phone: string, text: string, attempt: Attempt): void {
    // Without callback data every send is its own message.
    const key = callbackData ?? `anonymous ${++this.#anonymous}`;
    let record = this.#records.get(key);
    if (!record) {
      record = { callbackData: key, phone, text, attempts: [], acceptedAt: [] };
      this.#records.set(key, record);
    }
    record.attempts.push(attempt);
    if (attempt === 'accepted' || attempt === 'answer_lost') record.acceptedAt.push(++this.#acceptances);
  }

  get accepted(): number {
    return this.#acceptances;
  }

  list(): SendRecord[] {
    return [...this.#records.values()];
  }

  clear(): void {
    this.#records = new Map();
    this.#acceptances = 0;
  }
}
