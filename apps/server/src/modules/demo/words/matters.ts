/**
 * What customers come with. `{a|b}` is one of both; `$first` the customer's first name, `$thanks` obrigado or obrigada,
 * `$me` the agent ("a Carla"), `$agentThanks` their thanks, `$hi` the greeting of the hour, `$order`, `$item`, `$quantity` what they say.
 */
export type Matter = {
  department: 'suporte' | 'vendas' | 'financeiro' | 'geral';
  /** after the greeting, up to the moment the bot calls a person */
  toBot: readonly string[];
  /** from then on; `@` begins an agent's line */
  talk: readonly string[];
};

export const MATTERS: readonly Matter[] = [
  {
    department: 'suporte',
    toBot: [
      'Suporte técnico',
      'O moedor {chegou|veio} com a {manivela|tampa} trincada. {Comprei na semana passada.|Abri a caixa agora.}',
      'Pular',
    ],
    talk: [
      '@$hi, $first! Aqui é $me, do suporte. Sinto muito pelo moedor. Pode me passar o número do pedido?',
      '{É o|pedido} $order',
      '@Achei aqui. {Envio outra peça hoje mesmo|Já separei um moedor novo}, sem custo. Chega em até {2|3} dias úteis.',
      '{Que rápido!|Perfeito,} {muito $thanks|$thanks} 🙏',
    ],
  },
  {
    department: 'suporte',
    toBot: [
      'Suporte técnico',
      'Pedi o $item {em grãos|moído para coador} e {veio|recebi} {moído para espresso|na moagem errada}',
      'Pular',
    ],
    talk: [
      '@Oi, $first, aqui é $me. Erramos na moagem, desculpe! Você prefere a troca ou o valor de volta?',
      '{prefiro a troca|a troca mesmo, por favor}',
      '@Combinado: o certo sai na próxima torra, {amanhã|na quinta}. O que está com você pode ficar, é presente nosso.',
      '{Nossa, que gentileza!|Gostei da atitude.} $thanks',
      '@Nós que agradecemos! Qualquer coisa é só chamar. ☕',
    ],
  },
  {
    department: 'suporte',
    toBot: [
      'Suporte técnico',
      'Meu pedido $order {ainda não chegou|está parado desde segunda|deveria ter chegado ontem}',
      'Pular',
    ],
    talk: [
      '@$hi, $first! Sou $me. Vou olhar o rastreio do $order, um minutinho.',
      '{ok|tá bom, fico no aguardo}',
      '@O entregador {não achou o número|passou ontem às 15h e não havia ninguém}. {Pode confirmar o endereço?|Podemos tentar de novo amanhã?}',
      '{Rua das Palmeiras, 318, apto 42|pode sim, estarei em casa o dia todo}',
      '@Pronto, nova entrega marcada para amanhã de manhã. Eu acompanho daqui.',
      '{maravilha, $thanks!|Ótimo. $thanks pela ajuda}',
    ],
  },
  {
    department: 'suporte',
    toBot: [
      'Suporte técnico',
      '{Quero|Preciso} pular a assinatura deste mês, {vou viajar|ainda tenho café aqui}. Como {faço|eu faço}?',
      'Pular',
    ],
    talk: [
      '@Oi, $first! $hi. Aqui é $me. Já pausei a sua assinatura: a próxima cobrança fica para o mês que vem.',
      '{e posso trocar o café também?|consigo mudar a moagem junto?}',
      '@Pode! Me diz qual {você quer|prefere} que eu deixo anotado.',
      '{o Mantiqueira|$item}, {para prensa|em grãos}',
      '@Anotado ✅ Boa {viagem|semana}, $first!',
    ],
  },
  {
    department: 'suporte',
    toBot: [
      'Suporte técnico',
      'O coador V60 {veio lascado na borda|chegou quebrado}, {a caixa estava amassada|e era para presente}',
      'Pular',
    ],
    talk: [
      '@Poxa, $first! Aqui é $me. Consegue me mandar uma foto da borda? É para abrir a reclamação com a transportadora.',
      '{mando sim, um segundo|vou tirar agora}',
      '@$agentThanks! Mesmo sem esperar a transportadora, já mandei outro. Código de rastreio: BR{48210|55173|60944}9SP.',
      '{Atendimento nota 10|Vocês são demais}, $thanks!',
    ],
  },
  {
    department: 'suporte',
    toBot: [
      'Suporte técnico',
      'As cápsulas {não encaixam|vazam} na minha máquina, {é uma Essenza|é a Inissia}',
      'Pular',
    ],
    talk: [
      '@$hi, $first. Aqui é $me. O lote {de setembro|anterior} saiu com a borda fora de medida. Qual é o número embaixo da caixa?',
      'L{0921|1014|0877}',
      '@É desse lote mesmo. Troco as {duas|três} caixas e a coleta é por nossa conta. Pode ser {amanhã|na sexta}?',
      '{pode|pode ser sim}, depois das 14h',
      '@Marcado. Desculpe o transtorno!',
    ],
  },
  {
    department: 'suporte',
    toBot: [
      'Suporte técnico',
      'Quero fazer uma reclamação: {é a segunda vez que o pacote chega aberto|o café veio com gosto de queimado}',
    ],
    talk: [
      '@$first, aqui é $me. Você tem toda a razão, e isso não pode acontecer. Qual é o pedido?',
      '$order. {Que decepção|Compro aí há dois anos, nunca tinha acontecido}',
      '@Estornei o valor agora e mandei um pacote da torra de hoje. Levei o caso à torrefação também.',
      '{tá certo, vou aguardar|ok, $thanks por resolver|espero que não se repita}',
    ],
  },
  {
    department: 'vendas',
    toBot: ['Comercial e vendas', '$item', '$quantity', 'Fechar pedido', 'Confirmar pedido'],
    talk: [
      '@$hi, $first! Aqui é $me, de vendas. Vi o seu pedido. Prefere Pix ou cartão?',
      '{Pix|no cartão, em 2x|pix mesmo}',
      '@Perfeito! {Enviei a chave e o valor no seu e-mail.|O link de pagamento: cafedobalcao.example/p/8{1|2|3}7.} A entrega é no mesmo endereço?',
      '{isso, o mesmo|é sim}',
      '@Pagamento confirmado ✅ Sai {hoje à tarde|amanhã cedo}.',
      '{oba! $thanks|perfeito, $thanks}',
    ],
  },
  {
    department: 'vendas',
    toBot: ['Comercial e vendas', 'Café Cerrado 500 g', 'Falar com atendente'],
    talk: [
      'Vocês fazem preço para {empresa|restaurante|revenda}? Seriam {10|15|25|40} pacotes por mês',
      '@Oi, $first! Sou $me. Fazemos sim: acima de {10|15} pacotes o Cerrado fica por R$ 36,90, com entrega grátis.',
      '{e o prazo de pagamento?|e dá para faturar?}',
      '@Boleto para 28 dias, depois do primeiro pedido. Mando a proposta por e-mail?',
      '{pode mandar, $thanks|Manda por favor!}',
    ],
  },
  {
    department: 'vendas',
    toBot: ['Comercial e vendas', 'Moedor manual', 'Falar com atendente'],
    talk: [
      '{Esse moedor serve para espresso?|O moedor dá conta de prensa francesa?}',
      '@$hi, $first! Aqui é $me. Serve sim: são 18 ajustes, do espresso à prensa. Quer que eu monte um kit com um café?',
      '{quanto fica o kit?|e quanto sai tudo?}',
      '@Moedor + Mantiqueira 500 g por R$ 289,00, com frete grátis em São Paulo.',
      '{fechado! como pago?|Vou querer}',
      '@Mandei o link. Assim que cair eu despacho. 😊',
    ],
  },
  {
    department: 'vendas',
    toBot: ['Comercial e vendas', 'Assinatura mensal', '1', 'Fechar pedido', 'Confirmar pedido'],
    talk: [
      '@$first, que alegria ter você na assinatura! Aqui é $me. Prefere receber na primeira ou na terceira semana do mês?',
      '{na primeira|terceira}',
      '@E a moagem?',
      '{em grãos|coador}',
      '@Tudo certo. A primeira caixa chega {sexta|na terça}. Boas-vindas ao clube do café!',
      '{mal posso esperar 😍|show, $thanks}',
    ],
  },
  {
    department: 'vendas',
    toBot: ['Comercial e vendas', 'Coador V60 de cerâmica', 'Falar com atendente'],
    talk: [
      'Queria {montar um presente|um kit} de {aniversário|agradecimento} {até R$ 200|até R$ 150}. O que você sugere?',
      '@Adoro essa pergunta, $first! Sou $me. V60 + Mantiqueira + 40 filtros: R$ {183,90|149,90}, com cartão escrito à mão.',
      '{lindo! entrega até sábado?|Gostei. Chega a tempo para sexta?}',
      '@Chega, pode contar com a gente. Qual é a mensagem do cartão?',
      '“{Feliz aniversário, mãe!|Obrigada por tudo, professora}”',
      '@Anotado, vai ficar um capricho. 💌',
    ],
  },
  {
    department: 'financeiro',
    toBot: ['Financeiro', 'Outro assunto'],
    talk: [
      '{Paguei por Pix|Fiz o Pix} {ontem|hoje cedo} e o pedido $order {continua pendente|não foi confirmado}',
      '@$hi, $first! Aqui é $me, do financeiro. Pode me mandar o comprovante, por favor?',
      '{mandei por e-mail agora|ID da transação: E607012{83|91|47}}',
      '@Localizei! O Pix caiu sem identificação. Já liguei ao pedido, e ele sai hoje.',
      '{ufa! $thanks|$thanks, que alívio}',
    ],
  },
  {
    department: 'financeiro',
    toBot: ['Financeiro', '2ª via de boleto', 'Falar com atendente'],
    talk: [
      '{O boleto venceu ontem|Perdi o vencimento do boleto}, consigo pagar hoje?',
      '@Oi, $first. Sou $me. Consegue sim: mandei uma 2ª via com vencimento {amanhã|para sexta}, sem juros.',
      '{recebi, $thanks!|chegou aqui. $thanks}',
    ],
  },
  {
    department: 'financeiro',
    toBot: ['Financeiro', 'Outro assunto'],
    talk: [
      'Preciso da nota fiscal do $order no CNPJ da empresa',
      '@$hi, $first! Aqui é $me. Me passa o CNPJ e a razão social?',
      '{12.345.678/0001-95, Studio Onze Ltda|11.222.333/0001-81, Bistrô Jardim ME}',
      '@Nota reemitida e enviada para o seu e-mail. Mais alguma coisa?',
      'era só isso, $thanks',
    ],
  },
  {
    department: 'financeiro',
    toBot: ['Financeiro', 'Outro assunto'],
    talk: [
      '{Cobraram|Vocês cobraram} duas vezes a assinatura deste mês',
      '@$first, aqui é $me. Confirmei: a operadora repetiu a cobrança. Pedi o estorno agora.',
      'e em quantos dias {cai|volta}?',
      '@No cartão, em até {5|7} dias úteis. Mando o comprovante por aqui quando a operadora confirmar.',
      '{tá bom|ok, vou acompanhar}',
    ],
  },
  {
    department: 'financeiro',
    toBot: ['Financeiro', 'Outro assunto'],
    talk: [
      'Devolvi um {moedor|coador} na semana passada e o reembolso ainda não veio',
      '@Oi, $first! Sou $me. A devolução foi conferida {ontem|hoje}. O valor volta por Pix: a chave é este número?',
      '{isso|sim, é o celular}',
      '@Feito! Acabei de enviar, confere aí.',
      'caiu! $thanks {👏|🙌}',
    ],
  },
  {
    department: 'geral',
    toBot: [
      '{aquele do pacote vermelho tem?|vcs ainda tem aquele de sempre}',
      '{o vermelho|o de sempre oras}',
      '{é vermelho escuro, com um passarinho|o que eu sempre levo, moço}',
    ],
    talk: [
      '@$hi, $first! Sou $me. O do pacote vermelho é o Bourbon, que volta em {janeiro|dezembro}. Quer que eu avise?',
      '{quero!|por favor}',
      '@Anotado, você será {das primeiras pessoas|a primeira pessoa} a saber.',
    ],
  },
  {
    department: 'geral',
    toBot: ['Falar com atendente'],
    talk: [
      '{Vocês dão curso de barista?|Tem aula de café coado aí na loja?}',
      '@$hi, $first! Aqui é $me. Temos sim: todo {primeiro|último} sábado do mês, às 10h, R$ 120 com degustação.',
      '{como me inscrevo?|ainda tem vaga?}',
      '@Reservei o seu lugar. O pagamento pode ser no dia.',
      '{que legal, $thanks|Combinado!}',
    ],
  },
  {
    department: 'geral',
    toBot: ['quero falar com uma pessoa de verdade'],
    talk: [
      '{Esqueci um guarda-chuva|Acho que deixei meus óculos} aí na loja hoje {de manhã|cedo}',
      '@Oi, $first! Sou $me. Achamos sim, está guardado no caixa com o seu nome.',
      '{que bom! passo amanhã|Nossa, que sorte. Busco à tarde}',
      '@Te esperamos. Um café é por nossa conta. ☕',
    ],
  },
  {
    department: 'geral',
    toBot: ['Falar com atendente'],
    talk: [
      'Tenho um {coworking|ateliê} em Pinheiros e queria {propor uma parceria|servir o café de vocês}',
      '@Que ótimo, $first! Aqui é $me. Quem cuida disso é a Ana. Ela pode ligar amanhã às {10h|15h}?',
      '{pode sim!|perfeito}',
      '@Agendado. $agentThanks pelo interesse!',
    ],
  },
];

/** Wrong numbers and advertising: closed without an answer to give. */
export const NOT_FOR_US: readonly Matter[] = [
  {
    department: 'geral',
    toBot: ['Falar com atendente'],
    talk: [
      '{é da pizzaria?|quero pedir uma pizza grande meia calabresa}',
      '@Oi! Aqui é o Café do Balcão. Acho que foi engano. 😊',
    ],
  },
  {
    department: 'geral',
    toBot: ['Falar com atendente'],
    talk: [
      'Ofereço {maquininha com taxa zero|site por R$ 199}, posso apresentar?',
      '@$agentThanks, mas não temos interesse no momento.',
    ],
  },
];
