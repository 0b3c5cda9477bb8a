import { describe, expect, test } from 'vitest';
import { checkSendGate } from './send-gate.ts';

const NOW = Date.UTC(2026, 10, 21);
const open = { owner: 'bot' as const, epoch: 3, window_expires_at: new Date(NOW + 1) };
const said = (fields: object) => ({ actor_type: 'bot', epoch: 3, type: 'text', ...fields });
const code = (message: object, conversation: Parameters<typeof checkSendGate>[1] = open) =>
  checkSendGate(said(message), conversation, NOW)?.code ?? null;

describe('the last look before a message leaves', () => {
  test.each([
    ['the bot’s own', {}, null],
    ['the bot’s, decided before an owner changed', { epoch: 2 }, 'STALE_EPOCH'],
    ['the bot’s template from before', { epoch: 2, type: 'template' }, 'STALE_EPOCH'],
    ['a person’s from before', { epoch: 2, actor_type: 'user' }, null],
    ['a program’s from before', { epoch: 0, actor_type: 'api' }, null],
  ])('%s', (_name, message, expected) => {
    expect(code(message)).toBe(expected);
  });

  test('the window ends at its very millisecond, for all but templates', () => {
    const closed = { ...open, window_expires_at: new Date(NOW) };
    expect(code({}, closed)).toBe('WINDOW_CLOSED');
    expect(code({ actor_type: 'user' }, closed)).toBe('WINDOW_CLOSED');
    expect(code({ type: 'template' }, closed)).toBeNull();
    expect(code({ actor_type: 'api' }, { ...open, window_expires_at: null })).toBe('WINDOW_CLOSED');
  });
});
