import { describe, expect, test } from 'vitest';
import { actionKey, factsOf, subjectName, valueKey } from './audit-words.ts';

describe('an entry of the audit log', () => {
  test('known acts have words, others keep their code', () => {
    expect(actionKey('department.updated')).toBe('audit.departmentUpdated');
    expect(actionKey('campaign.started')).toBeNull();
    expect(actionKey('toString')).toBeNull();
  });

  const ID = '0199c2a4-7d31-7c53-9f1e-3c5f0d3c1a77';
  const OTHER = '0199c2a4-7d31-7c53-9f1e-3c5f0d3c1a78';
  const names = new Map([[ID, 'Carla Nunes']]);
  const entry = (detail: Record<string, unknown>, subject: string | null = null) => ({ detail, subject });

  test('names what it was done to, by the id when nothing else says it', () => {
    expect(subjectName(entry({ name: 'Suporte', changed: ['sla'] }, ID), names)).toBe('Suporte');
    expect(subjectName(entry({ from: 'Ana', to: 'Ana Lima' }), names)).toBe('Ana Lima');
    expect(subjectName(entry({ capacity: 5 }, ID), names)).toBe('Carla Nunes');
    expect(subjectName(entry({ capacity: 5 }, OTHER), names)).toBeNull();
  });

  test('tells the rest once, and nothing that is empty or an id nobody can read', () => {
    const detail = { name: 'Suporte', changed: ['routing', 'sla'], move_to: null, version_id: OTHER };
    expect(factsOf(entry(detail), names)).toEqual([{ key: 'changed', values: ['routing', 'sla'] }]);
    expect(
      factsOf(entry({ from: 'agent', to: 'admin', list: [], people: [ID, OTHER], more: { a: 1 } }), names),
    ).toEqual([
      { key: 'from', values: ['agent'] },
      { key: 'to', values: ['admin'] },
      { key: 'people', values: ['Carla Nunes'] },
      { key: 'more', values: ['{"a":1}'] },
    ]);
  });

  test('codes of ours become words, names that people gave do not', () => {
    expect(valueKey('role', 'admin')).toBe('role.admin');
    expect(valueKey('changed', 'member_ids')).toBe('departments.people');
    expect(valueKey('former_name', 'admin')).toBeNull();
    expect(valueKey('changed', 'color')).toBeNull();
    expect(valueKey('how', 'token')).toBe('audit.value.token');
    expect(valueKey('fields', 'token')).toBe('audit.value.webhookToken');
    expect(valueKey('outcome', 'timeout')).toBe('audit.outcome.timeout');
    expect(valueKey('outcome', 'toString')).toBeNull();
  });
});
