import type { Settings } from '@balcao/protocol';
import { parsePriceCents } from '../../../ui/format/values.ts';

type Item = { id: string; name: string; description: string; price: string; currency: string };

/** The settings as fields hold them: prices as people type them. */
export type CompanyForm = Omit<Settings, 'items' | 'invoice_source'> & {
  items: Item[];
  invoice_url: string;
  invoice_headers: { name: string; value: string }[];
};

export function toForm({ items, invoice_source, ...rest }: Settings): CompanyForm {
  return {
    ...rest,
    items: items.map((item) => ({
      id: item.id,
      name: item.name,
      description: item.description ?? '',
      price: (item.price_cents / 100).toFixed(2).replace('.', ','),
      currency: item.currency,
    })),
    invoice_url: invoice_source?.url ?? '',
    invoice_headers: Object.entries(invoice_source?.headers ?? {}).map(([name, value]) => ({ name, value })),
  };
}

export function fromForm({ items, invoice_url, invoice_headers, ...rest }: CompanyForm): Settings {
  const url = invoice_url.trim();
  const headers = invoice_headers.filter((header) => header.name.trim() !== '');
  return {
    ...rest,
    items: items.map(({ price, description, ...item }) => ({
      ...item,
      id: item.id || slugOf(item.name),
      ...(description.trim() === '' ? {} : { description: description.trim() }),
      price_cents: parsePriceCents(price) ?? 0,
    })),
    invoice_source:
      url === ''
        ? null
        : { url, headers: Object.fromEntries(headers.map((header) => [header.name.trim(), header.value])) },
  };
}

/** `Tinta 18 L` → `tinta-18-l-x7`: the tail keeps two items of one name apart. */
function slugOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 48);
  return `${plain || 'item'}-${crypto.randomUUID().slice(0, 4)}`;
}
