const OPEN = '\ue000';
const CLOSE = '\ue001';

/** The server marks hits with two characters nobody writes: `a \ue000b\ue001 c` → plain, hit, plain. */
export function splitSnippet(snippet: string): { text: string; hit: boolean }[] {
  return snippet
    .split(OPEN)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, hit: false }];
      const end = part.indexOf(CLOSE);
      if (end === -1) return [{ text: part, hit: true }];
      return [
        { text: part.slice(0, end), hit: true },
        { text: part.slice(end + 1), hit: false },
      ];
    })
    .filter((part) => part.text !== '')
    .map((part) => ({ ...part, text: part.text.replaceAll(CLOSE, '').replace(/\s+/g, ' ') }));
}
