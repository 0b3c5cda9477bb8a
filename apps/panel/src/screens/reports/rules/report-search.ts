export const PRESETS = ['hoje', '7d', '30d', '90d', 'mes', 'outro'] as const;
export type Preset = (typeof PRESETS)[number];

/** The address of a report: what is left out is the default. Dates are `YYYY-MM-DD`, both included. */
export type ReportSearch = {
  periodo?: Preset;
  de?: string;
  ate?: string;
  canal?: string;
  departamento?: string;
};

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Passes over what an old or edited address carries. */
export function parseReportSearch(search: Record<string, unknown>): ReportSearch {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const date = (value: unknown) => {
    const found = text(value);
    return found !== undefined && DATE.test(found) && isDate(found) ? found : undefined;
  };
  return {
    periodo: PRESETS.find((preset) => preset === search.periodo),
    de: date(search.de),
    ate: date(search.ate),
    canal: text(search.canal),
    departamento: text(search.departamento),
  };
}

function isDate(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text);
}
