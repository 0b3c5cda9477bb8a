import * as fc from 'fast-check';
import { type JsonSchema, theBot } from './the-bot.ts';

const root = theBot.getBotDefinitionJsonSchema();
/** Enough to have several; a full list of a hundred shows nothing more. */
const MOST = 4;

/** Every intent node the bot's schema takes, each field there or not, in each of its forms. */
export const anyIntent = fromSchema(findIntentSchema());

function findIntentSchema(): JsonSchema {
  const nodes = root.properties?.nodes?.additionalProperties;
  const kinds = (nodes && (nodes.oneOf ?? nodes.anyOf)) || [];
  const found = kinds.find((kind) => kind.properties?.type?.const === 'intent');
  if (found === undefined) throw new Error('The bot’s schema has no intent node; look where nodes are now.');
  return found;
}

function fromSchema(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return fromSchema(root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {});
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return fc.oneof(...either.map(fromSchema));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'string':
      return anyString(schema);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(fromSchema(schema.items ?? {}), { maxLength: Math.min(schema.maxItems ?? MOST, MOST) });
    case 'object':
      return anyObject(schema);
    default:
      throw new Error(`No values are made for ${JSON.stringify(schema)}; teach this how.`);
  }
}

function anyString({ pattern, minLength = 0, maxLength = 40 }: JsonSchema): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' });
  const fitting = (text: string) => text.length >= minLength && text.length <= maxLength;
  return fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 40) }),
      // What a form is tempted to tidy up.
      fc.constantFrom(
        ' pedido ',
        'a, b',
        'linha\nlinha',
        'Pedido',
        'pedido',
        ' ',
        '{{variables.x}}',
        '__proto__',
      ),
    )
    .filter(fitting);
}

function anyObject({ properties, required = [], ...schema }: JsonSchema): fc.Arbitrary<unknown> {
  if (properties === undefined) {
    const value = fromSchema(schema.additionalProperties || {});
    return fc.dictionary(anyString(schema.propertyNames ?? {}), value, {
      maxKeys: MOST,
      noNullPrototype: true,
    });
  }
  const fields = Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, fromSchema(one)]));
  return fc.record(fields, { requiredKeys: required, noNullPrototype: true });
}
