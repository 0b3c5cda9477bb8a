import { expect, test } from 'vitest';
import { compileCommand, findCommand } from './commands.ts';

const commands = ['menu', 'sair', 'atendente'].map((id) => compileCommand({ id, goto: id }));
const custom = compileCommand({ id: 'loja', goto: 'loja', phrases: ['Promoção do Dia'] });

test.each([
  ['menu', 'menu'],
  ['MENU!', 'menu'],
  ['Início', 'menu'],
  ['quero voltar ao menu', 'menu'],
  ['menu, por favor', 'menu'],
  ['back to the menu please', 'menu'],
  ['Menú', 'menu'],
  ['sair', 'sair'],
  ['Quero sair', 'sair'],
  ['exit', 'sair'],
  ['salir', 'sair'],
  ['Tchau', 'sair'],
  ['atendente', 'atendente'],
  ['quero falar com um atendente', 'atendente'],
  ['Oi, gostaria de falar com uma pessoa, por favor', 'atendente'],
  ['I want to talk to a human', 'atendente'],
  ['quiero hablar con una persona', 'atendente'],
  ['Reclamação', 'atendente'],
])('"%s" is the command %s', (words, id) => {
  expect(findCommand(commands, words)?.id).toBe(id);
});

test.each([
  'não quero sair',
  'quero sair de férias amanhã',
  'o atendente foi ótimo',
  'nao quero falar com atendente',
  'qual o menu do dia?',
  'preciso cancelar minha compra de ontem',
  "I don't want to exit",
  'no quiero salir',
  '',
  'menu '.repeat(40),
])('"%s" is no command', (words) => {
  expect(findCommand(commands, words)).toBeUndefined();
});

test('a command of the definition is matched without accents', () => {
  expect(findCommand([custom], 'promocao do dia')?.id).toBe('loja');
});
