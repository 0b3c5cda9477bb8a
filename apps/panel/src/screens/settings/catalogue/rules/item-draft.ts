import type { Settings } from '@balcao/protocol';
import { parsePriceCents } from '../../../../ui/format/values.ts';

export type CatalogueItem = Settings['items'][number];
/** An item as fields hold it: the price as people type it. */
export type ItemDraft = { id: string; name: string; description: string; price: string; currency: string };

export const newItem: ItemDraft = { id: '', name: '', description: '', price: '', currency: 'BRL' };

export function toDraft(item: CatalogueItem): ItemDraft {
  return {
    id: item.id,
    name: item.name,
    description: item.description ?? '',
    price: (item.price_cents / 100).toFixed(2).replace('.', ','),
    currency: item.currency,
  };
}

/** null: the name or the price is missing. A new item gets an id, which bots then know it by. */
export function fromDraft(draft: ItemDraft, random: () => string): CatalogueItem | null {
  const cents = parsePriceCents(draft.price);
  const name = draft.name.trim();
  if (cents === null || name === '') return null;
  const description = draft.description.trim();
  return {
    id: draft.id || `${slugOf(name)}-${random()}`,
    name,
    ...(description === '' ? {} : { description }),
    price_cents: cents,
    currency: draft.currency,
  };
}

/** In the place it had, or at the end. */
export function withItem(items: readonly CatalogueItem[], item: CatalogueItem): CatalogueItem[] {
  const isKnown = items.some((one) => one.id === item.id);
  return isKnown ? items.map((one) => (one.id === item.id ? item : one)) : [...items, item];
}

function slugOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 48);
  return plain || 'item';
}
