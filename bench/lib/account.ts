/** The WhatsApp account that floor, server, double and generator agree on. All ids are invented. */
export const ACCOUNT = {
  phoneNumberId: '318840027715530',
  wabaId: '204118573390216',
  displayPhoneNumber: '15557010042',
  verifiedName: 'Balcão bench',
  accessToken: 'EAAbenchtoken0123456789',
  appSecret: 'bench-app-secret-0123456789abcdef',
  verifyToken: 'bench-verify-token',
  graphVersion: 'v25.0',
} as const;

const FIRST_PHONE = 5_511_900_000_000;

export function phoneOf(contact: number): string {
  return String(FIRST_PHONE + contact);
}

export function contactOf(phone: string): number {
  return Number(phone) - FIRST_PHONE;
}

const HEAD =
  `{"object":"whatsapp_business_account","entry":[{"id":"${ACCOUNT.wabaId}","changes":[{"value":{` +
  `"messaging_product":"whatsapp","metadata":{"display_phone_number":"${ACCOUNT.displayPhoneNumber}",` +
  `"phone_number_id":"${ACCOUNT.phoneNumberId}"},`;
const TAIL = '},"field":"messages"}]}]}';

export type InboundText = { phone: string; wamid: string; text: string };

/** One delivery of customers' texts, as Meta shapes it. Texts must need no JSON escapes. */
export function messagesBody(messages: readonly InboundText[], timestampS: number): string {
  const contacts = messages.map(
    (m) => `{"profile":{"name":"Cliente ${m.phone.slice(-6)}"},"wa_id":"${m.phone}"}`,
  );
  const texts = messages.map(
    (m) =>
      `{"from":"${m.phone}","id":"${m.wamid}","timestamp":"${timestampS}","type":"text","text":{"body":"${m.text}"}}`,
  );
  return `${HEAD}"contacts":[${contacts.join(',')}],"messages":[${texts.join(',')}]${TAIL}`;
}

export type OutboundStatus = {
  phone: string;
  wamid: string;
  status: string;
  callbackData: string | undefined;
};

export function statusesBody(statuses: readonly OutboundStatus[], timestampS: number): string {
  const items = statuses.map(
    (s) =>
      `{"id":"${s.wamid}","status":"${s.status}","timestamp":"${timestampS}","recipient_id":"${s.phone}",` +
      `"pricing":{"billable":false,"pricing_model":"PMP","type":"free_customer_service","category":"service"}` +
      `${s.callbackData === undefined ? '' : `,"biz_opaque_callback_data":${JSON.stringify(s.callbackData)}`}}`,
  );
  return `${HEAD}"statuses":[${items.join(',')}]${TAIL}`;
}
