import { describe, expect, test } from 'vitest';
import { cpuMsOf } from '../testing/cpu-ms.ts';
import { compileEscalation } from './compile-escalation.ts';
import { findEscalation } from './find-escalation.ts';

const bot = { escalation: compileEscalation(undefined, 'pessoa') };
const phraseIn = (text: string, source = bot) => findEscalation(source, text)?.phrase ?? null;

describe('a person is called by a phrase anywhere in a message', () => {
  test.each([
    // the seeds' own list
    ['falar com humano', 'falar com humano'],
    ['falar com atendente', 'falar com atendente'],
    ['atendente', 'atendente'],
    ['pessoa real', 'pessoa real'],
    ['humano', 'humano'],
    ['reclamação', 'reclamação'],
    ['reclamar', 'reclamar'],
    ['cancelar', 'cancelar'],
    ['cancelamento', 'cancelamento'],
    ['insatisfeito', 'insatisfeito'],
    ['gerente', 'gerente'],
    // Portuguese, in sentences
    ['Boa tarde, meu boleto veio errado e eu quero falar com um atendente', 'falar com atendente'],
    ['QUERO FALAR COM A GERENTE!!!', 'falar com gerente'],
    ['quero fazer uma RECLAMACAO', 'reclamação'],
    ['estou muito insatisfeita com a entrega', 'insatisfeita'],
    ['Comprei ontem, mas preciso cancelar a compra', 'cancelar'],
    ['como faço para cancelar?', 'cancelar'],
    ['oi, tem algum atendente aí?', 'atendente'],
    ['não funciona, quero um atendente', 'atendente'],
    ['não funciona quero um atendente', 'atendente'],
    ['não resolveu meu problema quero cancelar', 'cancelar'],
    ['não consigo cancelar', 'cancelar'],
    ['não estou conseguindo falar com atendente', 'falar com atendente'],
    ['não tem nenhum atendente?', 'atendente'],
    ['não tem como cancelar?', 'cancelar'],
    ['nenhum atendente me ajudou', 'atendente'],
    ['não quero robô, quero humano', 'humano'],
    ['não quero mais quero cancelar', 'cancelar'],
    ['não quero mais isso. Cancelar', 'cancelar'],
    ['Não! Quero cancelar', 'cancelar'],
    ['acho que não e quero cancelar', 'cancelar'],
    ['não dá pra cancelar pelo site', 'cancelar'],
    ['no caso quero cancelar', 'cancelar'],
    ['o atendente foi grosso comigo', 'atendente'],
    ['o atendente não resolveu nada', 'atendente'],
    ['o atendente foi ótimo, mas agora quero falar com um humano', 'falar com humano'],
    ['não gostei do atendente', 'atendente'],
    ['quero ser atendido por um humano', 'humano'],
    ['quero falar com o atendente que me atendeu ontem', 'falar com atendente'],
    ['fala sério, isso é um robô ou um humano?', 'humano'],
    ['"atendente"', 'atendente'],
    ['quero falar com um "humano"', 'falar com humano'],
    ['*atendente*', 'atendente'],
    ['nem pra chamar um atendente? quero um atendente já', 'atendente'],
    ['não quero cancelar, quero falar com o gerente', 'falar com gerente'],
    ['obrigado, mas quero cancelar', 'cancelar'],
    ['cadê meu atendente', 'atendente'],
    ['passa pro meu gerente', 'gerente'],
    ['𝗰𝗮𝗻𝗰𝗲𝗹𝗮𝗿 😡', 'cancelar'],
    // English
    ['I want to talk to a human', 'talk to human'],
    ['can I speak to an agent please?', 'speak to agent'],
    ["It doesn't work and I want to cancel", 'cancel'],
    ["I can't cancel my subscription", 'cancel'],
    ["the app won't let me cancel", 'cancel'],
    ['I would like to file a complaint', 'complaint'],
    ['get me the manager', 'manager'],
    ["I'm looking for a human", 'human'],
    ["I don't want a bot, I want a real person", 'real person'],
    ['I am dissatisfied with this', 'dissatisfied'],
    // Spanish
    ['quiero hablar con una persona', 'hablar con persona'],
    ['necesito hablar con un asesor por favor', 'hablar con asesor'],
    ['no puedo cancelar mi pedido', 'cancelar'],
    ['quiero poner una queja', 'queja'],
    ['Quiero hacer una reclamación', 'reclamación'],
    ['no funciona, pásame con un agente', 'con agente'],
    ['estoy insatisfecha con el servicio', 'insatisfecha'],
  ])('"%s": %s', (text, phrase) => {
    expect(phraseIn(text)).toBe(phrase);
  });
});

describe('what only looks like it calls nobody', () => {
  test.each([
    // denied
    'não quero cancelar',
    'Nao quero cancelar nada não',
    'nao precisa de atendente',
    'não precisa chamar o gerente, obrigado',
    'sem falar com humano',
    'dá pra resolver sem precisar falar com um atendente?',
    'não quero mais cancelar',
    'não vou mais querer cancelar',
    'não é pra cancelar meu pedido!',
    'nao e reclamacao',
    'não estou insatisfeito',
    'não tenho nenhuma reclamação',
    'não tenho nada a reclamar',
    'não tem necessidade de falar com atendente',
    'não há necessidade de falar com um atendente',
    'não quero cancelar nem reclamar',
    'não quero falar com atendente nem com gerente',
    'nem pensar em cancelar',
    'em vez de cancelar, posso trocar?',
    'desisti de cancelar',
    'atendente não, por favor',
    'quer falar com atendente? não',
    'não quero que chame o gerente',
    'como faço para não cancelar',
    'n quero cancelar',
    "I don't want to cancel",
    'I don’t want to cancel',
    'please do not cancel my order',
    'I do not need to talk to an agent',
    "I don't want you to transfer me to an agent",
    'there is no need to speak to a human',
    'can you fix it without talking to a human?',
    "it's not a complaint",
    'no quiero hablar con una persona',
    'no quiero cancelar',
    'no, no necesito hablar con un asesor',
    'no hace falta hablar con un agente',
    'prefiero resolverlo sin hablar con alguien',
    'no tengo ninguna queja',
    'no es una queja',
    'nunca quise cancelar',
    'gracias al asesor por la ayuda',
    // praised, told about, pointed at
    'o atendente foi ótimo',
    'o atendente e muito bom',
    'O atendente João me ajudou muito',
    'o atendente da loja disse que chegava hoje',
    'adorei o atendente',
    'parabéns ao gerente',
    'falei com o gerente ontem',
    'já consegui cancelar, obrigado',
    'fui atendido por um humano ontem',
    'sou gerente de uma padaria',
    'trabalho como atendente',
    'tem vaga de atendente?',
    'meu gerente pediu a nota fiscal',
    'qual o nome do atendente?',
    'cliquei em cancelar sem querer',
    'o botão cancelar não aparece',
    'apareceu "cancelar" na tela',
    'the manager was very kind',
    'I spoke with a human yesterday',
    'I am a manager',
    'el gerente me ayudó mucho',
    'soy asesor de ventas',
    // inside another word, another meaning
    'atendentes',
    'superatendente',
    'cancelaram a aula de ontem?',
    'que desumano',
    'agente vai aí amanhã',
    'a gente quer saber o preço',
    'fone com cancelamento de ruído',
    'headphones with noise cancellation',
    'vocês vendem cabelo humano?',
    'tem atendente virtual?',
    "can't complain, all good",
    'meu e-mail é gerente@padaria.com.br',
    'https://loja.com/cancelar',
    '> quero cancelar\nrespondi isso pra minha mãe',
    'o site atendente.com.br caiu',
    '',
    '😡😡😡',
  ])('"%s"', (text) => {
    expect(phraseIn(text)).toBeNull();
  });
});

describe('very long messages', () => {
  const story = 'Comprei uma geladeira na loja do centro em março e ela veio com um risco na porta. '.repeat(
    8,
  );

  test('a single word told in passing is not enough', () => {
    expect(phraseIn(`${story} O vizinho cancelar a dele não muda nada. ${story}`)).toBeNull();
  });

  test('but what is asked for is found wherever it stands', () => {
    expect(phraseIn(`${story} Quero cancelar a compra. ${story}`)).toBe('cancelar');
    expect(phraseIn(`${story}${story} Posso falar com um atendente?`)).toBe('falar com atendente');
  });

  test('they take no time', () => {
    const tookMs = cpuMsOf(() => {
      for (let i = 0; i < 20; i++) phraseIn('não quero cancelar nem atendente e '.repeat(3000));
    });
    expect(tookMs).toBeLessThan(2000);
  });
});

describe('phrases of the bot’s own', () => {
  const own = (phrases: Record<string, string[]>, extra: object = {}) => ({
    escalation: compileEscalation({ goto: 'pessoa', phrases, ...extra }, null),
  });

  test('replace the default of their language and stay anywhere-matched', () => {
    const source = own({ 'pt-BR': ['falar com o dono', 'procon'] });
    expect(phraseIn('eu quero falar com DONO agora', source)).toBe('falar com o dono');
    expect(phraseIn('vou no Procon!', source)).toBe('procon');
    expect(phraseIn('quero falar com o atendente', source)).toBeNull();
    expect(phraseIn('I want to talk to a human', source)).toBe('talk to human');
  });

  test('a word taken out in one language does not come back through another', () => {
    expect(phraseIn('quero cancelar', own({ 'pt-BR': ['atendente'] }))).toBeNull();
    expect(phraseIn('quero hablar con un asesor', own({ 'pt-BR': ['atendente'] }))).toBe('hablar con asesor');
  });

  test('a denial that is part of the phrase denies nothing', () => {
    expect(phraseIn('isso não funciona', own({ 'pt-BR': ['não funciona'] }))).toBe('não funciona');
  });

  test('off means off, and so does a bot with nobody to call', () => {
    expect(phraseIn('atendente', own({}, { off: true }))).toBeNull();
    expect(phraseIn('atendente', { escalation: compileEscalation(undefined, null) })).toBeNull();
  });
});

test('a match tells what it asks for and how plainly', () => {
  expect(findEscalation(bot, 'quero falar com o atendente')).toEqual({
    phrase: 'falar com atendente',
    words: 'falar com atendente',
    asksForPerson: true,
    isWanted: true,
  });
  expect(findEscalation(bot, 'Cancelamento')).toMatchObject({ asksForPerson: false, isWanted: false });
});
