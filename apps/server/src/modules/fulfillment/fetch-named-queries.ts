import type { Json } from '@balcao/bot';
import { SecretError } from '../../platform/crypto/index.ts';
import { EgressFailed, EgressRefused } from '../../platform/egress/index.ts';
import type { FulfillmentPorts } from './ports.ts';
import { parseJson } from './rules/check-answer.ts';
import type { LeftOutWhy, Problem } from './rules/problem.types.ts';
import { openHeaders } from './secrets.ts';
import type { NamedQueryRow } from './store/named-queries.ts';

const MAX_ANSWER_BYTES = 64 * 1024;
const CACHE_SIZE = 200;

export type NamedQueryValues = {
  values: Record<string, Json>;
  /** what could not be had, each with its reason */
  leftOut: Extract<Problem, { code: 'query_left_out' }>[];
};

/** Fetches side by side; one that fails is left out and holds nobody up longer than `timeoutMs`. */
export type QueryFetcher = (
  names: readonly string[],
  rows: readonly NamedQueryRow[],
  options: { timeoutMs: number; signal?: AbortSignal },
) => Promise<NamedQueryValues>;

type Fetched = { ok: true; value: Json } | { ok: false; why: LeftOutWhy };

export function createQueryFetcher(ports: Pick<FulfillmentPorts, 'ctx' | 'egress'>): QueryFetcher {
  const { clock } = ports.ctx;
  // In this process only: it spares the source, no answer depends on it.
  const cache = new Map<string, { value: Json; untilMs: number }>();

  async function fetchOne(
    row: NamedQueryRow,
    options: { timeoutMs: number; signal?: AbortSignal },
  ): Promise<Fetched> {
    // A change of the row is another key, so nobody gets the former source's answer.
    const key = `${row.id} ${row.updated_at.getTime()}`;
    const known = cache.get(key);
    if (known && known.untilMs > clock.now()) return { ok: true, value: known.value };
    cache.delete(key);
    const fetched = await askSource(ports, row, options);
    if (!fetched.ok || row.cache_seconds === 0) return fetched;
    if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value ?? '');
    cache.set(key, { value: fetched.value, untilMs: clock.now() + row.cache_seconds * 1000 });
    return fetched;
  }

  return async (names, rows, options) => {
    const answers = await Promise.all(
      names.map(async (name): Promise<[string, Fetched]> => {
        const row = rows.find((one) => one.name === name);
        return [name, row ? await fetchOne(row, options) : { ok: false, why: 'unknown' }];
      }),
    );
    return {
      values: Object.fromEntries(answers.flatMap(([name, one]) => (one.ok ? [[name, one.value]] : []))),
      leftOut: answers.flatMap(([name, one]) =>
        one.ok ? [] : [{ code: 'query_left_out' as const, name, why: one.why }],
      ),
    };
  };
}

async function askSource(
  { ctx, egress }: Pick<FulfillmentPorts, 'ctx' | 'egress'>,
  row: NamedQueryRow,
  { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
): Promise<Fetched> {
  try {
    const answer = await egress.fetch({
      url: row.url,
      headers: { accept: 'application/json', ...openHeaders(ctx.secrets, row) },
      timeoutMs,
      maxBytes: MAX_ANSWER_BYTES,
      ...(signal ? { signal } : {}),
    });
    if (answer.status < 200 || answer.status > 299) return { ok: false, why: 'status' };
    const value = parseJson(answer.body.toString('utf8'));
    return value === undefined ? { ok: false, why: 'not_json' } : { ok: true, value };
  } catch (error) {
    if (error instanceof EgressRefused || error instanceof SecretError) return { ok: false, why: 'refused' };
    if (error instanceof EgressFailed) return { ok: false, why: WHY[error.reason] };
    throw error;
  }
}

const WHY: Record<EgressFailed['reason'], LeftOutWhy> = {
  DNS: 'unreachable',
  CONNECTION: 'unreachable',
  TIMEOUT: 'timeout',
  TOO_LARGE: 'too_large',
};
