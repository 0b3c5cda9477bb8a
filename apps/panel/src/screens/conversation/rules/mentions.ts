export type Person = { id: string; name: string };
export type NotePiece = { text: string; mention: boolean };

/** `@Ana Paula` names Ana Paula and not Ana: longer names are looked for first. */
function patternOf(people: readonly Person[]): RegExp | null {
  const names = people
    .map((person) => person.name.trim())
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (names.length === 0) return null;
  return new RegExp(`(?<=^|[\\s("'“])@(${names.join('|')})(?![\\p{L}\\p{N}_])`, 'gu');
}

/** Ids of who is mentioned, each once, in the order of the text. */
export function parseMentions(text: string, people: readonly Person[]): string[] {
  const pattern = patternOf(people);
  if (pattern === null) return [];
  const named = [...text.matchAll(pattern)].flatMap(([, name]) =>
    people.filter((person) => person.name.trim() === name).map((person) => person.id),
  );
  return [...new Set(named)];
}

/** The text cut where somebody is mentioned, to draw those parts apart. */
export function splitMentions(text: string, people: readonly Person[]): NotePiece[] {
  const pattern = patternOf(people);
  if (pattern === null) return text === '' ? [] : [{ text, mention: false }];
  const pieces: NotePiece[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), mention: false });
    pieces.push({ text: match[0], mention: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), mention: false });
  return pieces;
}
