import type { FastifyInstance } from 'fastify';
import type { NotificationPorts } from '../read-notifications.ts';
import { addListNotifications } from './list-notifications.ts';
import { addReadNotifications } from './read-notifications.ts';

export function addNotificationRoutes(app: FastifyInstance, ports: NotificationPorts): void {
  addListNotifications(app, ports);
  addReadNotifications(app, ports);
}
