import * as z from 'zod';

export const id = z.uuid();
/** ISO 8601, UTC */
export const instant = z.iso.datetime();
export const locale = z.enum(['pt-BR', 'en', 'es']);
export type LocaleName = z.infer<typeof locale>;

export const byId = z.object({ id });

/** Keyset paging: `cursor` is opaque and comes from the former page. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
});

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next_cursor: z.string().nullable() });
}

/** `?flag=true` */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
