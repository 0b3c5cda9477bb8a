import type { OutboundContent } from '@balcao/whatsapp';
import { fitsIn, LIMITS, trimTo } from '../limits.ts';
import { type ChoiceOption, type ChoiceWords } from './choice-option.ts';
import { findPageOptions } from './page.ts';

export type ChoicesMessage = {
  /** prefix of the ids of "Mais opções" and "Voltar" */
  node: string;
  body: string;
  options: readonly ChoiceOption[];
  page?: number;
  widget?: 'auto' | 'buttons' | 'list';
  header?: string;
  footer?: string;
  words: ChoiceWords;
};

/** The engine's own labels, in the session's language. */
export type RenderedChoices = {
  content: OutboundContent;
  offered: { id: string; title: string; goto?: string }[];
};

/**
 * The one interactive model: up to 3 short options are reply buttons, up to 10 a list, more a paged list.
 * Whatever comes in, what goes out is within WhatsApp's limits.
 */
export function renderChoices(message: ChoicesMessage): RenderedChoices {
  const { options, words } = message;
  const body = message.body.trim() === '' ? words.chooseOne : message.body;
  if (options.length === 0) return { content: { type: 'text', text: { body } }, offered: [] };
  const titled = makeTitlesUnique(options);
  if (canBeButtons(message, titled)) return renderButtons(message, body, titled);
  return renderList(message, body, titled);
}

function canBeButtons(message: ChoicesMessage, options: readonly ChoiceOption[]): boolean {
  if (message.widget === 'list' || options.length > LIMITS.buttons) return false;
  if (message.widget === 'buttons') return true;
  return (
    fitsIn(message.body, LIMITS.buttonBody) &&
    options.every((option) => fitsIn(option.title, LIMITS.buttonTitle) && !option.description)
  );
}

function renderButtons(
  message: ChoicesMessage,
  body: string,
  options: readonly ChoiceOption[],
): RenderedChoices {
  const titles = uniqueTrims(options, LIMITS.buttonTitle);
  return {
    content: {
      type: 'interactive',
      interactive: {
        type: 'button',
        ...renderFrame(message, body, LIMITS.buttonBody),
        action: {
          buttons: options.map((option, index) => ({
            type: 'reply',
            reply: { id: trimId(option.id), title: titles[index] ?? option.title },
          })),
        },
      },
    },
    offered: offer(options),
  };
}

function renderList(message: ChoicesMessage, body: string, all: readonly ChoiceOption[]): RenderedChoices {
  const { words } = message;
  const shown = findPageOptions(all, message.page ?? 0, message.node, words);
  const titles = uniqueTrims(shown, LIMITS.rowTitle);
  const rows = shown.map((option, index) => renderRow(option, titles[index] ?? option.title));
  const tooLong = shown.filter((option) => !fitsIn(option.title, LIMITS.rowDescription));
  const explained = tooLong.length === 0 ? body : explainInBody(body, shown);
  return {
    content: {
      type: 'interactive',
      interactive: {
        type: 'list',
        ...renderFrame(message, explained, LIMITS.listBody),
        action: {
          button: trimTo(words.openList, LIMITS.listButton),
          sections: groupSections(shown, rows, words),
        },
      },
    },
    offered: offer(shown),
  };
}

type Row = { id: string; title: string; description?: string };

function renderRow(option: ChoiceOption, title: string): Row {
  const description =
    title === option.title
      ? option.description
      : [option.title, option.description].filter(Boolean).join(' · ');
  const row: Row = { id: trimId(option.id), title };
  if (description) row.description = trimTo(description, LIMITS.rowDescription);
  return row;
}

/** Labels too long even for a description are written out, numbered like the rows. */
function explainInBody(body: string, shown: readonly ChoiceOption[]): string {
  const lines = shown.map((option, index) => `${index + 1}. ${option.title}`).join('\n');
  const whole = `${body}\n\n${lines}`;
  return fitsIn(whole, LIMITS.listBody) ? whole : body;
}

function groupSections(
  shown: readonly ChoiceOption[],
  rows: readonly Row[],
  words: ChoiceWords,
): { title?: string; rows: Row[] }[] {
  const sections = new Map<string, Row[]>();
  for (const [index, row] of rows.entries()) {
    const title = trimTo((shown[index]?.section ?? '').trim(), LIMITS.sectionTitle);
    const section = sections.get(title);
    if (section) section.push(row);
    else sections.set(title, [row]);
  }
  const needsTitle = sections.size > 1;
  return [...sections].map(([title, grouped]) => {
    if (title !== '') return { title, rows: grouped };
    return needsTitle
      ? { title: trimTo(words.otherOptions, LIMITS.sectionTitle), rows: grouped }
      : { rows: grouped };
  });
}

function renderFrame(message: ChoicesMessage, body: string, limit: number) {
  const { header, footer } = message;
  return {
    ...(header?.trim() ? { header: { type: 'text' as const, text: trimTo(header, LIMITS.header) } } : {}),
    body: { text: trimTo(body, limit) },
    ...(footer?.trim() ? { footer: { text: trimTo(footer, LIMITS.footer) } } : {}),
  };
}

function makeTitlesUnique(options: readonly ChoiceOption[]): ChoiceOption[] {
  return options.map((option) => {
    const title = option.title.replace(/\s+/g, ' ').trim();
    return {
      ...option,
      title: title === '' ? option.id.slice(option.id.indexOf(':') + 1).trim() || '•' : title,
    };
  });
}

/** WhatsApp refuses two buttons with one title, and people can't tell two equal rows apart. */
function uniqueTrims(options: readonly ChoiceOption[], limit: number): string[] {
  const taken = new Set<string>();
  return options.map((option) => {
    let title = trimTo(option.title, limit);
    for (let copy = 2; taken.has(title); copy++) title = `${trimTo(option.title, limit - 5)} (${copy})`;
    taken.add(title);
    return title;
  });
}

function trimId(id: string): string {
  return id.slice(0, LIMITS.rowId).trim();
}

function offer(options: readonly ChoiceOption[]): RenderedChoices['offered'] {
  return options.map(({ id, title, goto }) =>
    goto === undefined ? { id: trimId(id), title } : { id: trimId(id), title, goto },
  );
}
