import { describe, expect, test } from 'vitest';
import { ownQuestions, reasonId, withReasonIds, withSurveyKind } from './desk-draft.ts';

describe('close reasons', () => {
  test.each([
    ['Venda fechada!', [], 'venda_fechada'],
    ['Não se aplica', [], 'nao_se_aplica'],
    ['Venda', ['venda', 'venda_2'], 'venda_3'],
    ['👍', [], 'motivo'],
  ])('%s is kept as an id', (name, taken, id) => {
    expect(reasonId(name, taken)).toBe(id);
  });

  test('a renamed reason keeps its id; two new ones of one name get different ones', () => {
    expect(
      withReasonIds([
        { id: 'resolvido', name: ' Tudo certo ' },
        { id: '', name: 'Venda' },
        { id: '', name: 'venda' },
      ]),
    ).toEqual([
      { id: 'resolvido', name: 'Tudo certo' },
      { id: 'venda', name: 'Venda' },
      { id: 'venda_2', name: 'venda' },
    ]);
  });
});

describe('the survey', () => {
  const survey = { kind: 'csat', comment_up_to: 2, expires_hours: 24, question: {} } as const;
  test('another kind brings a threshold of its own scale, the same kind keeps it', () => {
    expect(withSurveyKind(survey, 'csat').comment_up_to).toBe(2);
    expect(withSurveyKind(survey, 'nps')).toMatchObject({ kind: 'nps', comment_up_to: 6 });
    expect(withSurveyKind({ ...survey, kind: 'nps', comment_up_to: 8 }, 'csat').comment_up_to).toBe(3);
    expect(withSurveyKind(survey, 'off').comment_up_to).toBe(2);
  });

  test('an emptied question means the shipped words', () => {
    expect(ownQuestions({ 'pt-BR': '  ', en: ' How was it? ' })).toEqual({ en: 'How was it?' });
  });
});
