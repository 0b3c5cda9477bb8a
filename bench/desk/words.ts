import type { Random } from '../lib/random.ts';

/** What people of a shop's desk write, so that search meets common words, rare ones and numbers. */

const FIRST_NAMES =
  'Ana Maria João José Antônio Francisca Carlos Adriana Paulo Luiz Márcia Fernanda Rafael Beatriz Camila Thiago Letícia Gabriel Larissa Vinícius Júlia Lucas Mariana Pedro Sônia Cláudia Fábio Patrícia Eduardo Simone Márcio Vanessa Rodrigo Tatiane Leandro Aline Gustavo Débora Marcelo Cristiane Sérgio Priscila Anderson Jéssica Felipe Natália Renato Bruna Diego Raquel Alexandre Luciana Roberto Amanda Ricardo Daniela Fernando Viviane Bruno Sandra Matheus Elaine Daniel Rosângela Henrique Kelly Guilherme Helena César Lívia Otávio Yasmin Murilo Conceição'.split(
    ' ',
  );
const LAST_NAMES =
  'Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa Ribeiro Martins Carvalho Almeida Lopes Soares Fernandes Vieira Barbosa Rocha Dias Nascimento Andrade Moreira Nunes Marques Machado Mendes Freitas Cardoso Ramos Gonçalves Santana Teixeira Araújo Magalhães Brandão Assunção Guimarães Falcão Queiroz Siqueira Xavier Bittencourt Figueiredo Peçanha Quintão Sampaio Toledo Vasconcelos Zanetti'.split(
    ' ',
  );
const PRODUCTS =
  'sofá retrátil|mesa de jantar|cadeira de escritório|geladeira inox|máquina de lavar|fogão quatro bocas|televisão 50 polegadas|colchão queen|guarda-roupa|ventilador de coluna|ar-condicionado split|cafeteira elétrica|liquidificador|fone bluetooth|celular|notebook|impressora|tênis de corrida|mochila|relógio|bicicleta aro 29|carrinho de bebê|berço|panela de pressão|jogo de cama|cortina blecaute|tapete|luminária|furadeira|parafusadeira'.split(
    '|',
  );
const PLACES =
  'Copacabana|Pinheiros|Savassi|Boa Viagem|Aldeota|Moema|Tijuca|Santo Amaro|Vila Mariana|Batel|Moinhos de Vento|Jardim Camburi|Ponta Negra|Barra da Tijuca|Icaraí|Cambuí|Trindade|Pituba|Itaim|Lapa'.split(
    '|',
  );
const COLORS = 'preto|branco|azul-marinho|cinza|vermelho|bege|verde|amarelo'.split('|');
const MONTHS =
  'janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro'.split('|');

/** Commonest first: taken with a preference for the front, as words of a language are. */
const CUSTOMER = `oi, bom dia
boa tarde, tudo bem?
obrigada
ok, obrigado
sim
não
qual o prazo de entrega para {place}?
quero saber do meu pedido {order}
o pedido {order} ainda não chegou
qual o valor do {product}?
vocês têm o {product} na cor {color}?
quanto fica o frete para {place}?
gostaria de falar com um atendente
meu nome é {name}
preciso da segunda via do boleto
o boleto venceu, como faço para pagar?
posso pagar no pix?
aceita cartão em quantas vezes?
o {product} veio com defeito
quero trocar o {product} pelo {color}
a entrega estava marcada para {day} de {month} e ninguém apareceu
a nota fiscal do pedido {order} não chegou no e-mail
qual o horário de funcionamento da loja em {place}?
já enviei o comprovante
não estou conseguindo acessar a minha conta
o técnico pode vir na parte da manhã?
moro na rua {name}, número {number}, {place}
meu CPF é {document}
faz desconto à vista?
a garantia cobre a peça?
quero cancelar a compra {order}
não recebi o código de rastreio
o rastreio {tracking} está parado há dias
muito obrigada pela atenção, {name}
vou pensar e volto a falar com vocês
tem previsão de chegada do {product}?
o aparelho não liga desde ontem
a caixa chegou amassada e o vidro trincado
pode agendar a instalação para {day} de {month}?
o estorno de {amount} ainda não caiu
preciso de orçamento para {number} unidades do {product}
a montagem está inclusa?
o manual está em inglês, vocês têm em português?
queria saber se fazem entrega aos sábados em {place}
alguém pode me ligar, por favor?
estou aguardando desde cedo
desculpe a demora, estava em reunião
o desconto de {amount} não apareceu no carrinho
perfeito, fechado então
quero fazer uma reclamação sobre a transportadora
a assistência técnica ficou de retornar e nada
vocês emitem nota para empresa? o CNPJ é {document}
minha sogra {name} comprou e quer presentear com embalagem
esqueci a senha e o e-mail de recuperação não chega
protocolo {tracking}`.split('\n');

const AGENT = `Olá, {name}! Meu nome é {name}, como posso ajudar?
Só um momento, vou verificar o pedido {order}.
O pedido {order} saiu para entrega e chega até {day} de {month}.
Pode me confirmar o CPF do titular, por favor?
Enviei a segunda via do boleto para o seu e-mail.
O prazo de entrega para {place} é de {number} dias úteis.
O {product} na cor {color} está disponível por {amount}.
Fazemos em até dez vezes sem juros no cartão, ou {amount} no pix.
A troca foi aprovada, a coleta acontece em {day} de {month}.
O código de rastreio é {tracking}.
O estorno de {amount} aparece na próxima fatura.
Abri um chamado com a transportadora, protocolo {tracking}.
Posso ajudar em algo mais?
Por nada! A {name} da assistência técnica liga ainda hoje.
Infelizmente o {product} está sem estoque, posso avisar quando chegar?
A garantia cobre o defeito, vamos enviar uma peça nova.
Agendei a instalação do {product} para {day} de {month}, entre 8h e 12h.
A nota fiscal do pedido {order} segue em anexo.
Consegui um desconto de {amount} com a gerência.
Obrigado pelo contato, tenha um ótimo dia!`.split('\n');

const NOTES = `Cliente já reclamou antes, tratar com cuidado.
Conferido com o estoque: chega {day} de {month}.
Aprovado pela gerência, desconto de {amount}.
Aguardando retorno da transportadora sobre {tracking}.
Titular confirmou os dados por telefone.`.split('\n');

export function pick<T>(random: Random, from: readonly T[]): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error('Nothing to choose from.');
  return one;
}

/** The front is taken more often than the end. */
function pickCommon(random: Random, from: readonly string[]): string {
  return from[Math.floor(random() ** 2 * from.length)] ?? '';
}

export function personName(random: Random): string {
  return `${pick(random, FIRST_NAMES)} ${pick(random, LAST_NAMES)}`;
}

const digits = (random: Random, length: number) =>
  String(Math.floor(random() * 10 ** length)).padStart(length, '0');

const SLOTS: Record<string, (random: Random) => string> = {
  product: (random) => pick(random, PRODUCTS),
  color: (random) => pick(random, COLORS),
  place: (random) => pick(random, PLACES),
  month: (random) => pick(random, MONTHS),
  name: (random) => pick(random, FIRST_NAMES),
  day: (random) => String(1 + Math.floor(random() * 28)),
  number: (random) => String(2 + Math.floor(random() * 900)),
  order: (random) => digits(random, 6),
  document: (random) => `${digits(random, 3)}.${digits(random, 3)}.${digits(random, 3)}-${digits(random, 2)}`,
  amount: (random) => `R$ ${1 + Math.floor(random() * 2_000)},${digits(random, 2)}`,
  tracking: (random) => `BR${digits(random, 9)}`,
};

function fill(random: Random, template: string): string {
  return template.replace(/\{(\w+)\}/g, (slot, name: string) => SLOTS[name]?.(random) ?? slot);
}

export const customerText = (random: Random) => fill(random, pickCommon(random, CUSTOMER));
export const agentText = (random: Random) => fill(random, pick(random, AGENT));
export const noteText = (random: Random) => fill(random, pick(random, NOTES));
