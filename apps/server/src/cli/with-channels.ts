import type { Context } from '../context.ts';
import { type Channels, createChannels } from '../modules/channels/index.ts';
import { publicUrlOf } from './session.ts';

/** The channels as they are now; one command needs no news of changes. */
export async function withChannels<T>(ctx: Context, run: (channels: Channels) => Promise<T>): Promise<T> {
  const channels = createChannels({ ctx, publicUrl: () => publicUrlOf(ctx.config) });
  try {
    await channels.directory.reload();
    return await run(channels);
  } finally {
    await channels.close();
  }
}
