import { checkDefinition } from '../definition/check-definition.ts';
import type { CompiledBot } from '../definition/compiled.types.ts';
import type { BotDefinition } from '../definition/definition.schema.ts';
import { billingNodes } from './billing.ts';
import { closingNodes } from './closing.ts';
import { informationNodes } from './information.ts';
import { menuNodes } from './menu.ts';
import { salesNodes } from './sales.ts';
import { supportNodes } from './support.ts';

/** The bot every new organization starts with, in Portuguese, English and Spanish. */
export const defaultBotDefinition: BotDefinition = {
  schemaVersion: 1,
  name: 'Atendimento',
  defaultLocale: 'pt-BR',
  start: 'inicio',
  onExpired: {
    'pt-BR': 'Faz um tempinho que não nos falamos, então vamos começar de novo. 🙂',
    en: "It's been a while since we talked, so let's start over. 🙂",
    es: 'Hace un tiempo que no hablamos, así que empecemos de nuevo. 🙂',
  },
  commands: [
    { id: 'menu', goto: 'menu' },
    { id: 'sair', goto: 'nps' },
    { id: 'atendente', goto: 'atendente' },
  ],
  escalation: { goto: 'atendente' },
  nodes: {
    ...menuNodes,
    ...supportNodes,
    ...salesNodes,
    ...billingNodes,
    ...informationNodes,
    ...closingNodes,
  },
};

export const defaultBot: CompiledBot = compileDefault();

function compileDefault(): CompiledBot {
  const checked = checkDefinition(defaultBotDefinition);
  if (checked.ok) return checked.definition;
  throw new Error(`The default bot has problems: ${JSON.stringify(checked.problems)}`);
}
