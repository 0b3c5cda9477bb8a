import { findSaid } from './find-said.ts';
import type { Problem } from './problem.types.ts';

/** What an HTTP status other than 200 asks of the owner. */
export function statusProblem(status: number, body: string, hide: (text: string) => string): Problem {
  if (status === 401 || status === 403) return { code: 'token_refused', status };
  if (status === 404 || status === 405) return { code: 'path_unknown', status };
  if (status >= 500) return { code: 'server_failed', status };
  if (status >= 400) return { code: 'refused_by_webhook', status, said: findSaid(body, hide) };
  if (status >= 300) return { code: 'redirected', status };
  return { code: 'status_unexpected', status };
}
