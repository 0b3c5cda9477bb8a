import { AppError, getContact as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { findContact, listIdentities } from '../store/contacts.ts';
import { findSurvivingId } from '../store/merged.ts';
import { contactView } from '../views.ts';
import type { ContactRoutesDeps } from './deps.ts';

export function addGetContact(app: FastifyInstance, { ports }: ContactRoutesDeps): void {
  route(app, spec, async ({ params }, { principal: { organizationId } }) =>
    ports.db.tx(
      organizationId,
      async (tx) => {
        const id = await findSurvivingId(tx, organizationId, params.id);
        const contact = id && (await findContact(tx, organizationId, id));
        if (!contact) throw new AppError('NOT_FOUND');
        return contactView(contact, await listIdentities(tx, [contact]));
      },
      { readOnly: true },
    ),
  );
}
