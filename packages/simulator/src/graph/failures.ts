import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Behaviour } from '../behaviour.ts';
import { GraphError } from '../errors.ts';

/** How one send goes wrong on purpose. */
export type Trouble =
  | { kind: 'none' }
  | { kind: 'error'; error: GraphError }
  | { kind: 'later'; code: number }
  | { kind: 'reset'; accept: boolean }
  | { kind: 'hang' };

const none: Trouble = { kind: 'none' };

/** `x-simulate-error: 131026`, `131026;later`, `500`, `429`, `reset`, `reset-after-accepting`, `timeout`. */
export function decideTrouble(behaviour: Behaviour, request: FastifyRequest, random: () => number): Trouble {
  const header = request.headers['x-simulate-error'];
  if (typeof header === 'string') return parseTrouble(header);
  const { failures } = behaviour;
  if (failures.serverError > 0 && random() < failures.serverError) return parseTrouble('500');
  if (failures.tooManyRequests > 0 && random() < failures.tooManyRequests) return parseTrouble('429');
  if (failures.resetBeforeAccepting > 0 && random() < failures.resetBeforeAccepting)
    return parseTrouble('reset');
  if (failures.resetAfterAccepting > 0 && random() < failures.resetAfterAccepting) {
    return parseTrouble('reset-after-accepting');
  }
  if (failures.timeoutAfterAccepting > 0 && random() < failures.timeoutAfterAccepting)
    return parseTrouble('timeout');
  return none;
}

function parseTrouble(text: string): Trouble {
  switch (text) {
    case 'timeout':
      return { kind: 'hang' };
    case 'reset':
      return { kind: 'reset', accept: false };
    case 'reset-after-accepting':
      return { kind: 'reset', accept: true };
    case '500':
      return { kind: 'error', error: new GraphError(131000, 'Something went wrong.', { httpStatus: 500 }) };
    case '503':
      return { kind: 'error', error: new GraphError(131016, 'Service unavailable.', { httpStatus: 503 }) };
    case '429':
      return { kind: 'error', error: new GraphError(130429, 'Rate limit hit.', { httpStatus: 429 }) };
    default: {
      const [code = '', when] = text.split(';').map((part) => part.trim());
      if (!/^\d+$/.test(code)) {
        throw new GraphError(
          100,
          `x-simulate-error "${text}" is not known; give a code, "code;later", timeout or reset.`,
        );
      }
      if (when === 'later') return { kind: 'later', code: Number(code) };
      return { kind: 'error', error: new GraphError(Number(code), 'Forced by x-simulate-error.') };
    }
  }
}

/** Closes the connection without an answer. */
export function hangUp(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack();
  request.raw.socket.destroy();
  return reply;
}
