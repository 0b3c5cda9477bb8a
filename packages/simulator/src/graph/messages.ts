import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Core } from '../core.ts';
import { acceptMessage } from '../outbound.ts';
import { acceptRead } from '../read.ts';
import { raiseStatus } from '../statuses.ts';
import { readBody } from './body.ts';
import { decideTrouble, hangUp } from './failures.ts';
import { getOwnNumber } from './nodes.ts';

export function addMessageRoutes(app: FastifyInstance, core: Core, prefix: string): void {
  const handle = (request: FastifyRequest, reply: FastifyReply): unknown => {
    const number = getOwnNumber(core, request);
    const body = readBody(request.body);
    const behaviour = core.behaviour();
    const trouble = decideTrouble(behaviour, request, core.random);
    if (trouble.kind === 'error') throw trouble.error;
    if (trouble.kind === 'reset' && !trouble.accept) return hangUp(request, reply);
    if (body.status !== undefined) return acceptRead(core, number, body);
    const { answer, message } = acceptMessage(
      core,
      number,
      body,
      trouble.kind === 'later' ? trouble.code : undefined,
    );
    if (trouble.kind === 'reset') return hangUp(request, reply);
    if (trouble.kind === 'hang') {
      core.scheduler.at(core.clock.now() + behaviour.failures.hangMs, () => request.raw.socket.destroy());
      return reply.hijack();
    }
    if (behaviour.statusBeforeAnswer && message.status === 'accepted') {
      return raiseStatus(core, message, 'sent').then(() => answer);
    }
    return answer;
  };
  app.post(`${prefix}/:id/messages`, handle);
  app.post(`${prefix}/:id/marketing_messages`, handle);
}
