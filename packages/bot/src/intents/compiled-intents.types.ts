import type { IntentMatcher } from './compile-intents.ts';
import type { JumpIndex } from './find-jump.ts';
import type { FindableParameter } from './find-values.ts';

export type CompiledParameter = FindableParameter & {
  isRequired: boolean;
  /** id of the hidden question for it */
  ask: string;
};

export type CompiledIntents = {
  matcher: IntentMatcher;
  jumps: JumpIndex;
  /** only bots that call webhooks keep a log of the session */
  callsWebhooks: boolean;
};
