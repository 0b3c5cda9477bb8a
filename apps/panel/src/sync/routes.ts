import type * as contract from '@balcao/protocol';
import type { CallerInput, EndpointSpec, ResponseOf } from '@balcao/protocol';

type Contract = typeof contract;
type SpecName = { [K in keyof Contract]: Contract[K] extends EndpointSpec ? K : never }[keyof Contract];
type Spec<K extends SpecName> = Extract<Contract[K], EndpointSpec>;

/**
 * Where each endpoint lives. The contract objects hold zod schemas, 90 kB the panel does not need: the
 * server checks. So only their types are imported, and the compiler refuses a line that strays from them.
 */
export const ROUTES = {
  signIn: ['POST', '/v1/sign-in'],
  signInWithToken: ['POST', '/v1/sign-in/token'],
  signOut: ['POST', '/v1/sign-out'],
  getMe: ['GET', '/v1/me'],
  updateMe: ['PATCH', '/v1/me'],
  listSessions: ['GET', '/v1/sessions'],
  revokeSession: ['DELETE', '/v1/sessions/:id'],
  listUsers: ['GET', '/v1/users'],
  createUser: ['POST', '/v1/users'],
  listApiKeys: ['GET', '/v1/api-keys'],
  createApiKey: ['POST', '/v1/api-keys'],
  revokeApiKey: ['DELETE', '/v1/api-keys/:id'],
  listChannels: ['GET', '/v1/channels'],
  createChannel: ['POST', '/v1/channels'],
  updateChannel: ['PATCH', '/v1/channels/:id'],
  testConnection: ['POST', '/v1/channels/test'],
  testChannel: ['POST', '/v1/channels/:id/test'],
  resumeChannel: ['POST', '/v1/channels/:id/resume'],
  deleteChannel: ['DELETE', '/v1/channels/:id'],
  syncTemplates: ['POST', '/v1/channels/:id/templates/sync'],
  listTemplates: ['GET', '/v1/templates'],
  listConversations: ['GET', '/v1/conversations'],
  getConversation: ['GET', '/v1/conversations/:id'],
  getBotSession: ['GET', '/v1/conversations/:id/session'],
  listMessages: ['GET', '/v1/conversations/:id/messages'],
  replyToConversation: ['POST', '/v1/conversations/:id/messages'],
  takeConversation: ['POST', '/v1/conversations/:id/take'],
  releaseConversation: ['POST', '/v1/conversations/:id/release'],
  closeConversation: ['POST', '/v1/conversations/:id/close'],
  readConversation: ['POST', '/v1/conversations/:id/read'],
  resendMessage: ['POST', '/v1/messages/:id/resend'],
  uploadMedia: ['POST', '/v1/media'],
  updateContact: ['PATCH', '/v1/contacts/:id'],
  getSettings: ['GET', '/v1/settings'],
  updateSettings: ['PUT', '/v1/settings'],
  listBots: ['GET', '/v1/bots'],
  getBot: ['GET', '/v1/bots/:id'],
  checkBot: ['POST', '/v1/bots/check'],
  publishBot: ['POST', '/v1/bots/:id/versions'],
  getLedger: ['GET', '/v1/ledger'],
  listLedgerMessages: ['GET', '/v1/ledger/messages'],
  listQuarantine: ['GET', '/v1/quarantine'],
  replayQuarantine: ['POST', '/v1/quarantine/:id/replay'],
} as const satisfies { [K in SpecName]?: readonly [Spec<K>['method'], Spec<K>['path']] };

export type EndpointName = keyof typeof ROUTES;

type Given<T> = { [K in keyof T as T[K] extends undefined ? never : K]: T[K] };
/** Only the parts this endpoint takes: `{ params, query, body }`. */
export type CallInput<K extends EndpointName> = Given<CallerInput<Spec<K>>>;
export type CallOutput<K extends EndpointName> = ResponseOf<Spec<K>>;
