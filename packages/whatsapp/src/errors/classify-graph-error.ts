import { readNumber, readRecord, readText } from '../read-json.ts';
import { type ErrorFate, type ErrorRule, GRAPH_ERRORS } from './error-table.ts';

export type GraphErrorInfo = {
  /** false: the answer holds no Graph error, e.g. a page of a proxy */
  isGraphError: boolean;
  code?: number;
  subcode?: number;
  title: string;
  message: string;
  details?: string;
  fbtraceId?: string;
  httpStatus: number;
  fate: ErrorFate;
  retryAfterMs?: number;
  advice: ErrorRule['advice'];
};

const UNKNOWN_ADVICE: ErrorRule['advice'] = {
  en: 'Read the details and look the code up in the documentation of Meta.',
  'pt-BR': 'Veja os detalhes e procure o código na documentação da Meta.',
};

/**
 * What an answer of the Graph API that is not a success means. The code decides; the HTTP status only
 * where the code is unknown. A webhook error (`{ code, title, error_data }`) can be given too.
 *
 * @example
 * classifyGraphError({ error: { code: 131056 } }, 400).fate // → 'wait'
 */
export const classifyGraphError = (body: unknown, httpStatus: number): GraphErrorInfo => {
  const record = readRecord(body);
  const error = readRecord(record?.error) ?? (record?.code === undefined ? undefined : record);
  const code = readNumber(error?.code);
  const rule = code === undefined ? undefined : GRAPH_ERRORS.get(code);
  const title = rule?.title ?? readText(error?.title) ?? `HTTP ${httpStatus}`;
  const info: GraphErrorInfo = {
    isGraphError: code !== undefined,
    title,
    message: readText(error?.message) ?? title,
    httpStatus,
    fate: rule?.fate ?? fateOfUnknown(httpStatus, error?.is_transient === true),
    advice: rule?.advice ?? UNKNOWN_ADVICE,
  };
  const subcode = readNumber(error?.error_subcode);
  const details = readText(readRecord(error?.error_data)?.details) ?? readText(error?.error_user_msg);
  const fbtraceId = readText(error?.fbtrace_id);
  if (code !== undefined) info.code = code;
  if (subcode !== undefined) info.subcode = subcode;
  if (details !== undefined) info.details = details;
  if (fbtraceId !== undefined) info.fbtraceId = fbtraceId;
  if (rule?.retryAfterMs !== undefined) info.retryAfterMs = rule.retryAfterMs;
  return info;
};

const fateOfUnknown = (httpStatus: number, isTransient: boolean): ErrorFate => {
  if (isTransient || httpStatus >= 500 || httpStatus === 429 || httpStatus === 408) return 'retry';
  return httpStatus === 401 ? 'reauthenticate' : 'refuse';
};
