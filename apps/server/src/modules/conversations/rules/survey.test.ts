import { describe, expect, test } from 'vitest';
import { readSurveyAnswer } from './survey.ts';

const read = (survey: 'csat' | 'nps', body: string, step: 'score' | 'comment' = 'score') =>
  readSurveyAnswer({ survey, step }, { type: 'text', text: { body } });

describe('a typed score', () => {
  test.each<['csat' | 'nps', string, number]>([
    ['csat', '5', 5],
    ['csat', 'nota 4!', 4],
    ['csat', '5️⃣', 5],
    ['csat', '⭐⭐⭐', 3],
    ['csat', '4/5', 4],
    ['nps', '0', 0],
    ['nps', 'dou 10!', 10],
    ['nps', '10/10', 10],
    ['nps', 'nota 9 / 10', 9],
    ['nps', '8 de 10', 8],
  ])('of %s, %j is %i', (survey, text, score) => {
    expect(read(survey, text)).toEqual({ type: 'score', score });
  });

  test.each<['csat' | 'nps', string]>([
    ['csat', '0'],
    ['csat', '6'],
    ['csat', '-1'],
    ['csat', '4/10'],
    ['nps', '11'],
    ['nps', '-5'],
    ['nps', '8,5'],
    ['nps', '2 pães e 1 café para entregar'],
    ['nps', '10/11'],
  ])('of %s, %j is none', (survey, text) => {
    expect(read(survey, text)).toBeNull();
  });
});
