import type { Settings } from '@balcao/protocol';

/** The settings as fields hold them; the catalogue has a page of its own. */
export type CompanyForm = Omit<Settings, 'items' | 'invoice_source'> & {
  invoice_url: string;
  invoice_headers: { name: string; value: string }[];
};

export function toForm({ items: _items, invoice_source, ...rest }: Settings): CompanyForm {
  return {
    ...rest,
    invoice_url: invoice_source?.url ?? '',
    invoice_headers: Object.entries(invoice_source?.headers ?? {}).map(([name, value]) => ({ name, value })),
  };
}

/** What the form says, with the catalogue as it is stored. */
export function fromForm(form: CompanyForm, items: Settings['items']): Settings {
  const { invoice_url, invoice_headers, ...rest } = form;
  const url = invoice_url.trim();
  const headers = invoice_headers.filter((header) => header.name.trim() !== '');
  return {
    ...rest,
    items,
    invoice_source:
      url === ''
        ? null
        : { url, headers: Object.fromEntries(headers.map((header) => [header.name.trim(), header.value])) },
  };
}
