import type { Context } from '../../context.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Channels } from '../channels/index.ts';
import type { MediaStore } from './media-store.ts';

/** What the operations on attachments need; built once, in app.ts. */
export type Media = {
  ctx: Pick<Context, 'db' | 'clock' | 'log'>;
  channels: Pick<Channels, 'clientFor' | 'directory'>;
  store: MediaStore;
  /** Writes the event `message.updated`; the last statement of its transaction. */
  publishMessageUpdated: (tx: Tx, organizationId: string, messageId: string) => Promise<void>;
};
