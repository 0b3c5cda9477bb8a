import type { BotEffect } from '../engine.types.ts';
import { type ReplayStep, replay } from '../replay.ts';
import { compile, IDS, makeContext } from './fixtures.ts';

export const HOUR_MS = 3_600_000;
export const say = (text: string, next: string, extra: object = {}) => ({
  type: 'say',
  message: { kind: 'text', text },
  next,
  ...extra,
});
export const ask = (kind: string, extra: object = {}) => ({
  type: 'ask',
  kind,
  text: 'Pergunta?',
  saveAs: 'x',
  next: 'fim',
  ...extra,
});
export const fim = { type: 'end', text: 'Fim: {{variables.x}}' };
export const pessoa = { type: 'hand_off', department: 'geral', text: 'Chamando alguém.' };

export function run(
  nodes: Record<string, unknown>,
  steps: ReplayStep[],
  extra: Record<string, unknown> = {},
  context = makeContext(),
) {
  const bot = compile({ schemaVersion: 1, name: 'x', start: 'a', nodes, ...extra });
  return replay(bot, steps, context, IDS);
}
export const lastOf = <T>(list: readonly T[]): T => {
  const last = list.at(-1);
  if (last === undefined) throw new Error('empty');
  return last;
};
export const kindsOf = (effects: readonly BotEffect[]) => effects.map((effect) => effect.type);
export const timer = (name: string, step: number, nowMs: number): ReplayStep => ({
  nowMs,
  event: { type: 'timer', name, step },
});
