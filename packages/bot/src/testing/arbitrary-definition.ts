import * as fc from 'fast-check';

/** Definitions of eight nodes with any targets among them; many are refused, those that pass must behave. */
const target = fc.constantFrom('n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7');
const text = fc.oneof(
  fc.constantFrom(
    'Oi {{contact.name}}',
    '{{variables.a}}{{variables.b}}',
    '[[{{variables.x}}]]',
    '{{organization.hoursText}}',
    '[[{{hours.next}}]]',
    '',
  ),
  fc.string({ maxLength: 40 }).filter((value) => !/\{\{|\[\[/.test(value)),
  fc.record({ 'pt-BR': fc.constant('Olá'), en: fc.constant('x'.repeat(1500)) }),
);
const offerPerson = fc.constantFrom(undefined, true, { goto: 'n6' });
const option = (index: number) =>
  fc.record({
    id: fc.constant(`o${index}`),
    title: fc.oneof(text, fc.string({ maxLength: 100 })),
    description: text,
    section: fc.constantFrom('A', 'B', ''),
    goto: target,
  });
const options = fc
  .nat(24)
  .chain((count) => fc.tuple(...Array.from({ length: count + 1 }, (_, index) => option(index))));

const node = fc.oneof(
  fc.record({
    type: fc.constant('say'),
    message: fc.record({ kind: fc.constant('text'), text }),
    offerPerson,
    next: target,
  }),
  fc.record({
    type: fc.constant('say'),
    message: fc.oneof(
      fc.record({
        kind: fc.constant('url_button'),
        text,
        label: text,
        url: fc.constantFrom('https://a.test/{{contact.name}}', '{{variables.a}}'),
      }),
      fc.record({
        kind: fc.constant('media'),
        media: fc.constantFrom('image', 'document', 'audio'),
        link: fc.constantFrom('https://a.test/x', '{{variables.a}}'),
        caption: text,
      }),
      fc.record({ kind: fc.constant('location_request'), text }),
      fc.record({
        kind: fc.constant('contact_card'),
        name: text,
        phone: fc.constantFrom('+551140028922', ''),
      }),
      fc.record({ kind: fc.constantFrom('buttons', 'list'), text, options: fc.tuple(option(0), option(1)) }),
    ),
    separate: fc.boolean(),
    offerPerson,
    next: target,
  }),
  fc.record({
    type: fc.constant('ask'),
    kind: fc.constantFrom(
      'text',
      'number',
      'email',
      'phone',
      'cpf',
      'cnpj',
      'cpf_cnpj',
      'cep',
      'date',
      'media',
      'location',
    ),
    text,
    saveAs: fc.constantFrom('a', 'b'),
    attempts: fc.integer({ min: 1, max: 3 }),
    offerPerson,
    next: target,
  }),
  fc.record({
    type: fc.constant('ask'),
    kind: fc.constant('choice'),
    text,
    again: text,
    options,
    header: text,
    footer: text,
    offerPerson,
    saveAs: fc.constant('a'),
  }),
  fc.record({
    type: fc.constant('ask'),
    kind: fc.constant('choice'),
    text,
    optionsFrom: fc.record({
      list: fc.constantFrom('organization.items', 'variables.list', 'organization.faq'),
      id: fc.constantFrom('{{item.id}}', '{{item.question}}'),
      title: fc.constantFrom('{{item.name}}', '{{item.question}}'),
      saveItemAs: fc.constant('item'),
    }),
    offerPerson,
    onEmpty: target,
    next: target,
  }),
  fc.record({
    type: fc.constant('branch'),
    cases: fc.tuple(
      fc.record({
        when: fc.constantFrom(
          'hours.open',
          'variables.a == 1',
          'has(variables.b)',
          'size(variables.list) > 3',
        ),
        goto: target,
      }),
    ),
    otherwise: target,
  }),
  fc.record({
    type: fc.constant('hours'),
    department: fc.constantFrom(undefined, 'suporte', 'nenhum'),
    open: target,
    closed: target,
  }),
  fc.record({
    type: fc.constant('set'),
    variables: fc.constantFrom(
      { list: { expression: 'variables.list + variables.list + [1]' } },
      { list: { value: ['a'] } },
      { a: { text: '{{variables.a}}{{variables.a}}ab' } },
      { b: { expression: 'string(variables.a) + string(variables.a)' } },
      { b: { each: 'organization.items', text: '{{price(item)}}' } },
    ),
    attributes: fc.constant({ seen: { value: true } }),
    next: target,
  }),
  fc.record({ type: fc.constant('tag'), add: fc.constant(['x']), next: target }),
  fc.record({ type: fc.constant('wait'), seconds: fc.integer({ min: 1, max: 200_000 }), next: target }),
  fc.record({
    type: fc.constant('call'),
    method: fc.constant('POST'),
    url: fc.constantFrom('https://a.test/{{variables.a}}', '{{variables.a}}'),
    body: fc.constant({ a: '{{variables.a}}' }),
    text,
    save: fc.constant({ a: 'body' }),
    next: target,
    onError: target,
  }),
  fc.record(
    {
      type: fc.constant('intent'),
      name: fc.constantFrom('Pedido', 'Boleto', 'Troca'),
      phrases: fc.constantFrom(['consultar pedido'], { 'pt-BR': ['oi'], es: ['pedido'] }, [], ['quero']),
      synonyms: fc.constantFrom({ pedido: ['compra', 'meu pacote'] }, { '!': [] }),
      parameters: fc.constantFrom(
        [],
        [{ name: 'a', kind: 'number', question: 'Qual?' }],
        [
          {
            name: 'b',
            kind: 'choice',
            question: 'Qual?',
            values: [{ value: 'P' }, { value: 'x'.repeat(60) }],
          },
          { name: 'c', kind: 'cpf_cnpj', required: false },
        ],
      ),
      webhook: fc.constantFrom('pedidos', 'boletos'),
      text,
      waiting: text,
      fallback: text,
      next: target,
      onError: target,
    },
    { requiredKeys: ['type', 'phrases'] },
  ),
  fc.record({ type: fc.constant('survey'), survey: fc.constant('nps'), text, next: target }),
  fc.record({ type: fc.constant('goto'), to: target }),
  fc.record({ type: fc.constant('end'), text }),
  fc.record({
    type: fc.constant('hand_off'),
    department: fc.constantFrom(null, 'suporte'),
    text,
    closedText: text,
  }),
);

const escalation = fc.constantFrom(
  undefined,
  { goto: 'n5' },
  { goto: 'n6', attempts: 2, phrases: { 'pt-BR': ['oi'] } },
  { goto: 'n7', off: true, attempts: 1 },
);

const intents = fc.constantFrom(undefined, { off: true }, { threshold: 0.1 });

const nodes = fc.tuple(node, node, node, node, node, node, node, node);

export const anyDefinition = fc.tuple(nodes, escalation, intents).map(([eight, calling, matching]) => ({
  schemaVersion: 1,
  name: 'random',
  start: 'n0',
  onExpired: 'De novo!',
  commands: [
    { id: 'menu', goto: 'n0' },
    { id: 'atendente', goto: 'n7' },
  ],
  ...(calling ? { escalation: calling } : {}),
  ...(matching ? { intents: matching } : {}),
  nodes: Object.fromEntries(eight.map((one, index) => [`n${index}`, one])),
}));
