import { AppError, type InputDetail, type InputFault } from '@balcao/protocol';
import type { Tx } from '../../platform/db/index.ts';
import { EgressRefused, parseEgressHeaders } from '../../platform/egress/index.ts';
import type { FulfillmentPorts } from './ports.ts';
import { findNamedQueries } from './store/named-queries.ts';

function invalid(field: string, message: string, fault: InputFault, cause?: unknown): AppError {
  const detail: InputDetail = { field, message, ...fault };
  return new AppError('INVALID_INPUT', { details: [detail], cause });
}

/** What the guard would refuse at every call is refused here, with its words. */
export function checkUrl({ checkUrl: check }: Pick<FulfillmentPorts, 'checkUrl'>, url: string): void {
  refuseAt('url', () => check(url));
}

/** A header carries it, so no line end and nothing beyond Latin-1. */
export function checkToken(token: string): string {
  const trimmed = token.trim();
  if (trimmed === '')
    throw invalid('token', 'Copy the token of the intent from the webhook’s code.', {
      code: 'too_small',
      origin: 'string',
      minimum: 1,
      inclusive: true,
    });
  refuseAt(
    'token',
    () => parseEgressHeaders({ token: trimmed }),
    'The token has characters a header cannot carry. Copy it again.',
  );
  return trimmed;
}

export function checkHeaders(headers: Readonly<Record<string, string>>): void {
  refuseAt('headers', () => parseEgressHeaders(headers));
}

export async function checkNamedQueries(
  tx: Tx,
  organizationId: string,
  names: readonly string[],
): Promise<string[]> {
  const distinct = [...new Set(names)];
  if (distinct.length === 0) return distinct;
  const known = new Set((await findNamedQueries(tx, organizationId, distinct)).map((row) => row.name));
  const unknown = distinct.find((name) => !known.has(name));
  if (unknown === undefined) return distinct;
  throw invalid(
    'named_queries',
    `There is no named query "${unknown}". Add it first, or see GET /v1/fulfillment/named-queries.`,
    { code: 'unknown_id', subject: unknown },
  );
}

function refuseAt(field: string, run: () => void, message?: string): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof EgressRefused)) throw error;
    const { reason, subject } = error;
    const fault: InputFault = { code: 'not_callable', reason, ...(subject === undefined ? {} : { subject }) };
    throw invalid(field, message ?? error.message, fault, error);
  }
}
