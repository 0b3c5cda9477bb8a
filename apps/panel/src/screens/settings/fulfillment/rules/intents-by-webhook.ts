/** Names of the intents a bot answers by webhooks, by the webhook's slug, each in the order of the definition. */
export function intentsByWebhook(definition: Readonly<Record<string, unknown>>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [id, node] of Object.entries(asRecord(definition.nodes))) {
    const { type, webhook, name } = asRecord(node);
    if (type !== 'intent' || typeof webhook !== 'string') continue;
    // An intent without a name goes by its node.
    found.set(webhook, [...(found.get(webhook) ?? []), typeof name === 'string' ? name : id]);
  }
  return found;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  // An object has names to ask for; whatever they lead to is unknown.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
