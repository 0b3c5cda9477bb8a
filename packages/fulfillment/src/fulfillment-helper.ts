import { createApplication, type FulfillmentApplication } from './application/create-application.ts';
import { offerDefaultDesk } from './application/default-application.ts';
import type { Desk } from './contract/answer-call.ts';
import type { FulfillmentHelperContext } from './fulfillment-helper-context.ts';
import { IntentCollection } from './intents/intent-collection.ts';
import { type FulfillmentHelperOptions, readOptions } from './options.ts';
import { findRestartableScript, isSupervised } from './server/debug/can-restart.ts';
import { reportListening, superviseScript } from './server/debug/supervise.ts';
import { type FulfillmentServer, startServer } from './server/start-server.ts';
import { stopAll, stopOnSignal } from './server/stop-on-signal.ts';

export interface StartOptions {
  /** Logs the contents of requests and answers, and restarts the program when its code changes. */
  debug?: boolean;
  /** Name or IP to listen on. Default: `0.0.0.0`, every network of this machine. */
  host?: string;
  /** 0 takes any free one. Default: 5052. */
  port?: number;
}

/** What `close` waits beyond the longest a callback may take. */
const STOP_MARGIN_MS = 1_000;

/**
 * Webhooks for the intent nodes of an assistant.
 *
 * @example
 * const fh = new FulfillmentHelper();
 * fh.intent({ webhook: 'pedidos', node: 'Novo pedido', token }, (request) => {
 *   return new FulfillmentHelperResponse({ message: `Sessão ${request.sessionId}` });
 * });
 * await fh.start();
 */
export class FulfillmentHelper extends IntentCollection {
  readonly #desk: Desk;
  readonly #application: FulfillmentApplication;

  /** @throws TypeError */
  constructor(options: FulfillmentHelperOptions = {}) {
    super();
    const desk: Desk = { ...readOptions(options), intents: this.registry, isVerbose: false };
    this.#desk = desk;
    this.#application = createApplication(() => desk);
    offerDefaultDesk(desk);
  }

  /**
   * Adds the intents the context has by now, all or none.
   * @throws DuplicatedIntentNodeException
   */
  registerContext(context: FulfillmentHelperContext): void {
    this.registry.add(...context.getIntents());
  }

  /** The application, for a server of your own or a test to drive. Intents registered later are answered too. */
  getAppContext(): FulfillmentApplication {
    return this.#application;
  }

  /**
   * Serves the webhooks; resolves once the server listens. SIGINT and SIGTERM let requests under way finish, then end
   * the process. With `debug` the program runs in a child process and what follows `start` only there.
   *
   * @throws Error if the address cannot be had.
   */
  async start({
    debug = false,
    host = '0.0.0.0',
    port = 5052,
  }: StartOptions = {}): Promise<FulfillmentServer> {
    const { logger, callbackTimeoutMs } = this.#desk;
    const script = debug && !isSupervised() ? findRestartableScript() : undefined;
    if (script !== undefined) return superviseScript(script, logger);
    const desk: Desk = { ...this.#desk, isVerbose: debug };
    const server = await startServer(
      createApplication(() => desk),
      { host, port, stopGraceMs: callbackTimeoutMs + STOP_MARGIN_MS },
    );
    const forget = stopOnSignal(server.close);
    if (isSupervised()) reportListening(() => void stopAll('SIGTERM'));
    logger.info(`Webhook pronto em ${server.url}${describeDebug(debug)}`);
    return { ...server, close: () => server.close().finally(forget) };
  }
}

function describeDebug(debug: boolean): string {
  if (!debug) return '';
  return isSupervised()
    ? ' (debug: reinicia quando o código muda)'
    : ' (debug: sem reinício automático aqui)';
}
