/** Every error of this library extends it, so one `instanceof` tells them from all others. */
export class FulfillmentException extends Error {
  override name = 'FulfillmentException';
}

/** A second callback was registered for a node on the same webhook path. */
export class DuplicatedIntentNodeException extends FulfillmentException {
  override name = 'DuplicatedIntentNodeException';
  readonly node: string;

  constructor(node: string) {
    super(`A intenção '${node}' já foi declarada anteriormente.`);
    this.node = node;
  }
}

/** The webhook exists, but no callback was registered for the intent that was called. */
export class IntentCallbackNotFoundException extends FulfillmentException {
  override name = 'IntentCallbackNotFoundException';
  readonly node: string;

  constructor(node: string) {
    super(`Nenhum callback foi encontrado para a intenção '${node}'`);
    this.node = node;
  }
}

/** The callback returned something that is not a `FulfillmentHelperResponse`. */
export class IntentResponseInstanceException extends FulfillmentException {
  override name = 'IntentResponseInstanceException';
  readonly callbackName: string;

  constructor(callbackName: string) {
    super(`O callback '${callbackName}' deve retornar uma classe do tipo 'FulfillmentHelperResponse'`);
    this.callbackName = callbackName;
  }
}

/** The token belongs to another intent than the one that was called. */
export class InvalidWebhookTokenException extends FulfillmentException {
  override name = 'InvalidWebhookTokenException';
  readonly node: string;

  constructor(node: string) {
    super(`Token inválido para o Webhook da intenção '${node}'`);
    this.node = node;
  }
}

/** No intent was registered on the path that was called. */
export class WebhookNotFoundException extends FulfillmentException {
  override name = 'WebhookNotFoundException';
  readonly webhook: string;

  constructor(webhook: string) {
    super(`O path '${webhook}' não foi definido para nenhum webhook.`);
    this.webhook = webhook;
  }
}
