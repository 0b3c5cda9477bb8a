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

/** Why Meta could not be asked: the first check it stops says so, the ones after it only that it did. */
export type Silence = {
  readonly isBroken: boolean;
  report(name: CheckName, error: WhatsAppError): ConnectionCheck;
};

export function createSilence(say: Say): Silence {
  let isBroken = false;
  return {
    get isBroken() {
      return isBroken;
    },
    report(name, error) {
      if (isBroken) return unknown(name, say('no_answer'));
      isBroken = true;
      return error.reason === 'GRAPH_ERROR'
        ? failed(name, say('busy', { meta: metaWordsOf(error) }), say('busy_advice'))
        : failed(name, describeSilence(error, say), say('unreachable_advice'));
    },
  };
}

function describeSilence({ reason, httpStatus }: WhatsAppError, say: Say): string {
  if (httpStatus !== undefined || reason === 'UNREADABLE_ANSWER')
    return say('strange_answer', { status: String(httpStatus ?? 200) });
  if (reason === 'NOT_CONNECTED') return say('not_connected');
  return say(reason === 'TIMEOUT' ? 'no_answer_in_time' : 'connection_lost');
}

/** Runs one question to Meta; a refusal becomes the check's failure, no answer becomes "not reached". */
export async function ask(
  name: CheckName,
  { say, silence }: { say: Say; silence: Silence },
  texts: { refused: TextKey; advice: TextKey },
  question: () => Promise<ConnectionCheck>,
): Promise<ConnectionCheck> {
  try {
    return await question();
  } catch (error) {
    if (!WhatsAppError.isInstance(error)) throw error;
    // Said by the check of the app secret.
    if (isProofRefused(error)) return unknown(name, say('not_checked'));
    return isPassing(error)
      ? silence.report(name, error)
      : failed(name, say(texts.refused, { meta: metaWordsOf(error) }), say(texts.advice));
  }
}
