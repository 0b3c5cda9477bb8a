import * as z from 'zod';

export type Json = { [key: string]: unknown };

export type SchemaWriter = {
  input(schema: z.ZodType): Json;
  output(schema: z.ZodType): Json;
  /** as a caller sends it, with nothing moved to `components` */
  inline(schema: z.ZodType): Json;
  components(): Json;
};

/** Writes zod schemas as JSON Schema; named ones move to `components` and are pointed at. */
export function schemaWriter(named: Readonly<Record<string, z.ZodType>>): SchemaWriter {
  const components: Json = {};
  const names = new Map<unknown, string>(Object.entries(named).map(([name, schema]) => [schema, name]));
  const registry = namingRegistry(names);
  const write = (schema: z.ZodType, io: 'input' | 'output'): Json => {
    const {
      $schema: _dialect,
      $defs,
      ...rest
    } = z.toJSONSchema(schema, {
      target: 'draft-2020-12',
      io,
      unrepresentable: 'any',
      metadata: registry,
    });
    // What is sent may differ from what is answered (defaults, unknown keys), so it has a name of its own.
    const rename = (name: string) => (io === 'input' && !name.endsWith('Input') ? `${name}Input` : name);
    for (const [name, definition] of Object.entries(isJson($defs) ? $defs : {})) {
      components[rename(name)] = withRefs(definition, rename);
    }
    const written = withRefs(rest, rename);
    return isJson(written) ? written : {};
  };
  return {
    input: (schema) => write(schema, 'input'),
    output: (schema) => write(schema, 'output'),
    inline(schema) {
      const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
      return rest;
    },
    components: () => components,
  };
}

/** zod's own registry, with our names added. */
function namingRegistry(names: Map<unknown, string>): typeof z.globalRegistry {
  const registry: typeof z.globalRegistry = z.registry();
  const known = z.globalRegistry.get.bind(z.globalRegistry);
  registry.get = (schema) => {
    const name = names.get(schema);
    return name === undefined ? known(schema) : { ...known(schema), id: name };
  };
  return registry;
}

function withRefs(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => withRefs(item, rename));
  if (!isJson(value)) return value;
  const copy: Json = {};
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$ref' && typeof inner === 'string' && inner.startsWith('#/$defs/')) {
      copy.$ref = `#/components/schemas/${rename(inner.slice('#/$defs/'.length))}`;
    } else {
      copy[key] = withRefs(inner, rename);
    }
  }
  return copy;
}

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
