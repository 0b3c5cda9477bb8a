import type { Routing, Tag } from '@balcao/protocol';
import type { demoPeople } from './demo-settings.ts';
import type { Colleague, Slug } from './rules/cast.ts';

/** What demoPeople do in the shop. */
export const demoColleagues: readonly (Omit<Colleague, 'id' | 'name'> & {
  name: (typeof demoPeople)[number]['name'];
  capacity: number;
})[] = [
  {
    key: 'ana',
    name: 'Ana Ribeiro',
    capacity: 4,
    me: 'a Ana',
    thanks: 'Obrigada',
    serves: { suporte: 1, vendas: 2, geral: 1 },
    tends: 4.8,
  },
  {
    key: 'bruno',
    name: 'Bruno Carvalho',
    capacity: 4,
    me: 'o Bruno',
    thanks: 'Obrigado',
    serves: { financeiro: 7, geral: 5 },
    tends: 4.4,
  },
  {
    key: 'carla',
    name: 'Carla Nunes',
    capacity: 6,
    me: 'a Carla',
    thanks: 'Obrigada',
    serves: { suporte: 10, geral: 3 },
    tends: 5,
  },
  {
    key: 'diego',
    name: 'Diego Santos',
    capacity: 5,
    me: 'o Diego',
    thanks: 'Obrigado',
    serves: { suporte: 7, vendas: 8, geral: 3 },
    tends: 4.4,
  },
  {
    key: 'elisa',
    name: 'Elisa Tavares',
    capacity: 5,
    me: 'a Elisa',
    thanks: 'Obrigada',
    serves: { vendas: 7, financeiro: 8 },
    tends: 4.7,
  },
];

/** Geral has no members: it is everybody's. */
export const demoDepartments: readonly { slug: Slug; routing: Routing; members: Colleague['key'][] }[] = [
  { slug: 'suporte', routing: 'longest_idle', members: ['ana', 'carla', 'diego'] },
  { slug: 'vendas', routing: 'least_loaded', members: ['ana', 'diego', 'elisa'] },
  { slug: 'financeiro', routing: 'round_robin', members: ['bruno', 'elisa'] },
];

const WHOLE_DAY = [{ from: '00:00', to: '24:00' }];

/** Support answers at any hour; everybody else keeps the shop's. */
export const supportHours = {
  name: 'Plantão do suporte',
  weekly: {
    1: WHOLE_DAY,
    2: WHOLE_DAY,
    3: WHOLE_DAY,
    4: WHOLE_DAY,
    5: WHOLE_DAY,
    6: WHOLE_DAY,
    7: WHOLE_DAY,
  },
};

/** `suporte` and `pedido` are given by the bot. */
export const demoTags: readonly { name: string; color: Tag['color'] }[] = [
  { name: 'vip', color: 'amber' },
  { name: 'atacado', color: 'blue' },
  { name: 'assinante', color: 'green' },
  { name: 'reclamação', color: 'red' },
  { name: 'fornecedor', color: 'purple' },
  { name: 'pedido', color: 'green' },
  { name: 'suporte', color: 'neutral' },
];

export const demoReplies: readonly {
  shortcut: string;
  title: string;
  body: string;
  department: Slug | null;
}[] = [
  {
    shortcut: 'ola',
    title: 'Saudação',
    body: '{{greeting}}, {{contact.first_name}}! Aqui é {{agent.name}}, do {{organization.name}}. Como posso ajudar?',
    department: null,
  },
  {
    shortcut: 'aguarde',
    title: 'Só um momento',
    body: 'Só um momento, {{contact.first_name}}: vou ver isso com a equipe e já volto por aqui.',
    department: null,
  },
  {
    shortcut: 'tchau',
    title: 'Despedida',
    body: 'Foi um prazer ajudar, {{contact.first_name}}! Quando precisar, é só chamar. {{organization.name}} ☕',
    department: null,
  },
  {
    shortcut: 'pedido',
    title: 'Pedir o número do pedido',
    body: '{{contact.first_name}}, pode me passar o número do pedido? Ele começa com # e está no e-mail de confirmação.',
    department: null,
  },
  {
    shortcut: 'troca',
    title: 'Como funciona a troca',
    body: 'Pode trocar sim, {{contact.first_name}}. Em até 7 dias, a primeira troca é por nossa conta: é só deixar o pacote na portaria que a coleta passa no dia seguinte, das 9h às 17h.',
    department: 'suporte',
  },
  {
    shortcut: 'atraso',
    title: 'Entrega atrasada',
    body: '{{greeting}}, {{contact.first_name}}! Sinto muito pelo atraso. Já abri um chamado com a transportadora e acompanho daqui até o seu café chegar.',
    department: 'suporte',
  },
  {
    shortcut: 'atacado',
    title: 'Preço para empresas',
    body: 'Para empresas, {{contact.first_name}}, acima de 15 pacotes o Cerrado 500 g fica por R$ 36,90, com entrega grátis e boleto para 28 dias depois do primeiro pedido. Me passa o CNPJ que eu mando a proposta?',
    department: 'vendas',
  },
  {
    shortcut: 'pix',
    title: 'Chave Pix',
    body: 'A nossa chave Pix é o e-mail financeiro@cafedobalcao.example. Assim que o pagamento cair, a equipe de {{department.name}} libera o seu pedido e avisa por aqui.',
    department: 'financeiro',
  },
];
