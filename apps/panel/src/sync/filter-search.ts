import { everything, type Filter, VIEWS } from './list-view.ts';

/** The filter in the address: only what is not the default. */
export type FilterSearch = {
  visao?: Filter['view'];
  numero?: string;
  departamento?: string;
  atendente?: string;
  etiqueta?: string;
  naoLidas?: true;
  emRisco?: true;
  busca?: string;
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const on = (value: unknown) => (value === true || value === 'true' ? (true as const) : undefined);

/** Whatever stands in the address; what is not understood is passed over. */
export function parseFilterSearch(search: Record<string, unknown>): FilterSearch {
  return {
    visao: VIEWS.find((view) => view === search.visao && view !== everything.view),
    numero: text(search.numero),
    departamento: text(search.departamento),
    atendente: text(search.atendente),
    // A tag such as `2024` arrives as a number.
    etiqueta: text(typeof search.etiqueta === 'number' ? String(search.etiqueta) : search.etiqueta),
    naoLidas: on(search.naoLidas),
    emRisco: on(search.emRisco),
    busca: text(typeof search.busca === 'number' ? String(search.busca) : search.busca),
  };
}

export function filterOf(search: FilterSearch): Filter {
  return {
    view: search.visao ?? everything.view,
    channelId: search.numero ?? null,
    departmentId: search.departamento ?? null,
    assigneeId: search.atendente ?? null,
    tag: search.etiqueta ?? null,
    unread: search.naoLidas ?? false,
    atRisk: search.emRisco ?? false,
    q: search.busca ?? '',
  };
}

export function searchOf(filter: Filter): FilterSearch {
  return parseFilterSearch({
    visao: filter.view,
    numero: filter.channelId,
    departamento: filter.departmentId,
    atendente: filter.assigneeId,
    etiqueta: filter.tag,
    naoLidas: filter.unread,
    emRisco: filter.atRisk,
    busca: filter.q,
  });
}
