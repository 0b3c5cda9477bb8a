import { readNotifications as spec } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { route } from '../../../platform/http/index.ts';
import { type NotificationPorts, readNotifications } from '../read-notifications.ts';
import { personOf } from './person-of.ts';

export function addReadNotifications(app: FastifyInstance, ports: NotificationPorts): void {
  route(app, spec, ({ body }, { principal }) =>
    readNotifications(ports, principal.organizationId, personOf(principal), body.ids ?? null),
  );
}
