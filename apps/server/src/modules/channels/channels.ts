import type { Context } from '../../context.ts';
import { type ChannelDirectory, createChannelDirectory } from './directory.ts';
import { createGraphClients, type GraphClients } from './graph-clients.ts';
import { createGraphPool } from './graph-pool.ts';

/** The numbers of this server and the way to Meta; built once, in app.ts. */
export type Channels = GraphClients & {
  ctx: Context;
  directory: ChannelDirectory;
  /** known once the server listens */
  publicUrl: () => string;
  start(): Promise<void>;
  close(): Promise<void>;
};

export function createChannels(options: {
  ctx: Context;
  publicUrl: () => string;
  simulatorUrl?: () => string | null;
}): Channels {
  const { ctx, publicUrl, simulatorUrl = () => null } = options;
  const directory = createChannelDirectory(ctx);
  const pool = createGraphPool();
  return {
    ctx,
    directory,
    publicUrl,
    ...createGraphClients(ctx, { directory, request: pool.request, simulatorUrl }),
    start: () => directory.start(),
    async close() {
      await directory.close();
      await pool.close();
    },
  };
}

export function callbackUrlOf(publicUrl: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/webhooks/whatsapp`;
}
