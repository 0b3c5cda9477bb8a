/** One thing the contact may pick, its texts ready in the session's language. */
export type ChoiceOption = {
  /** as sent to WhatsApp: `<node>:<option>` */
  id: string;
  title: string;
  /** the title's normalized words, where they were made once */
  words?: string;
  description?: string;
  section?: string;
  goto?: string;
  phrases?: readonly string[];
  pinned?: boolean;
  /** the element of `optionsFrom` it was made of */
  item?: unknown;
};

export const PAGE_MARK = '~';

export function makeOptionId(node: string, option: string): string {
  return `${node}:${option}`
    .slice(0, 200)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}

export function makePageId(node: string, page: number): string {
  return `${node}:${PAGE_MARK}${page}`;
}

/** The page a "Mais opções" row of this node leads to; null for any other id. */
export function findPage(node: string, id: string): number | null {
  const prefix = `${node}:${PAGE_MARK}`;
  if (!id.startsWith(prefix)) return null;
  const page = id.slice(prefix.length);
  return /^\d{1,4}$/.test(page) ? Number(page) : null;
}

/** What the engine itself says around options, in the session's language. */
export type ChoiceWords = {
  openList: string;
  moreOptions: string;
  previousOptions: string;
  otherOptions: string;
  options: string;
  chooseOne: string;
};
