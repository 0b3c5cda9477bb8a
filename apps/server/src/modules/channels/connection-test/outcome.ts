import type { ConnectionCheck } from '@balcao/protocol';
import { WhatsAppError } from '@balcao/whatsapp';
import { isPassing, isProofRefused, metaWordsOf } from '../meta-error.ts';
import type { Say, TextKey } from './texts.ts';

export type CheckName = ConnectionCheck['name'];

export function passed(name: CheckName, detail: string): ConnectionCheck {
  return { name, ok: true, detail, advice: null };
}

export function failed(name: CheckName, detail: string, advice: string): ConnectionCheck {
  return { name, ok: false, detail, advice };
}

export function unknown(name: CheckName, detail: string, advice: string | null = null): ConnectionCheck {
  return { name, ok: null, detail, advice };
}

/** Runs one question to Meta; a refusal becomes the check's failure, no answer becomes "not reached". */
export async function ask(
  name: CheckName,
  say: Say,
  texts: { refused: TextKey; advice: TextKey },
  question: () => Promise<ConnectionCheck>,
): Promise<ConnectionCheck> {
  try {
    return await question();
  } catch (error) {
    if (!WhatsAppError.isInstance(error)) throw error;
    // Said by the check of the app secret.
    if (isProofRefused(error)) return unknown(name, say('not_checked'));
    const meta = metaWordsOf(error);
    return isPassing(error)
      ? failed(name, say('unreachable', { meta }), say('unreachable_advice'))
      : failed(name, say(texts.refused, { meta }), say(texts.advice));
  }
}
