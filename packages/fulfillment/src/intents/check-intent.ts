import type { IntentOptions } from './intent.types.ts';

/**
 * The declared options, or a refusal a person without a type checker understands.
 * @throws TypeError
 */
export function checkIntentOptions(options: IntentOptions): IntentOptions {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(
      "intent() recebe um objeto, como { webhook: 'pedidos', node: 'Novo pedido', token }.",
    );
  }
  const { webhook, node, token, fallbackMessage } = options;
  if (typeof webhook !== 'string') throw new TypeError("intent(): 'webhook' deve ser um texto.");
  if (typeof node !== 'string' || node === '')
    throw new TypeError("intent(): 'node' deve ser o nome do nó de intenção.");
  if (typeof token !== 'string' || token.trim() === '') {
    throw new TypeError(`intent(): falta o 'token' do nó '${node}'. Copie-o da configuração do nó.`);
  }
  if (fallbackMessage !== undefined && fallbackMessage !== null && typeof fallbackMessage !== 'string') {
    throw new TypeError(`intent(): 'fallbackMessage' do nó '${node}' deve ser um texto.`);
  }
  return { webhook, node, token, fallbackMessage: fallbackMessage ?? undefined };
}

/** @throws TypeError */
export function checkCallback(callback: unknown, node: string): void {
  if (typeof callback !== 'function') {
    throw new TypeError(`O callback da intenção '${node}' deve ser uma função.`);
  }
}
