import type { AnswerField } from './check-answer.ts';

export type LeftOutWhy =
  | 'unknown'
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'status'
  | 'not_json'
  | 'too_large';

/** Why a call did not go as it should, or what its owner should know of one that did. */
export type Problem =
  | { code: 'webhook_unknown'; slug: string }
  | { code: 'secret_unreadable' }
  | { code: 'address_private'; host: string }
  | { code: 'address_refused'; why: string }
  | { code: 'body_too_large' }
  | { code: 'too_late' }
  | { code: 'given_up' }
  | { code: 'breaker_open'; seconds: number }
  | { code: 'timeout'; seconds: number }
  | { code: 'name_unknown'; host: string }
  | { code: 'unreachable'; host: string }
  | { code: 'answer_too_large' }
  | { code: 'token_refused'; status: number }
  | { code: 'redirected'; status: number }
  | { code: 'path_unknown'; status: number }
  | { code: 'refused_by_webhook'; status: number; said: string | null }
  | { code: 'server_failed'; status: number }
  | { code: 'status_unexpected'; status: number }
  | { code: 'malformed'; field: AnswerField }
  | { code: 'query_left_out'; name: string; why: LeftOutWhy }
  | { code: 'called_again' };
