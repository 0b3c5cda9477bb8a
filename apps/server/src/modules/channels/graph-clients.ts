import { createWhatsAppClient, type RequestPort, type WhatsAppClient } from '@balcao/whatsapp';
import type { Context } from '../../context.ts';
import type { ChannelMode } from './channel.types.ts';
import type { ChannelDirectory } from './directory.ts';

export type Credentials = { mode: ChannelMode; accessToken: string; appSecret?: string };

export type GraphClients = {
  /** The client of a connected channel; undefined when it is connected no more. */
  clientFor(channelId: string): WhatsAppClient | undefined;
  /** A client for credentials not saved yet. `observe` sees every answer. */
  clientWith(credentials: Credentials, observe?: (headers: AnswerHeaders) => void): WhatsAppClient;
};

export type AnswerHeaders = Readonly<Record<string, string | string[] | undefined>>;

type Cached = { client: WhatsAppClient; accessToken: string; appSecret: string; graphUrl: string };

export function createGraphClients(
  ctx: Pick<Context, 'config'>,
  options: {
    directory: ChannelDirectory;
    request: RequestPort;
    /** where simulated channels lead, whatever WHATSAPP_GRAPH_URL says; null: there is no simulator */
    simulatorUrl: () => string | null;
  },
): GraphClients {
  const cache = new Map<string, Cached>();
  const { graphUrl, graphVersion } = ctx.config.whatsapp;

  function urlFor(mode: ChannelMode): string {
    if (mode === 'live') return graphUrl;
    const url = options.simulatorUrl();
    if (url === null) throw new Error('This channel belongs to the simulator, which runs in demo mode only.');
    return url;
  }

  return {
    clientFor(channelId) {
      const channel = options.directory.byId(channelId);
      if (!channel) {
        cache.delete(channelId);
        return undefined;
      }
      const { accessToken, appSecret } = channel;
      const url = urlFor(channel.mode);
      const known = cache.get(channelId);
      if (
        known &&
        known.accessToken === accessToken &&
        known.appSecret === appSecret &&
        known.graphUrl === url
      ) {
        return known.client;
      }
      const client = createWhatsAppClient({
        graphUrl: url,
        version: graphVersion,
        accessToken,
        appSecret,
        request: options.request,
      });
      cache.set(channelId, { client, accessToken, appSecret, graphUrl: url });
      return client;
    },
    clientWith({ mode, ...credentials }, observe) {
      return createWhatsAppClient({
        graphUrl: urlFor(mode),
        version: graphVersion,
        ...credentials,
        request: async (...call) => {
          const answer = await options.request(...call);
          observe?.(answer.headers);
          return answer;
        },
      });
    },
  };
}
