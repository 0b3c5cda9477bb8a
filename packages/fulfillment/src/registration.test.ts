import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import {
  DuplicatedIntentNodeException,
  FulfillmentException,
  FulfillmentHelper,
  FulfillmentHelperContext,
  FulfillmentHelperResponse,
  IntentCallbackNotFoundException,
  type IntentOptions,
  IntentResponseInstanceException,
  InvalidWebhookTokenException,
  WebhookNotFoundException,
} from './index.ts';
import { collectingLogger } from './testing/collecting-logger.ts';
import { sampleBody } from './testing/sample-request.ts';

const TOKEN = 'segredo';
const options = (changes: Partial<IntentOptions> = {}): IntentOptions => ({
  webhook: 'pedidos',
  node: 'Novo pedido',
  token: TOKEN,
  ...changes,
});
const say = (message: string) => () => new FulfillmentHelperResponse({ message });
const newHelper = () => new FulfillmentHelper({ logger: collectingLogger() });

async function ask(fh: FulfillmentHelper, path = '/pedidos', intentName = 'Novo pedido', token = TOKEN) {
  const response = await fh.getAppContext().fetch(
    new Request(`http://webhook.test${path}`, {
      method: 'POST',
      headers: { 'X-Assistant-Signature-Token': token },
      body: JSON.stringify(sampleBody({ intent_name: intentName })),
    }),
  );
  return (await response.json()) as { message?: string; error?: string };
}

describe('intent', () => {
  it('takes the callback as second argument and gives it back', async () => {
    const fh = newHelper();
    const callback = say('dois argumentos');
    expect(fh.intent(options(), callback)).toBe(callback);
    expect((await ask(fh)).message).toBe('dois argumentos');
  });

  it('takes the callback in a second call and gives it back', async () => {
    const fh = newHelper();
    const callback = say('curried');
    expect(fh.intent(options())(callback)).toBe(callback);
    expect((await ask(fh)).message).toBe('curried');
  });

  it('decorates a method: each instance registers it, bound to itself', async () => {
    const fh = newHelper();
    const initializers: ((this: unknown) => void)[] = [];
    const method = function novoPedido(this: { loja: string }) {
      return new FulfillmentHelperResponse({ message: this.loja });
    };
    const context = {
      kind: 'method',
      name: 'novoPedido',
      addInitializer: (add: () => void) => initializers.push(add),
    };
    const returned = fh.intent(options())(
      method,
      context as unknown as ClassMethodDecoratorContext<{ loja: string }>,
    );
    expect(returned).toBeUndefined();
    expect((await ask(fh)).message).toContain('Authorization');
    initializers[0]?.call({ loja: 'Padaria' });
    expect((await ask(fh)).message).toBe('Padaria');
    expect(() => initializers[0]?.call({ loja: 'outra' })).toThrow(DuplicatedIntentNodeException);
  });

  it('refuses the decorators of before the standard, and what is no method', () => {
    const decorate = newHelper().intent(options()) as (...args: unknown[]) => void;
    expect(() => decorate({}, 'novoPedido', {})).toThrow('experimentalDecorators');
    expect(() => decorate(FulfillmentHelper, { kind: 'class', name: 'Pedidos' })).toThrow(TypeError);
  });

  it('types the parameters of its node', () => {
    newHelper().intent<{ pedido: number }>(options(), (request) => {
      expectTypeOf(request.parameters.pedido).toEqualTypeOf<number>();
      // @ts-expect-error a parameter this node does not have
      return new FulfillmentHelperResponse({ message: String(request.parameters.cliente) });
    });
  });

  it('answers intents registered after the application was handed out', async () => {
    const fh = newHelper();
    fh.getAppContext();
    fh.intent(options(), say('depois'));
    expect((await ask(fh)).message).toBe('depois');
  });

  it('takes a token copied with spaces around it', async () => {
    const fh = newHelper();
    fh.intent(options({ token: ` ${TOKEN}\n` }), say('ok'));
    expect((await ask(fh)).message).toBe('ok');
  });

  it.each([
    [{ webhook: undefined }, "'webhook' deve ser um texto"],
    [{ node: '' }, "'node' deve ser o nome"],
    [{ token: ' ' }, "falta o 'token' do nó 'Novo pedido'"],
    [{ token: undefined }, "falta o 'token'"],
    [{ fallbackMessage: 3 }, "'fallbackMessage' do nó 'Novo pedido'"],
  ])('refuses %j', (changes, sentence) => {
    const wrong = { ...options(), ...changes } as IntentOptions;
    expect(() => newHelper().intent(wrong, say('ok'))).toThrow(TypeError);
    expect(() => newHelper().intent(wrong, say('ok'))).toThrow(sentence);
  });

  it('refuses no options, and a callback that is no function', () => {
    const fh = newHelper();
    expect(() => fh.intent(undefined as unknown as IntentOptions)).toThrow('intent() recebe um objeto');
    const notAFunction = {} as unknown as ReturnType<typeof say>;
    expect(() => fh.intent(options(), notAFunction)).toThrow(
      "O callback da intenção 'Novo pedido' deve ser uma função.",
    );
    expect(() => fh.registerIntent(notAFunction, TOKEN, 'Raiz')).toThrow(TypeError);
  });
});

describe('one callback per node and webhook', () => {
  it('is refused a second time, however the webhook is spelled', () => {
    const fh = newHelper();
    fh.intent(options(), say('primeiro'));
    for (const webhook of ['pedidos', '/pedidos', 'pedidos/', '//pedidos/']) {
      expect(() => fh.intent(options({ webhook, token: 'outro' }), say('segundo'))).toThrow(
        new DuplicatedIntentNodeException('Novo pedido'),
      );
    }
    fh.registerIntent(say('raiz'), TOKEN, 'Raiz');
    expect(() => fh.intent(options({ webhook: '/', node: 'Raiz' }), say('segundo'))).toThrow(
      "A intenção 'Raiz' já foi declarada anteriormente.",
    );
  });

  it('may be the same node on another webhook, or another node on the same', async () => {
    const fh = newHelper();
    fh.intent(options(), say('um'));
    fh.intent(options({ webhook: 'entregas' }), say('dois'));
    fh.intent(options({ node: 'Cancelar' }), say('três'));
    expect((await ask(fh)).message).toBe('um');
    expect((await ask(fh, '/entregas')).message).toBe('dois');
    expect((await ask(fh, '/pedidos', 'Cancelar')).message).toBe('três');
  });
});

describe('FulfillmentHelperContext', () => {
  it('collects intents that registerContext adds', async () => {
    const context = new FulfillmentHelperContext();
    context.intent(options({ fallbackMessage: 'Volte depois.' }), () => Promise.reject(new Error('falhou')));
    context.intent(options({ node: 'Cancelar' }))(say('cancelado'));
    context.registerIntent(say('raiz'), TOKEN, 'Raiz');
    expect(context.getIntents().map(({ webhook, node }) => [webhook, node])).toEqual([
      ['pedidos', 'Novo pedido'],
      ['pedidos', 'Cancelar'],
      ['', 'Raiz'],
    ]);
    const fh = newHelper();
    fh.registerContext(context);
    expect((await ask(fh)).message).toBe('Volte depois.');
    expect((await ask(fh, '/pedidos', 'Cancelar')).message).toBe('cancelado');
    expect((await ask(fh, '/', 'Raiz')).message).toBe('raiz');
  });

  it('is added whole or not at all', async () => {
    const context = new FulfillmentHelperContext();
    context.intent(options({ node: 'Cancelar' }), say('cancelado'));
    context.intent(options(), say('do contexto'));
    const fh = newHelper();
    fh.intent(options(), say('da aplicação'));
    expect(() => fh.registerContext(context)).toThrow(DuplicatedIntentNodeException);
    expect((await ask(fh, '/pedidos', 'Cancelar')).error).toContain('Nenhum callback');
    expect((await ask(fh)).message).toBe('da aplicação');
  });
});

describe('exceptions', () => {
  it.each([
    [new DuplicatedIntentNodeException('A'), "A intenção 'A' já foi declarada anteriormente."],
    [new IntentCallbackNotFoundException('A'), "Nenhum callback foi encontrado para a intenção 'A'"],
    [
      new IntentResponseInstanceException('f'),
      "O callback 'f' deve retornar uma classe do tipo 'FulfillmentHelperResponse'",
    ],
    [new InvalidWebhookTokenException('A'), "Token inválido para o Webhook da intenção 'A'"],
    [new WebhookNotFoundException('p'), "O path 'p' não foi definido para nenhum webhook."],
  ])('%s says what happened', (error, message) => {
    expect(error).toBeInstanceOf(FulfillmentException);
    expect([error.name, error.message]).toEqual([error.constructor.name, message]);
  });
});

describe('the default application', () => {
  it('knows no token before a helper exists, then speaks for the first one only', async () => {
    vi.resetModules();
    const library = await import('./index.ts');
    const send = (init?: RequestInit) =>
      library.application.fetch(new Request('http://webhook.test/pedidos', init));
    const call = {
      method: 'POST',
      headers: { 'X-Assistant-Signature-Token': TOKEN },
      body: JSON.stringify(sampleBody()),
    };
    const logger = collectingLogger();
    expect((await library.application.fetch(new Request('http://webhook.test/'))).status).toBe(200);
    expect((await send(call)).status).toBe(401);
    const first = new library.FulfillmentHelper({ logger });
    const second = new library.FulfillmentHelper({ logger });
    second.intent(options(), () => new library.FulfillmentHelperResponse({ message: 'segundo' }));
    expect((await send(call)).status).toBe(401);
    first.intent(options(), () => new library.FulfillmentHelperResponse({ message: 'primeiro' }));
    expect(await (await send(call)).json()).toMatchObject({ message: 'primeiro' });
  });
});
