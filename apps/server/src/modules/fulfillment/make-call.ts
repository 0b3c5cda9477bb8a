import { toStorableJson, toStorableText } from '@balcao/whatsapp';
import { SecretError, uuidv7 } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Fulfillment } from './fulfillment.ts';
import type { CallResult, FulfillmentBody, Origin } from './fulfillment.types.ts';
import { type Exchange, headersOf, postIntent } from './post-intent.ts';
import { decideAdmission, didServerAnswer, OPEN_MS } from './rules/breaker.ts';
import { listSecrets, scrub } from './rules/mask.ts';
import { type KnownSecrets, maskCall } from './rules/mask-call.ts';
import type { Problem } from './rules/problem.types.ts';
import { problemInWords } from './rules/problem-words.ts';
import { openToken, sealSent } from './secrets.ts';
import { noteAnswer, noteFailure, takeTrial } from './store/breaker.ts';
import { type CallRow, insertCall } from './store/calls.ts';
import type { NamedQueryRow } from './store/named-queries.ts';
import type { Organization, WebhookRow } from './store/webhooks.ts';

const QUERIES_MS = 3_000;

export type CallOrder = {
  organization: Organization;
  /** as it was read a moment ago; null: there is none of that slug */
  webhook: WebhookRow | null;
  slug: string;
  body: FulfillmentBody;
  /** those the webhook asks for; null: the body has them already (a replay) */
  namedQueries: readonly NamedQueryRow[] | null;
  origin: Origin;
  replayOf: string | null;
  conversationId: string | null;
  /** what former calls of the conversation had under a secret's name */
  formerSecrets: readonly string[];
  /** for named queries and call together */
  timeoutMs: number;
  /** what the owner should know besides */
  notes?: Problem[];
  /** the call is not to be made: why */
  refusal?: Problem;
};

export type MadeCall = {
  /** for the log */
  row: CallRow;
  /** for the bot */
  result: CallResult;
  /** Writes log and breaker; the caller's transaction. */
  save(tx: Tx): Promise<void>;
};

/** One call from beginning to end, outside any transaction. Throws only when `signal` is aborted. */
export async function makeCall(
  fulfillment: Fulfillment,
  order: CallOrder,
  signal?: AbortSignal,
): Promise<MadeCall> {
  const { clock, secrets } = fulfillment.ctx;
  const { organization, webhook } = order;
  const id = uuidv7(clock.now());
  const at = new Date(clock.now());
  const token = webhook && tokenOf(fulfillment, webhook);
  const sent = await send(fulfillment, order, token, signal);
  const { exchange, body, notes, wasTrial, secrets: known } = sent;

  const logged = maskCall(
    { url: webhook?.url ?? '', headers: token === null ? {} : headersOf(token), body: toStorableJson(body) },
    exchange.response,
    known,
  );
  const problems = [...(exchange.problem ? [exchange.problem] : []), ...(order.notes ?? []), ...notes];
  const words = problems.map((one) => problemInWords(one, organization.locale)).join(' ');
  // It may repeat the webhook's own words, whatever is in them.
  const problem = scrub(toStorableText(words), token ?? '');
  const row: CallRow = {
    id,
    webhook_id: webhook?.id ?? null,
    conversation_id: order.conversationId,
    intent_name: body.intent_name,
    origin: order.origin,
    replay_of: order.replayOf,
    outcome: exchange.outcome,
    problem: problem === '' ? null : problem,
    request: logged.request,
    sent: logged.isBodyMasked ? sealSent(secrets, id, body) : null,
    response: logged.response,
    duration_ms: exchange.durationMs,
    at,
  };
  return {
    row,
    result: resultOf(exchange, problem),
    async save(tx) {
      if (webhook) {
        const answered = didServerAnswer(exchange.outcome, exchange.response?.status ?? null);
        if (answered) await noteAnswer(tx, organization.id, webhook.id);
        // A person's tests are no reason to stop calling for customers.
        else if (answered === false && order.origin === 'bot')
          await noteFailure(tx, organization.id, webhook.id, { wasTrial, nowMs: clock.now() });
      }
      await insertCall(tx, organization.id, row);
    },
  };
}

type Sent = {
  exchange: Exchange;
  body: FulfillmentBody;
  notes: Problem[];
  wasTrial: boolean;
  secrets: KnownSecrets;
};

async function send(
  fulfillment: Fulfillment,
  order: CallOrder,
  token: string | null,
  signal: AbortSignal | undefined,
): Promise<Sent> {
  const { webhook, timeoutMs, body } = order;
  const known = (whole: FulfillmentBody): KnownSecrets => ({
    token: token ?? '',
    values: [...order.formerSecrets, ...listSecrets(whole)],
  });
  const refuse = (problem: Problem): Sent => ({
    exchange: {
      outcome: problem.code === 'breaker_open' ? 'breaker_open' : 'refused',
      problem,
      response: null,
      durationMs: 0,
    },
    body,
    notes: [],
    wasTrial: false,
    secrets: known(body),
  });
  if (order.refusal) return refuse(order.refusal);
  if (!webhook) return refuse({ code: 'webhook_unknown', slug: order.slug });
  if (token === null) return refuse({ code: 'secret_unreadable' });
  const admission = order.origin === 'bot' ? await admit(fulfillment, order, webhook) : 'call';
  if (typeof admission === 'object') return refuse(admission);
  const startedAt = performance.now();
  const aborted = signal ? { signal } : {};
  const { values, leftOut } = order.namedQueries
    ? await fulfillment.fetchNamedQueries(webhook.named_queries, order.namedQueries, {
        timeoutMs: Math.min(QUERIES_MS, timeoutMs / 2),
        ...aborted,
      })
    : { values: body.namedQueries, leftOut: [] };
  const complete = { ...body, namedQueries: values };
  const own = known(complete);
  const exchange = await postIntent(
    fulfillment.egress,
    { url: webhook.url, headers: headersOf(token), body: complete },
    { timeoutMs: Math.ceil(timeoutMs - (performance.now() - startedAt)), secrets: own, ...aborted },
  );
  return { exchange, body: complete, notes: leftOut, wasTrial: admission === 'try', secrets: own };
}

async function admit(
  { ctx }: Fulfillment,
  { organization, timeoutMs }: CallOrder,
  webhook: WebhookRow,
): Promise<'call' | 'try' | Problem> {
  const nowMs = ctx.clock.now();
  const openForMs = (webhook.open_until?.getTime() ?? nowMs) - nowMs;
  const leaveAlone: Problem = {
    code: 'breaker_open',
    seconds: Math.max(1, Math.ceil((openForMs > 0 ? openForMs : OPEN_MS) / 1000)),
  };
  const admission = decideAdmission(webhook, nowMs);
  if (admission === 'leave_alone') return leaveAlone;
  if (admission === 'call') return admission;
  const trialEnds = new Date(nowMs + timeoutMs + OPEN_MS);
  const isOurs = await ctx.db.tx(organization.id, (tx) => takeTrial(tx, organization.id, webhook, trialEnds));
  return isOurs ? admission : leaveAlone;
}

/** Null: another master key sealed it. */
function tokenOf({ ctx }: Fulfillment, webhook: WebhookRow): string | null {
  try {
    return openToken(ctx.secrets, webhook);
  } catch (error) {
    if (error instanceof SecretError) return null;
    throw error;
  }
}

function resultOf(exchange: Exchange, problem: string): CallResult {
  if (exchange.outcome === 'ok') return { ok: true, status: 200, body: exchange.body };
  const { response } = exchange;
  return {
    ok: false,
    ...(response ? { status: response.status } : {}),
    error: `${exchange.outcome}: ${problem}`,
  };
}
