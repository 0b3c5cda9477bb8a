import type { ConnectionCheck, ConnectionReport, LocaleName } from '@balcao/protocol';
import { type TokenInfo, WhatsAppError } from '@balcao/whatsapp';
import type { Context } from '../../../context.ts';
import type { ChannelMode } from '../channel.types.ts';
import { callbackUrlOf } from '../channels.ts';
import type { AnswerHeaders, GraphClients } from '../graph-clients.ts';
import { isPassing, isProofRefused, metaWordsOf } from '../meta-error.ts';
import { ask, createSilence, failed, passed, type Silence, unknown } from './outcome.ts';
import { checkPublicAddress } from './public-address.ts';
import { type Say, sayIn } from './texts.ts';

export type ConnectionInput = {
  mode: ChannelMode;
  phoneNumberId: string;
  wabaId: string;
  accessToken: string;
  appSecret: string;
  /** undefined: not saved yet */
  lastWebhookAt: Date | null | undefined;
  locale: LocaleName;
  /** the organization's, for the moments told */
  timeZone: string;
};

type Client = ReturnType<GraphClients['clientWith']>;

/** The part of Channels that is used. */
type Way = Pick<GraphClients, 'clientWith'> & {
  ctx: { clock: Pick<Context['clock'], 'now'> };
  publicUrl: () => string;
};

type Asking = { client: Client; input: ConnectionInput; say: Say; silence: Silence };

const NEEDED_SCOPES = ['whatsapp_business_messaging', 'whatsapp_business_management'];
const WEEK_MS = 7 * 24 * 3_600_000;
const SKEW_LIMIT_SECONDS = 120;

/** Everything a number needs to send and receive, each line with what to do when it fails. */
export async function testConnection(channels: Way, input: ConnectionInput): Promise<ConnectionReport> {
  const say = sayIn(input.locale);
  const silence = createSilence(say);
  const { mode, accessToken, appSecret } = input;
  const nowMs = () => channels.ctx.clock.now();
  let skewSeconds: number | undefined;
  let isAnswered = false;
  const observe = ({ date }: AnswerHeaders) => {
    isAnswered = true;
    const theirsMs = Date.parse(String(date));
    if (!Number.isNaN(theirsMs)) skewSeconds = Math.round((nowMs() - theirsMs) / 1000);
  };
  const proved = channels.clientWith({ mode, accessToken, appSecret }, observe);
  const secret = await checkSecret(proved, input, say);
  // With a wrong secret the rest is asked without the proof, which most apps allow.
  const client = secret.ok === false ? channels.clientWith({ mode, accessToken }, observe) : proved;
  const asking = { client, input, say, silence };
  const token = await checkToken(asking, nowMs());
  const number = await checkNumber(asking);
  const reaches = number.ok === true;
  const isSilent = number.ok === null && silence.isBroken;
  const notChecked = (name: ConnectionCheck['name']) =>
    unknown(name, say(isSilent ? 'no_answer' : 'not_checked'));
  const callbackUrl = callbackUrlOf(channels.publicUrl());
  const checks = [
    token.check,
    number,
    reaches ? await checkAccount(asking) : notChecked('waba'),
    secret,
    reaches ? await checkSubscription(asking, token.appId, callbackUrl) : notChecked('subscription'),
    mode === 'simulator' ? unknown('callback', say('simulated')) : checkCallback(callbackUrl, say),
    checkClock(skewSeconds, isAnswered, say),
    checkWebhookSeen(input, callbackUrl, say),
  ];
  return { ok: checks.every((check) => check.ok !== false), checks };
}

async function checkToken(
  { client, input, say, silence }: Asking,
  nowMs: number,
): Promise<{ check: ConnectionCheck; appId?: string }> {
  let info: TokenInfo;
  try {
    info = await client.debugToken();
  } catch (error) {
    if (!WhatsAppError.isInstance(error)) throw error;
    const meta = metaWordsOf(error);
    if (isProofRefused(error)) return { check: unknown('token', say('not_checked')) };
    if (isPassing(error)) return { check: silence.report('token', error) };
    // Code 190 is the token's own; any other refusal only means that it may not look at itself.
    return error.code === 190 || error.code === 0
      ? { check: failed('token', say('token_invalid', { meta }), say('token_invalid_advice')) }
      : { check: unknown('token', say('token_unknown')) };
  }
  const appId = info.appId === undefined ? {} : { appId: info.appId };
  return { check: judgeToken(info, input, say, nowMs), ...appId };
}

function judgeToken(info: TokenInfo, input: ConnectionInput, say: Say, nowMs: number): ConnectionCheck {
  if (!info.isValid) {
    const meta = info.errorMessage ?? 'is_valid: false';
    return failed('token', say('token_invalid', { meta }), say('token_invalid_advice'));
  }
  const missing = NEEDED_SCOPES.filter((scope) => !info.scopes.includes(scope));
  if (missing.length > 0) {
    return failed('token', say('token_scopes', { scopes: missing.join(', ') }), say('token_scopes_advice'));
  }
  if (info.expiresAtMs === undefined) return passed('token', say('token_ok'));
  const detail = say('token_ok_until', { date: formatDate(new Date(info.expiresAtMs), input) });
  return info.expiresAtMs - nowMs < WEEK_MS
    ? { ...passed('token', detail), advice: say('token_expires_soon') }
    : passed('token', detail);
}

function checkNumber(asking: Asking): Promise<ConnectionCheck> {
  const { client, input, say } = asking;
  return ask('phone_number', asking, { refused: 'number_refused', advice: 'number_advice' }, async () => {
    const number = await client.getPhoneNumber(input.phoneNumberId);
    return passed(
      'phone_number',
      say('number_ok', {
        number: number.displayPhoneNumber ?? number.id,
        name: number.verifiedName ?? '–',
      }),
    );
  });
}

function checkAccount(asking: Asking): Promise<ConnectionCheck> {
  const { client, input, say } = asking;
  return ask('waba', asking, { refused: 'waba_refused', advice: 'waba_advice' }, async () => {
    const numbers = await client.listPhoneNumbers(input.wabaId);
    return numbers.some((number) => number.id === input.phoneNumberId)
      ? passed('waba', say('waba_ok'))
      : failed('waba', say('waba_other'), say('waba_advice'));
  });
}

/** Only a refused proof speaks about the secret; whatever else fails here shows in the other checks. */
async function checkSecret(proved: Client, input: ConnectionInput, say: Say): Promise<ConnectionCheck> {
  try {
    await proved.getPhoneNumber(input.phoneNumberId);
    return passed('app_secret', say('secret_ok'));
  } catch (error) {
    if (!WhatsAppError.isInstance(error)) throw error;
    return isProofRefused(error)
      ? failed('app_secret', say('secret_refused'), say('secret_advice'))
      : unknown('app_secret', say(isPassing(error) ? 'no_answer' : 'not_checked'));
  }
}

function checkSubscription(
  asking: Asking,
  appId: string | undefined,
  callbackUrl: string,
): Promise<ConnectionCheck> {
  const { client, input, say } = asking;
  return ask('subscription', asking, { refused: 'waba_refused', advice: 'waba_advice' }, async () => {
    const apps = await client.getSubscribedApps(input.wabaId);
    const app = appId === undefined ? apps[0] : apps.find((one) => one.id === appId);
    if (!app) return failed('subscription', say('subscription_missing'), say('subscription_advice'));
    const url = app.overrideCallbackUri;
    return url === undefined || url === callbackUrl
      ? passed('subscription', say('subscription_ok'))
      : failed(
          'subscription',
          say('subscription_elsewhere', { url }),
          say('subscription_elsewhere_advice', { callback: callbackUrl }),
        );
  });
}

function checkCallback(callback: string, say: Say): ConnectionCheck {
  const verdict = checkPublicAddress(callback);
  switch (verdict) {
    case 'ok':
      return passed('callback', say('callback_ok', { callback }));
    case 'not_https':
      return failed('callback', say('callback_not_https', { callback }), say('callback_advice'));
    case 'private':
      return failed('callback', say('callback_private', { callback }), say('callback_advice'));
    default:
      return verdict satisfies never;
  }
}

function checkClock(skewSeconds: number | undefined, isAnswered: boolean, say: Say): ConnectionCheck {
  if (skewSeconds === undefined) return unknown('clock', say(isAnswered ? 'no_time' : 'no_answer'));
  const seconds = Math.abs(skewSeconds);
  return seconds <= SKEW_LIMIT_SECONDS
    ? passed('clock', say('clock_ok'))
    : failed('clock', say('clock_wrong', { seconds: String(seconds) }), say('clock_advice'));
}

function checkWebhookSeen(input: ConnectionInput, callback: string, say: Say): ConnectionCheck {
  const { lastWebhookAt } = input;
  if (lastWebhookAt === undefined) return unknown('webhook_seen', say('not_saved'));
  return lastWebhookAt === null
    ? unknown('webhook_seen', say('webhook_none'), say('webhook_advice', { callback }))
    : passed('webhook_seen', say('webhook_ok', { date: formatDate(lastWebhookAt, input) }));
}

function formatDate(date: Date, { locale, timeZone }: ConnectionInput): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(date);
}
