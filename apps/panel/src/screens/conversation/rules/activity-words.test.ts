import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { en } from '../../../i18n/en.ts';
import { es } from '../../../i18n/es.ts';
import { ptBR } from '../../../i18n/pt-BR.ts';
import { findActivityWords } from './activity-words.ts';

const catalogues = { 'pt-BR': ptBR, en, es } as const;

function say(locale: keyof typeof catalogues, name: string, data: Record<string, unknown> = {}): string {
  const words = findActivityWords(name, data);
  if (words === null) return '';
  return String(new IntlMessageFormat(catalogues[locale][words.key], locale).format(words.values));
}

describe('An activity line', () => {
  test.each([
    ['taken', { by: 'Ana' }, 'Ana assumiu a conversa'],
    ['taken', { by: null }, 'Conversa assumida'],
    ['released', { by: 'Ana', to: 'bot' }, 'Ana devolveu ao robô'],
    ['released', { by: 'Ana', to: 'queue' }, 'Ana devolveu à fila'],
    ['released', { to: 'queue' }, 'De volta à fila'],
    ['closed', { by: 'Ana', actor: 'user' }, 'Ana encerrou a conversa'],
    ['closed', { by: null, actor: 'bot' }, 'O robô encerrou a conversa'],
    ['closed', {}, 'Conversa encerrada'],
    ['reopened', { by: 'Ana' }, 'Ana reabriu a conversa'],
    ['handed_off', { department: 'Suporte' }, 'O robô passou para a fila: Suporte'],
    ['handed_off', { department: null }, 'O robô passou para uma pessoa'],
    [
      'handed_off',
      { department: null, reason: 'older_than_window' },
      'Mensagem com mais de 24 horas: ficou para uma pessoa responder',
    ],
    ['survey_answered', { score: 9, comment: null }, 'Pesquisa respondida: nota 9'],
    ['survey_answered', { score: 3, comment: 'demorou' }, 'Pesquisa respondida: nota 3, “demorou”'],
    ['number_changed', { to: '5511987654321' }, 'O cliente mudou de número: +55 11 98765-4321'],
    [
      'bot_log',
      { code: 'CALL_FAILED', message: 'The call of node "x" failed' },
      'O robô não conseguiu consultar outro sistema',
    ],
    ['bot_log', { code: 'SOMETHING_NEW', message: 'x' }, 'Aviso do robô: SOMETHING_NEW'],
  ])('%s %o reads well', (name, data, words) => {
    expect(say('pt-BR', name, data)).toBe(words);
  });

  test('never shows a placeholder or an empty name, in any language', () => {
    for (const locale of ['pt-BR', 'en', 'es'] as const) {
      for (const name of [
        'taken',
        'released',
        'closed',
        'reopened',
        'handed_off',
        'survey_answered',
        'bot_log',
      ])
        expect(say(locale, name), `${locale} ${name}`).toMatch(/^(?!.*\bnone\b)[^{}]+$/);
    }
  });

  test('of a name nobody knows has no words', () => {
    expect(findActivityWords('toString', {})).toBeNull();
  });
});
