import {
  DuplicatedIntentNodeException,
  IntentCallbackNotFoundException,
  InvalidWebhookTokenException,
  WebhookNotFoundException,
} from '../exceptions.ts';
import type { Intent } from './intent.types.ts';
import { digestToken, isAmongTokens, isSameToken, type TokenDigest } from './token-digest.ts';
import { trimWebhook } from './webhook-path.ts';

interface Entry {
  intent: Intent;
  digest: TokenDigest;
}

/** The intents of one helper or context, by webhook and node. Private fields keep tokens out of `console.log`. */
export class IntentRegistry {
  readonly #webhooks = new Map<string, Map<string, Entry>>();
  readonly #tokens = new Map<string, TokenDigest>();

  /**
   * All or none are added.
   * @throws TypeError, DuplicatedIntentNodeException
   */
  add(...intents: Intent[]): void {
    const added = intents.map((intent) => ({ ...intent, webhook: trimWebhook(intent.webhook) }));
    const seen = new Set<string>();
    for (const { webhook, node } of added) {
      const key = JSON.stringify([webhook, node]);
      if (seen.has(key) || this.#webhooks.get(webhook)?.has(node))
        throw new DuplicatedIntentNodeException(node);
      seen.add(key);
    }
    for (const intent of added) {
      const digest = digestToken(intent.token);
      const nodes = this.#webhooks.get(intent.webhook) ?? new Map<string, Entry>();
      this.#webhooks.set(intent.webhook, nodes.set(intent.node, { intent, digest }));
      this.#tokens.set(intent.token.trim(), digest);
    }
  }

  list(): Intent[] {
    return [...this.#webhooks.values()].flatMap((nodes) => [...nodes.values()].map(({ intent }) => intent));
  }

  /** Whether any intent was registered with this token. */
  isKnownToken(token: string): boolean {
    return isAmongTokens(digestToken(token), this.#tokens.values());
  }

  /** @throws WebhookNotFoundException, IntentCallbackNotFoundException, InvalidWebhookTokenException; in this order */
  getIntent(webhook: string, node: string, token: string): Intent {
    const nodes = this.#webhooks.get(webhook);
    if (!nodes) throw new WebhookNotFoundException(webhook);
    const entry = nodes.get(node);
    if (!entry) throw new IntentCallbackNotFoundException(node);
    if (!isSameToken(entry.digest, digestToken(token))) throw new InvalidWebhookTokenException(node);
    return entry.intent;
  }

  /** The text without any registered token, in any spelling JSON or a URL gives it. */
  redact(text: string): string {
    return [...this.#tokens.keys()]
      .flatMap((token) => [token, JSON.stringify(token).slice(1, -1), encodeURIComponent(token)])
      .sort((one, other) => other.length - one.length)
      .reduce((redacted, spelling) => redacted.replaceAll(spelling, '***'), text);
  }
}
