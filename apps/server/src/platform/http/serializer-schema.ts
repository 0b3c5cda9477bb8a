import * as z from 'zod';

type Schema = { [key: string]: unknown };

/**
 * The draft-7 schema for fastify's serialiser, cut down to what it writes without loss.
 * A part it would coerce, guess or truncate becomes `{}`, which it writes with JSON.stringify.
 */
export function serializerSchema(response: z.ZodType): Schema {
  const full: Schema = z.toJSONSchema(response, {
    target: 'draft-7',
    io: 'output',
    unrepresentable: 'any',
    cycles: 'ref',
  });
  const definitions = isSchema(full.definitions) ? full.definitions : {};
  return lossless(full, definitions, []);
}

function lossless(schema: unknown, definitions: Schema, open: readonly string[]): Schema {
  if (!isSchema(schema)) return {};
  if (typeof schema.$ref === 'string') return resolve(schema.$ref, definitions, open);
  if (Array.isArray(schema.anyOf)) return nullableOf(schema.anyOf, definitions, open);
  if ('oneOf' in schema || 'allOf' in schema || 'not' in schema) return {};
  switch (schema.type) {
    case 'string':
    case 'boolean':
      return { type: schema.type };
    case 'number':
    case 'integer':
      // `integer` would truncate a value that breaks the schema instead of showing it.
      return { type: 'number' };
    case 'array':
      return isSchema(schema.items)
        ? { type: 'array', items: lossless(schema.items, definitions, open) }
        : {};
    case 'object':
      return objectOf(schema, definitions, open);
    default:
      return nullableType(schema.type);
  }
}

function objectOf(schema: Schema, definitions: Schema, open: readonly string[]): Schema {
  const properties = isSchema(schema.properties) ? schema.properties : undefined;
  // Records and objects with free keys: plain JSON keeps every key as it is.
  if (!properties || schema.additionalProperties !== false) return {};
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, part]) => [name, lossless(part, definitions, open)]),
    ),
    ...(Array.isArray(schema.required) ? { required: schema.required } : {}),
  };
}

function nullableOf(branches: unknown[], definitions: Schema, open: readonly string[]): Schema {
  const others = branches.filter((branch) => !(isSchema(branch) && branch.type === 'null'));
  if (others.length !== 1 || others.length === branches.length) return {};
  const inner = lossless(others[0], definitions, open);
  return 'type' in inner ? { ...inner, nullable: true } : {};
}

function nullableType(type: unknown): Schema {
  if (!Array.isArray(type) || type.length !== 2 || !type.includes('null')) return {};
  const other: unknown = type.find((name) => name !== 'null');
  if (other === 'string' || other === 'boolean') return { type: other, nullable: true };
  if (other === 'number' || other === 'integer') return { type: 'number', nullable: true };
  return {};
}

function resolve(ref: string, definitions: Schema, open: readonly string[]): Schema {
  const name = ref.startsWith('#/definitions/') ? ref.slice('#/definitions/'.length) : '';
  if (!name || open.includes(name)) return {};
  return lossless(definitions[name], definitions, [...open, name]);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
