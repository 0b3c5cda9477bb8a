import { FORMATTERS, type Formatter, formatPlain } from './formatters.ts';
import { findValue, isScopeRoot, type Scope } from './scope.ts';

/** `"BRL"` is taken as written, `variables.currency` is looked up. */
type Argument = { text: string } | { path: string[] } | null;

type Part =
  | { type: 'literal'; text: string }
  | { type: 'value'; path: string[]; format: Formatter | null; argument: Argument }
  /** `[[ … ]]`: left out when any value inside is empty */
  | { type: 'optional'; parts: Part[] };

export type Template = {
  parts: Part[];
  /** the text itself when it reads no value, so that the hot path only copies it */
  constant: string | null;
  /** what is certain to be said, whatever the values */
  literals: string;
  problems: string[];
};

/** Never throws: what can't be understood becomes a problem for the author and nothing for the customer. */
export function compileTemplate(source: string): Template {
  const problems: string[] = [];
  const parts = parseParts(source, problems);
  const literals = joinLiterals(parts);
  const constant = parts.every((part) => part.type === 'literal') ? literals : null;
  return { parts, constant, literals, problems };
}

/** @example renderTemplate(compileTemplate('Oi[[, {{first(contact.name)}}]]!'), scope) // "Oi, Ana!" */
export function renderTemplate(
  template: Template,
  scope: Scope,
  encode?: (value: string, root: string) => string,
): string {
  if (template.constant !== null) return template.constant;
  return renderParts(template.parts, scope, encode).text;
}

const TOKEN = /\[\[|\]\]|\{\{([^{}]*)\}\}/g;
const EXPRESSION =
  /^\s*(?:([a-z_]+)\(\s*([A-Za-z_][\w.]*)\s*(?:,\s*(?:"([^"]*)"|([\w.-]+))\s*)?\)|([A-Za-z_][\w.]*))\s*$/;

function parseParts(source: string, problems: string[]): Part[] {
  const root: Part[] = [];
  let optional: Part[] | null = null;
  let end = 0;
  for (const match of source.matchAll(TOKEN)) {
    const target = optional ?? root;
    if (match.index > end) target.push({ type: 'literal', text: source.slice(end, match.index) });
    end = match.index + match[0].length;
    if (match[0] === '[[') {
      if (optional) problems.push('"[[" inside "[[ … ]]" is not supported; close the first one before.');
      else {
        optional = [];
        root.push({ type: 'optional', parts: optional });
      }
    } else if (match[0] === ']]') {
      if (!optional) root.push({ type: 'literal', text: ']]' });
      optional = null;
    } else target.push(parseValue(match[1] ?? '', problems));
  }
  if (optional) problems.push('"[[" is never closed with "]]".');
  if (end < source.length) (optional ?? root).push({ type: 'literal', text: source.slice(end) });
  return root;
}

function parseValue(source: string, problems: string[]): Part {
  const match = EXPRESSION.exec(source);
  const nothing: Part = { type: 'literal', text: '' };
  if (!match) {
    problems.push(
      `"{{${source}}}" is not understood; write a path such as {{contact.name}} or {{money(variables.total)}}.`,
    );
    return nothing;
  }
  const [, name, innerPath, quoted, bare, plainPath] = match;
  const path = (innerPath ?? plainPath ?? '').split('.');
  if (!isScopeRoot(path[0] ?? '')) {
    problems.push(
      `"${path[0]}" is unknown in {{${source}}}; begin with contact, variables, organization, item, hours, now or locale.`,
    );
    return nothing;
  }
  const format = name === undefined ? null : FORMATTERS.get(name);
  if (format === undefined) {
    problems.push(`"${name}" is not a formatter; use one of ${[...FORMATTERS.keys()].join(', ')}.`);
    return nothing;
  }
  return { type: 'value', path, format, argument: parseArgument(quoted, bare) };
}

function parseArgument(quoted: string | undefined, bare: string | undefined): Argument {
  if (quoted !== undefined) return { text: quoted };
  if (bare === undefined) return null;
  const path = bare.split('.');
  return isScopeRoot(path[0] ?? '') ? { path } : { text: bare };
}

function findArgument(argument: Argument, scope: Scope): string | undefined {
  if (argument === null) return undefined;
  if ('text' in argument) return argument.text;
  return formatPlain(findValue(scope, argument.path)) || undefined;
}

type Rendered = { text: string; complete: boolean };

function renderParts(
  parts: readonly Part[],
  scope: Scope,
  encode?: (value: string, root: string) => string,
): Rendered {
  let text = '';
  let complete = true;
  for (const part of parts) {
    if (part.type === 'literal') text += part.text;
    else if (part.type === 'value') {
      const value = findValue(scope, part.path);
      const shown = part.format
        ? part.format(value, scope, findArgument(part.argument, scope))
        : formatPlain(value);
      if (shown === '') complete = false;
      text += encode ? encode(shown, part.path[0] ?? '') : shown;
    } else {
      const inner = renderParts(part.parts, scope, encode);
      if (inner.complete) text += inner.text;
    }
  }
  return { text, complete };
}

function joinLiterals(parts: readonly Part[]): string {
  return parts.map((part) => (part.type === 'literal' ? part.text : '')).join('');
}
