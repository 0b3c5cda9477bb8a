import { bot, type CompiledBot, checkDefinition } from '@balcao/bot';

/** Every effect a test of the shell needs, by one word each. */
const definition = bot({ name: 'Teste', defaultLocale: 'pt-BR' })
  .choose('menu', {
    text: 'O que vai ser?',
    options: [
      { id: 'pao', title: 'Pão', goto: 'pao' },
      { id: 'pessoa', title: 'Pessoa', goto: 'pessoa' },
      { id: 'tchau', title: 'Tchau', goto: 'tchau' },
      { id: 'espera', title: 'Espera', goto: 'espera' },
      { id: 'marca', title: 'Marca', goto: 'marca' },
      { id: 'consulta', title: 'Consulta', goto: 'consulta' },
    ],
  })
  .say('pao', 'Pão anotado.', { separate: true })
  .goto('volta', 'menu')
  .handOff('pessoa', { department: 'suporte', text: 'Já chamo alguém.' })
  .end('tchau', { text: 'Até logo!' })
  .wait('espera', { seconds: 60, next: 'acordou' })
  .say('acordou', 'Acordei.', { separate: true, next: 'menu' })
  .tag('marca', { add: ['cliente'], next: 'menu' })
  .call('consulta', {
    method: 'GET',
    url: 'https://example.test/saldo',
    save: { saldo: 'body.saldo' },
    next: 'saldo',
    onError: 'pessoa',
  })
  .say('saldo', 'Saldo: {{variables.saldo}}', { separate: true, next: 'menu' })
  .build();

export const testBot: CompiledBot = compile();

/** `decide` throws whatever comes. */
export const brokenBot: CompiledBot = new Proxy(testBot, {
  get() {
    throw new Error('the bot fell over');
  },
});

function compile(): CompiledBot {
  const checked = checkDefinition(definition);
  if (checked.ok) return checked.definition;
  throw new Error(JSON.stringify(checked.problems));
}
