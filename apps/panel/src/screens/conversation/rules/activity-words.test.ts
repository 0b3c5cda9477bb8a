import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { en } from '../../../i18n/conversation/en.ts';
import { es } from '../../../i18n/conversation/es.ts';
import { ptBR } from '../../../i18n/conversation/pt-BR.ts';
import { findActivityWords } from './activity-words.ts';

const catalogues: Record<'pt-BR' | 'en' | 'es', Readonly<Record<string, string>>> = { 'pt-BR': ptBR, en, es };

const reasons = new Map([['resolvido', 'Resolvido']]);

function say(locale: 'pt-BR' | 'en' | 'es', name: string, data: Record<string, unknown> = {}): string {
  const words = findActivityWords(name, data, reasons);
  if (words === null) return '';
  return String(new IntlMessageFormat(catalogues[locale][words.key] ?? '', locale).format(words.values));
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
    ['closed', { by: 'Ana', actor: 'user', reason: 'resolvido' }, 'Ana encerrou a conversa: Resolvido'],
    ['closed', { actor: 'customer', reason: 'left' }, 'O cliente saiu da fila e a conversa foi encerrada'],
    ['closed', { actor: 'system', reason: 'abandoned' }, 'Encerrada: o cliente ficou em silêncio na fila'],
    ['closed', { by: 'Ana', actor: 'user', reason: 'blocked' }, 'Encerrada: o contato está bloqueado'],
    ['closed', { actor: 'bot', reason: 'finished' }, 'O robô encerrou a conversa'],
    ['closed', { by: 'Ana', actor: 'user', reason: 'constructor' }, 'Ana encerrou a conversa'],
    ['queued', { department: 'Suporte', position: 2, minutes: 8 }, 'Fila: Suporte, 2º, ~8 min'],
    ['queued', { department: 'Suporte' }, 'Fila: Suporte'],
    ['assigned', { to: 'Caio' }, 'Distribuída para Caio'],
    ['assigned', { to: 'Caio', by: 'Ana' }, 'Ana passou para Caio'],
    ['transferred', { by: 'Ana', department: 'Vendas' }, 'Ana transferiu para Vendas'],
    ['transferred', { by: 'Ana', to: 'Caio' }, 'Ana transferiu para Caio'],
    ['transferred', { by: 'Ana', to: 'Caio', department: 'Vendas' }, 'Ana transferiu para Caio (Vendas)'],
    ['returned', { from: 'Caio' }, 'Caio ficou fora: de volta à fila'],
    ['priority_changed', { by: 'Ana', priority: 'media' }, 'Ana mudou a prioridade para média'],
    ['blocked', { by: 'Ana' }, 'Ana bloqueou o contato'],
    ['blocked', { by: 'Ana', blocked: false }, 'Ana desbloqueou o contato'],
    ['sla_breached', { clock: 'first_response' }, 'Prazo estourado: primeira resposta'],
    ['handed_off', { department: 'Suporte' }, 'O robô passou para: Suporte'],
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
    ['bot_log', { code: 'FULFILLMENT_LOST', message: 'x' }, 'O servidor da intenção não respondeu'],
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
        'queued',
        'transferred',
        'returned',
        'blocked',
        'sla_alert',
      ])
        expect(say(locale, name), `${locale} ${name}`).toMatch(/^(?!.*\bnone\b)[^{}]+$/);
    }
  });

  test('a reason of the desk is told by its name, whatever its id', () => {
    const words = findActivityWords('closed', { reason: 'left' }, new Map([['left', 'Foi embora']]));
    expect(words).toMatchObject({ key: 'activity.closed', values: { reasonName: 'Foi embora' } });
  });

  test('of a name nobody knows has no words', () => {
    expect(findActivityWords('toString', {})).toBeNull();
  });
});
