import type { FastifyInstance } from 'fastify';
import type { Channels } from '../channels.ts';
import { addCreateChannel } from './create-channel.ts';
import { addDeleteChannel } from './delete-channel.ts';
import { addGetChannel } from './get-channel.ts';
import { addListChannels } from './list-channels.ts';
import { addResumeChannel } from './resume-channel.ts';
import { addTestChannel } from './test-channel.ts';
import { addTestConnection } from './test-connection.ts';
import { addUpdateChannel } from './update-channel.ts';

export function addChannelRoutes(app: FastifyInstance, deps: { channels: Channels }): void {
  addListChannels(app, deps.channels);
  addCreateChannel(app, deps.channels);
  addTestConnection(app, deps.channels);
  addGetChannel(app, deps.channels);
  addUpdateChannel(app, deps.channels);
  addTestChannel(app, deps.channels);
  addResumeChannel(app, deps.channels);
  addDeleteChannel(app, deps.channels);
}
