import { expect, test } from 'vitest';
import { nameInWords, readableFacts } from './readable-facts.ts';

test('what was quoted already, files and the menu’s own notes are left out; the rest is named in words', () => {
  const facts = {
    problem: 'Parou',
    detalhes: 'Parou',
    menu_option: 'suporte',
    _step: 3,
    anexo: { id: '1' },
    cpf_cliente: '111.444.777-35',
    nota: 9,
    vazio: '',
    currency: 'BRL',
    total_cents: 4590,
    frete_cents: 0,
  };
  expect(readableFacts(facts, 'pt-BR', 'Parou')).toEqual([
    ['Cpf cliente', '111.444.777-35'],
    ['Nota', '9'],
    ['Total', 'R$ 45,90'],
  ]);
});

test('a state reads like words', () => {
  expect(nameInWords('SUPORTE_AGUARDANDO_ANEXO')).toBe('Suporte aguardando anexo');
});
