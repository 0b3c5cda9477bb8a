import { type JsonRecord, readArray, readId, readRecord, readText, readTimestampMs } from '../read-json.ts';
import { type CallOptions, type Graph, pathId } from './graph-call.ts';

export type SubscribedApp = { id: string; name?: string; link?: string; overrideCallbackUri?: string };

export type TokenInfo = {
  isValid: boolean;
  appId?: string;
  type?: string;
  /** absent: never */
  expiresAtMs?: number;
  scopes: string[];
  errorMessage?: string;
  raw: JsonRecord;
};

export const createAccountCalls = (graph: Graph, ownToken: string) => ({
  /** The apps that get the webhooks of an account. */
  getSubscribedApps: async (wabaId: string, options: CallOptions = {}): Promise<SubscribedApp[]> => {
    const answer = await graph.call('GET', `${pathId(wabaId)}/subscribed_apps`, { signal: options.signal });
    return readArray(answer.data).flatMap((item) => parseSubscribedApp(readRecord(item)) ?? []);
  },

  /** Lets the app of this token get the webhooks of an account, at another address if one is given. */
  subscribeApp: async (
    wabaId: string,
    options: CallOptions & { overrideCallbackUri?: string; verifyToken?: string } = {},
  ): Promise<void> => {
    const { overrideCallbackUri, verifyToken } = options;
    const body =
      overrideCallbackUri === undefined
        ? {}
        : { override_callback_uri: overrideCallbackUri, verify_token: verifyToken };
    await graph.call('POST', `${pathId(wabaId)}/subscribed_apps`, { body, signal: options.signal });
  },

  /** What a token may do and until when; without one, the token of this client. */
  debugToken: async (inputToken: string = ownToken, options: CallOptions = {}): Promise<TokenInfo> => {
    const query = { input_token: inputToken };
    const answer = await graph.call('GET', 'debug_token', { query, signal: options.signal });
    return parseTokenInfo(readRecord(answer.data) ?? {});
  },
});

const parseSubscribedApp = (record: JsonRecord | undefined): SubscribedApp | undefined => {
  const data = readRecord(record?.whatsapp_business_api_data);
  const id = readId(data?.id);
  if (record === undefined || data === undefined || id === undefined) return undefined;
  const app: SubscribedApp = { id };
  const name = readText(data.name);
  const link = readText(data.link);
  const overrideCallbackUri = readText(record.override_callback_uri);
  if (name !== undefined) app.name = name;
  if (link !== undefined) app.link = link;
  if (overrideCallbackUri !== undefined) app.overrideCallbackUri = overrideCallbackUri;
  return app;
};

const parseTokenInfo = (record: JsonRecord): TokenInfo => {
  const info: TokenInfo = {
    isValid: record.is_valid === true,
    scopes: readArray(record.scopes).flatMap((scope) => readText(scope) ?? []),
    raw: record,
  };
  const appId = readId(record.app_id);
  const type = readText(record.type);
  // 0 means that it never expires.
  const expiresAtMs = readTimestampMs(record.expires_at);
  const errorMessage = readText(readRecord(record.error)?.message);
  if (appId !== undefined) info.appId = appId;
  if (type !== undefined) info.type = type;
  if (expiresAtMs !== undefined) info.expiresAtMs = expiresAtMs;
  if (errorMessage !== undefined) info.errorMessage = errorMessage;
  return info;
};
