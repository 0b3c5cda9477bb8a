// The examples are run by their test; named here, the compiler reads them too.
export type * as application from '../../examples/application.ts';
export type * as debug from '../../examples/debug.ts';
export type * as decorator from '../../examples/decorator.ts';
export type * as expressServer from '../../examples/express-server.ts';
export type * as fallback from '../../examples/fallback.ts';
export type * as fastifyServer from '../../examples/fastify-server.ts';
export type * as fetchHandler from '../../examples/fetch-handler.ts';
export type * as modules from '../../examples/modules/main.ts';
export type * as newOrder from '../../examples/new-order.ts';
export type * as nodeServer from '../../examples/node-server.ts';
export type * as options from '../../examples/options.ts';
export type * as start from '../../examples/start.ts';
export type * as typedParameters from '../../examples/typed-parameters.ts';
export type * as webhookTest from '../../examples/webhook-test.ts';
export type * as welcome from '../../examples/welcome.ts';
export type * as workers from '../../examples/workers.ts';
