/** First names, and which word of thanks their bearer says. */
export const WOMEN =
  'Adriana Aline Amanda Beatriz Bianca Camila Carolina Cíntia Cristina Daniela Débora Eduarda Elaine Fernanda Flávia Gabriela Giovana Heloísa Isabela Janaína Jéssica Joana Karina Larissa Laura Letícia Luana Luciana Luíza Manuela Márcia Mariana Mônica Natália Patrícia Paula Priscila Rafaela Raquel Renata Roberta Sabrina Simone Sofia Tatiana Vanessa Verônica Vitória Yasmin'.split(
    ' ',
  );
export const MEN =
  'Alexandre André Antônio Arthur Augusto Caio Carlos César Daniel Eduardo Emerson Fábio Felipe Fernando Gabriel Guilherme Gustavo Henrique Igor Ivan João Jorge José Júlio Leandro Leonardo Lucas Luís Marcelo Márcio Marcos Mateus Maurício Miguel Murilo Nélson Otávio Paulo Ricardo Roberto Rodrigo Rogério Sérgio Thiago Tomás Vicente Vinícius Vítor Wagner'.split(
    ' ',
  );
export const FAMILIES =
  'Almeida Amaral Andrade Araújo Azevedo Barbosa Barros Batista Borges Brito Cardoso Castro Coelho Correia Costa Cunha Dias Duarte Esteves Farias Fernandes Ferraz Ferreira Figueiredo Fonseca Freitas Garcia Gomes Guimarães Leite Lima Lopes Macedo Machado Magalhães Martins Matos Medeiros Melo Mendes Menezes Miranda Moraes Moreira Moura Nascimento Neves Nogueira Oliveira Pacheco Peixoto Pereira Pinheiro Pires Queiroz Ramos Rezende Rocha Sá Sales Sampaio Siqueira Soares Tavares Teixeira Torres Vasconcelos Vieira Xavier'.split(
    ' ',
  );

/** Where they call from, the shop's own city first and most. */
export const CITIES = [
  { ddd: '11', city: 'São Paulo', weight: 60 },
  { ddd: '19', city: 'Campinas', weight: 10 },
  { ddd: '21', city: 'Rio de Janeiro', weight: 9 },
  { ddd: '31', city: 'Belo Horizonte', weight: 7 },
  { ddd: '41', city: 'Curitiba', weight: 6 },
  { ddd: '51', city: 'Porto Alegre', weight: 4 },
  { ddd: '71', city: 'Salvador', weight: 4 },
] as const;

/** Companies that buy in quantity. */
export const COMPANIES = [
  'Padaria Bela Vista',
  'Bistrô Jardim',
  'Coworking Paulista',
  'Clínica Sorrir',
  'Pousada da Serra',
  'Livraria Sobrado',
  'Escritório Faria & Lins',
  'Studio Onze',
  'Restaurante Quintal',
];
