import type { Desk } from '../contract/answer-call.ts';
import { IntentRegistry } from '../intents/intent-registry.ts';
import { DEFAULTS } from '../options.ts';
import { createApplication, type FulfillmentApplication } from './create-application.ts';

let firstDesk: Desk | undefined;

/** The first helper of the process becomes the one `application` speaks for. */
export function offerDefaultDesk(desk: Desk): void {
  firstDesk ??= desk;
}

/**
 * The application of the first `FulfillmentHelper` created in this process, importable before it is created. Until
 * then it answers the health check and knows no token.
 */
export const application: FulfillmentApplication = createApplication(
  () => firstDesk ?? { ...DEFAULTS, intents: new IntentRegistry(), isVerbose: false },
);
