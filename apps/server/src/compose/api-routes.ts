import * as protocol from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { type AccountRoutesDeps, addAccountRoutes } from '../modules/accounts/routes/index.ts';
import { addBotRoutes } from '../modules/bots/routes/index.ts';
import type { Channels } from '../modules/channels/index.ts';
import { addChannelRoutes } from '../modules/channels/routes/index.ts';
import { addContactRoutes } from '../modules/contacts/routes/index.ts';
import type { ConversationPorts } from '../modules/conversations/index.ts';
import { addConversationRoutes } from '../modules/conversations/routes/index.ts';
import { addEventLogRoutes } from '../modules/event-log/routes/index.ts';
import type { LedgerPorts } from '../modules/ledger/index.ts';
import { addLedgerRoutes } from '../modules/ledger/routes/index.ts';
import type { Media } from '../modules/media/index.ts';
import { addMediaRoutes } from '../modules/media/routes/index.ts';
import { addSettingsRoutes } from '../modules/settings/routes/index.ts';
import { addTemplateRoutes } from '../modules/templates/routes/index.ts';
import { registerApiReference } from '../platform/http/index.ts';

/** Everything under `/v1`, and the reference that is made from the same contract. */
export function addApiRoutes(
  http: FastifyInstance,
  deps: {
    accounts: AccountRoutesDeps;
    channels: Channels;
    conversations: ConversationPorts;
    media: Media;
    ledger: LedgerPorts;
    /** the service desk's */
    addDeskRoutes: (http: FastifyInstance) => void;
    addFulfillmentRoutes: (http: FastifyInstance) => void;
  },
): void {
  const { ctx } = deps.accounts;
  addAccountRoutes(http, deps.accounts);
  addChannelRoutes(http, { channels: deps.channels });
  addTemplateRoutes(http, { channels: deps.channels });
  addSettingsRoutes(http, { ctx });
  addBotRoutes(http, { ctx });
  addContactRoutes(http, { ports: deps.conversations });
  addConversationRoutes(http, { ports: deps.conversations });
  addMediaRoutes(http, { media: deps.media });
  deps.addDeskRoutes(http);
  deps.addFulfillmentRoutes(http);
  addLedgerRoutes(http, { ports: deps.ledger });
  addEventLogRoutes(http, { db: ctx.db });
  registerApiReference(http, {
    title: 'Balcão API',
    document: protocol.buildOpenApi(protocol.endpointsOf(protocol), {
      version: deps.accounts.version,
      schemas: protocol.schemasOf(protocol),
    }),
  });
}
