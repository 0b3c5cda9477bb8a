import { WhatsAppError } from '../errors/whatsapp-error.ts';
import { isBsuid } from '../identity/is-bsuid.ts';
import { type JsonRecord, readArray, readRecord, readText } from '../read-json.ts';
import { type CallOptions, type Graph, pathId } from './graph-call.ts';

export type BlockResult = {
  done: { input: string; waId?: string }[];
  /** Meta blocks only people who wrote in the last 24 hours */
  failed: { input: string; message?: string }[];
};

export const createBlockCalls = (graph: Graph) => ({
  blockUsers: (phoneNumberId: string, users: readonly string[], options: CallOptions = {}) =>
    changeBlock(graph, 'POST', phoneNumberId, users, options),
  unblockUsers: (phoneNumberId: string, users: readonly string[], options: CallOptions = {}) =>
    changeBlock(graph, 'DELETE', phoneNumberId, users, options),
});

const changeBlock = async (
  graph: Graph,
  method: 'POST' | 'DELETE',
  phoneNumberId: string,
  users: readonly string[],
  options: CallOptions,
): Promise<BlockResult> => {
  const body = {
    messaging_product: 'whatsapp',
    block_users: users.map((user) => (isBsuid(user) ? { user_id: user } : { user })),
  };
  try {
    const path = `${pathId(phoneNumberId)}/block_users`;
    return parseBlockResult(await graph.call(method, path, { body, signal: options.signal }));
  } catch (error) {
    // A partial failure is an error whose body also holds the result.
    const answer = WhatsAppError.isInstance(error) ? readRecord(error.body) : undefined;
    if (readRecord(answer?.block_users) === undefined || answer === undefined) throw error;
    return parseBlockResult(answer);
  }
};

const parseBlockResult = (answer: JsonRecord): BlockResult => {
  const result = readRecord(answer.block_users) ?? {};
  const done = [...readArray(result.added_users), ...readArray(result.removed_users)];
  return {
    done: done.map((item) => {
      const record = readRecord(item);
      const waId = readText(record?.wa_id);
      const input = readText(record?.input) ?? '';
      return waId === undefined ? { input } : { input, waId };
    }),
    failed: readArray(result.failed_users).map((item) => {
      const record = readRecord(item);
      const error = readRecord(readArray(record?.errors)[0]);
      const message = readText(readRecord(error?.error_data)?.details) ?? readText(error?.message);
      const input = readText(record?.input) ?? '';
      return message === undefined ? { input } : { input, message };
    }),
  };
};
