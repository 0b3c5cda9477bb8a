import { AppError } from '@balcao/protocol';
import type { FastifyInstance } from 'fastify';
import { withRawBodies } from '../../../platform/http/index.ts';
import { type ReceivePorts, receiveDelivery } from '../receive-delivery.ts';

/** Meta sends at most 3 MB (docs/guides/whatsapp-cloud-api.md §6.2). */
const MAX_BODY_BYTES = 3 * 1024 * 1024;

/** `POST /webhooks/whatsapp`: 200 once durable, 401 bad signature, 413 over 3 MB, 503 try again. */
export function receiveWhatsAppWebhook(app: FastifyInstance, ports: ReceivePorts): void {
  withRawBodies(app, (scope) => {
    scope.post(
      '/webhooks/whatsapp',
      // Meta's servers are no browser: the headers that protect pages cost a tenth of the handling.
      { bodyLimit: MAX_BODY_BYTES, logLevel: 'warn', helmet: false },
      async (request, reply) => {
        if (!Buffer.isBuffer(request.body))
          throw new AppError('INVALID_INPUT', { message: 'The body is empty. WhatsApp posts JSON here.' });
        const header = request.headers['x-hub-signature-256'];
        await receiveDelivery(request.body, typeof header === 'string' ? header : undefined, ports);
        return reply.type('text/plain').send('EVENT_RECEIVED');
      },
    );
  });
}
