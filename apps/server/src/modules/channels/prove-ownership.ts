import { AppError, type LocaleName } from '@balcao/protocol';
import type { PhoneNumber, WhatsAppClient } from '@balcao/whatsapp';
import type { ChannelMode } from './channel.types.ts';
import type { GraphClients } from './graph-clients.ts';
import { toAppError } from './meta-error.ts';

export type ProofInput = {
  mode: ChannelMode;
  phoneNumberId: string;
  wabaId: string;
  accessToken: string;
  appSecret: string;
};

/** Who can read the number with a token, in its account and with the app's secret, may connect it. */
export async function proveOwnership(
  graph: Pick<GraphClients, 'clientWith'>,
  input: ProofInput,
  locale: LocaleName,
): Promise<PhoneNumber> {
  const { mode, accessToken, appSecret, phoneNumberId } = input;
  const client = graph.clientWith({ mode, accessToken, appSecret });
  const number = await client.getPhoneNumber(phoneNumberId).catch((error: unknown) => {
    throw toAppError(error, 'access_token', locale);
  });
  await checkAccount(client, input, locale);
  return number;
}

async function checkAccount(client: WhatsAppClient, input: ProofInput, locale: LocaleName): Promise<void> {
  const numbers = await client.listPhoneNumbers(input.wabaId).catch((error: unknown) => {
    throw toAppError(error, 'waba_id', locale);
  });
  if (numbers.some((number) => number.id === input.phoneNumberId)) return;
  throw new AppError('WHATSAPP_REFUSED', {
    details: [{ field: 'waba_id', message: NOT_IN_ACCOUNT[locale] }],
  });
}

const NOT_IN_ACCOUNT: Record<LocaleName, string> = {
  'pt-BR':
    'Este número não pertence a esta conta do WhatsApp (WABA). Copie os dois IDs da mesma tela da Meta.',
  en: 'This number does not belong to this WhatsApp account (WABA). Copy both ids from the same page at Meta.',
  es: 'Este número no pertenece a esta cuenta de WhatsApp (WABA). Copie los dos ID de la misma página de Meta.',
};

/** Meta's two throughput levels. */
export function messagesPerSecondOf(number: PhoneNumber): number {
  return number.throughputLevel === 'HIGH' ? 1_000 : 80;
}
