export const SECTIONS = ['webhooks', 'chamadas', 'fontes'] as const;
export type Section = (typeof SECTIONS)[number];

/** The address of the page: what is left out is the default. `webhook` and `conversa` are ids. */
export type FulfillmentSearch = {
  aba?: Section;
  webhook?: string;
  conversa?: string;
  resultado?: 'falhas';
};

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Passes over what an old or edited address carries. */
export function parseFulfillmentSearch(search: Record<string, unknown>): FulfillmentSearch {
  const id = (value: unknown) => (typeof value === 'string' && ID.test(value) ? value : undefined);
  return {
    aba: SECTIONS.find((section) => section === search.aba),
    webhook: id(search.webhook),
    conversa: id(search.conversa),
    resultado: search.resultado === 'falhas' ? 'falhas' : undefined,
  };
}
