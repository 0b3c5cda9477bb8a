import { describe, expect, test } from 'vitest';
import type { Locale } from '../engine.types.ts';
import { cpuMsOf } from '../testing/cpu-ms.ts';
import { compileIntents, type IntentSource } from './compile-intents.ts';
import { findIntent, matchIntents } from './match-intents.ts';

const intent = (
  node: string,
  phrases: IntentSource['phrases'],
  synonyms?: Record<string, string[]>,
): IntentSource => ({ node, phrases, ...(synonyms ? { synonyms } : {}) });

const SHOP = [
  intent('boleto', ['segunda via do boleto', 'emitir boleto', 'quero pagar minha fatura', '2 via'], {
    boleto: ['fatura', 'conta de luz', 'cobrança'],
  }),
  intent('consultar', ['consultar pedido', 'onde está meu pedido', 'meu pedido não chegou']),
  intent('novo', ['fazer um pedido', 'novo pedido', 'quero comprar']),
  intent('cancelar', ['cancelar pedido', 'desistir da compra']),
  intent('ola', ['oi', 'bom dia', 'olá, tudo bem?']),
  intent('troca', {
    'pt-BR': ['trocar produto', 'o produto veio errado'],
    en: ['exchange a product', 'track my order'],
    es: ['cambiar un producto'],
  }),
];
const shop = compileIntents(SHOP, 0.6, 'pt-BR');
const nodeOf = (text: string) => findIntent(shop, text)?.node ?? null;

describe('what people write', () => {
  test.each([
    ['a phrase itself', 'segunda via do boleto', 'boleto'],
    ['without accents, in capitals', 'ONDE ESTA MEU PEDIDO???', 'consultar'],
    ['with polite words and a number', 'oi, por favor, onde está o meu pedido 123', 'consultar'],
    ['another form of the verb', 'consulta meu pedido', 'consultar'],
    ['a gerund and a plural', 'consultando pedidos', 'consultar'],
    ['an English plural and -ing', 'tracking my orders', 'troca'],
    ['typos', 'consutlar meu peddido', 'consultar'],
    ['a synonym', 'me manda a segunda via da fatura', 'boleto'],
    ['a synonym of several words', 'segunda via da conta de luz', 'boleto'],
    ['an ordinal mark', 'a 2ª via', 'boleto'],
    [
      'a long message around it',
      'bom dia, tudo bem? eu gostaria de saber se vocês conseguem me mandar a segunda via do boleto que venceu ontem',
      'boleto',
    ],
    ['the word that tells most', 'quero comprar pão', 'novo'],
    ['another language', 'I would like to exchange my product', 'troca'],
    ['and another', 'quiero cambiar productos', 'troca'],
    ['a denial that the phrase has', 'meu pedido ainda não chegou', 'consultar'],
    ['a greeting alone', 'Bom dia!', 'ola'],
  ])('%s: "%s"', (_, text, node) => {
    expect(nodeOf(text)).toBe(node);
  });

  test.each([
    ['another matter', 'que horas vocês fecham?'],
    ['the word all intents share', 'pedido'],
    ['one word of three', 'boleto'],
    ['a greeting before a matter', 'bom dia, vocês abrem domingo?'],
    ['what is denied', 'não quero cancelar o pedido'],
    ['what a phrase denies, said without denying', 'meu pedido chegou'],
    ['a quoted line', '> cancelar pedido\nisso aí'],
    ['an e-mail', 'cancelar.pedido@loja.com'],
    ['a short word that is no typo of another', 'via aérea'],
    ['nothing', ''],
    ['marks', '?!…'],
    ['an emoji', '👍'],
  ])('not %s: "%s"', (_, text) => {
    expect(nodeOf(text)).toBe(null);
  });
});

describe('the score', () => {
  test('explains itself: phrase and words, typos and synonyms', () => {
    expect(matchIntents(shop, 'consutlar meus pedidos')[0]).toEqual({
      node: 'consultar',
      name: 'consultar',
      score: expect.any(Number),
      phrase: 'consultar pedido',
      matched: [
        { word: 'consutlar', as: 'consultar' },
        { word: 'pedidos', as: 'pedido' },
      ],
    });
    expect(matchIntents(shop, 'segunda via da conta de luz')[0]?.matched).toContainEqual({
      word: 'conta luz',
      as: 'boleto',
    });
  });

  test('is 1 for the phrase itself, less for a typo, less for half of it', () => {
    const scoreOf = (text: string) => matchIntents(shop, text)[0]?.score ?? 0;
    expect(scoreOf('trocar produto')).toBe(1);
    expect(scoreOf('trocar prodtuo')).toBeLessThan(1);
    expect(scoreOf('trocar')).toBeLessThan(scoreOf('trocar prodtuo'));
  });

  test('a phrase of one word needs a short message', () => {
    const one = compileIntents([intent('frete', ['frete'])], 0.6, 'pt-BR');
    expect(findIntent(one, 'qual o frete?')?.node).toBe('frete');
    expect(findIntent(one, 'o frete deixou meu vizinho bravo ontem cedo')).toBe(null);
  });

  test('a message that is the intent’s name, and nothing else, is sure', () => {
    const named = compileIntents([{ ...intent('a', ['abrir conta']), name: 'Nova Conta' }], 0.6, 'pt-BR');
    expect(matchIntents(named, 'nova conta!')[0]).toMatchObject({ score: 1, phrase: 'Nova Conta' });
    expect(findIntent(named, 'nova conta de luz')).toBe(null);
    expect(findIntent(shop, 'troca')).toBe(null);
  });

  test('of equals the first of the definition wins', () => {
    const twins = compileIntents([intent('b', ['abrir conta']), intent('a', ['abrir conta'])], 0.6, 'pt-BR');
    expect(matchIntents(twins, 'abrir conta').map(({ node }) => node)).toEqual(['b', 'a']);
  });

  test.each<[Locale, string]>([
    ['pt-BR', 'no cartão'],
    ['en', 'not the card'],
  ])('a plain list is read in the bot’s language: %s', (locale, phrase) => {
    const read = compileIntents([intent('a', [phrase])], 0.6, locale);
    expect(read.intents[0]?.phrases[0]?.denies).toBe(locale === 'en');
  });
});

test('a large bot and a long message take a few milliseconds', () => {
  const large = compileIntents(
    Array.from({ length: 50 }, (_, i) =>
      intent(
        `n${i}`,
        Array.from({ length: 40 }, (_, k) => `verbo${i} coisa${k} pedido produto${(i * k) % 97}`),
      ),
    ),
    0.6,
    'pt-BR',
  );
  const tookMs = cpuMsOf(() => {
    for (let i = 0; i < 20; i++) matchIntents(large, 'pedido produtos diferentes '.repeat(100));
  });
  // About 2 ms each on an idle machine; a hundred times that would be another algorithm.
  expect(tookMs / 20).toBeLessThan(200);
});
