import fastify from 'fastify';
import { GraphError, renderGraphError } from './errors.ts';
import type { Simulator, SimulatorOptions } from './simulator.ts';
import { createSimulator } from './simulator.ts';

export interface RunningSimulator {
  /** Base of the Graph API: use `${url}/v25.0/…`. The phone is at `${url}/phone/`. */
  url: string;
  simulator: Simulator;
  close(): Promise<void>;
}

/** The simulator on a port of its own. */
export async function startSimulator(
  options: SimulatorOptions & { host?: string; port?: number },
): Promise<RunningSimulator> {
  const { host = '127.0.0.1', port = 0, ...rest } = options;
  const simulator = createSimulator(rest);
  const app = fastify({ forceCloseConnections: true, bodyLimit: 4 * 1_024 * 1_024 });
  app.get('/', (_request, reply) => reply.redirect('/phone/'));
  app.setNotFoundHandler((_request, reply) => {
    const error = new GraphError(2500, 'The simulator does not have this path of the Graph API.');
    return reply.code(error.httpStatus).send(renderGraphError(error, 'Asimulator'));
  });
  await app.register(simulator.graph);
  await app.register(simulator.phone, { prefix: '/phone' });
  const url = await app.listen({ host, port });
  simulator.setPublicUrl(options.publicUrl ?? url);
  return {
    url,
    simulator,
    async close() {
      await app.close();
      await simulator.dispose();
    },
  };
}
