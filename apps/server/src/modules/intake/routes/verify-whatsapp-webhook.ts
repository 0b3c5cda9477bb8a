import { AppError } from '@balcao/protocol';
import { checkVerifyToken } from '@balcao/whatsapp';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod';

const handshake = z.object({
  'hub.mode': z.literal('subscribe'),
  'hub.challenge': z.string().min(1).max(500),
  'hub.verify_token': z.string().min(1).max(500),
});

/** `GET /webhooks/whatsapp`: Meta's handshake; echoes the challenge as text when a channel has this verify token. */
export function verifyWhatsAppWebhook(
  app: FastifyInstance,
  ports: { verifyTokens: () => readonly string[]; refresh: () => Promise<void> },
): void {
  app.get('/webhooks/whatsapp', async (request, reply) => {
    const query = handshake.safeParse(request.query);
    if (!query.success)
      throw new AppError('INVALID_INPUT', {
        message:
          'This address speaks with WhatsApp: hub.mode, hub.challenge and hub.verify_token are expected.',
      });
    const given = query.data['hub.verify_token'];
    // Every token is compared, so that the time taken tells nothing.
    const matches = () => ports.verifyTokens().filter((token) => checkVerifyToken(given, token)).length > 0;
    if (!matches()) {
      await ports.refresh();
      if (!matches()) throw new AppError('INVALID_VERIFY_TOKEN');
    }
    return reply.type('text/plain; charset=utf-8').send(query.data['hub.challenge']);
  });
}
