import { expect, test } from 'vitest';
import { bot } from './builder.ts';
import { checkDefinition } from './definition/check-definition.ts';

test('a node without next leads to the one added after it, and the result compiles', () => {
  const definition = bot({ name: 'Padaria' })
    .say('ola', { 'pt-BR': 'Oi!', en: 'Hi!' })
    .ask('nome', { kind: 'text', text: 'Seu nome?', saveAs: 'name' })
    .choose('menu', {
      text: 'Oi, {{variables.name}}. O que vai ser?',
      options: [
        { id: 'pao', title: 'Pão', goto: 'fim' },
        { id: 'gente', title: 'Atendente', goto: 'pessoa' },
      ],
    })
    .handOff('pessoa', { department: null })
    .end('fim', { text: 'Até já!' })
    .command('menu', 'menu')
    .build();
  expect(definition.start).toBe('ola');
  expect(definition.nodes.ola).toMatchObject({ next: 'nome' });
  expect(definition.nodes.nome).toMatchObject({ next: 'menu' });
  expect(definition.nodes.menu).not.toHaveProperty('next');
  expect(checkDefinition(definition)).toMatchObject({ ok: true, warnings: [] });
});

test('hours, an offered person and the escalation are built and their targets known', () => {
  const definition = bot({ name: 'Padaria', escalation: { goto: 'pessoa' } })
    .hours('agora', { open: 'menu', closed: 'fechado' })
    .say('fechado', 'Voltamos {{hours.next}}.', { offerPerson: true })
    .ask('menu', { kind: 'text', text: 'Diga.', offerPerson: { goto: 'pessoa' }, next: 'fim' })
    .handOff('pessoa', { department: null, closedText: 'Até {{hours.next}}!' })
    .end('fim')
    .build();
  expect(definition.nodes.fechado).toMatchObject({ next: 'menu' });
  expect(checkDefinition(definition)).toMatchObject({ ok: true, warnings: [] });
  const lost = bot({ name: 'x', escalation: { goto: 'nowhere' } }).end('a');
  // @ts-expect-error the escalation leads nowhere
  expect(checkDefinition(lost.build())).toMatchObject({ ok: false });
});

test('targets that do not exist and ids used twice are type errors', () => {
  const lost = bot({ name: 'x' }).goto('a', 'nowhere').end('b');
  // @ts-expect-error "nowhere" was never added
  expect(checkDefinition(lost.build())).toMatchObject({ ok: false });
  const deep = bot({ name: 'x' }).choose('a', {
    text: 'a',
    options: [{ id: 'x', title: 'x', goto: 'nowhere' }],
  });
  // @ts-expect-error the option leads nowhere
  expect(checkDefinition(deep.build())).toMatchObject({ ok: false });
  // @ts-expect-error "a" is taken
  bot({ name: 'x' }).end('a').end('a');
});
