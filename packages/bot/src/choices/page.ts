import { LIMITS } from '../limits.ts';
import { type ChoiceOption, type ChoiceWords, makePageId } from './choice-option.ts';

/** The options of one page, with "Voltar" and "Mais opções" where there is something before or after. */
export function findPageOptions(
  options: readonly ChoiceOption[],
  wanted: number,
  node: string,
  words: Pick<ChoiceWords, 'moreOptions' | 'previousOptions' | 'otherOptions'>,
): ChoiceOption[] {
  if (options.length <= LIMITS.rows) return [...options];
  // Two rows go to paging and at least four to the options themselves.
  const pinned = options.filter((option) => option.pinned).slice(0, LIMITS.rows - 6);
  const free = options.filter((option) => !pinned.includes(option));
  const starts = listPageStarts(free.length, LIMITS.rows - pinned.length);
  const page = Math.min(Math.max(0, wanted), starts.length - 1);
  const start = starts[page] ?? 0;
  const shown = [...free.slice(start, starts[page + 1] ?? free.length), ...pinned];
  const section = shown.some((option) => option.section) ? words.otherOptions : undefined;
  if (page > 0) shown.push({ id: makePageId(node, page - 1), title: words.previousOptions, section });
  if (page < starts.length - 1)
    shown.push({ id: makePageId(node, page + 1), title: words.moreOptions, section });
  return shown;
}

function listPageStarts(count: number, rows: number): number[] {
  const starts = [0];
  for (let start = 0; ; ) {
    const back = start > 0 ? 1 : 0;
    if (count - start <= rows - back) return starts;
    start += rows - back - 1;
    starts.push(start);
  }
}
