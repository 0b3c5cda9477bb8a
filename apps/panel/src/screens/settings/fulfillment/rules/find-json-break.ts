const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = new RegExp(
  `${STRING.source}|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|true|false|null`,
  'y',
);

type Wants = 'value' | 'first item' | 'first name' | 'name' | 'colon' | 'more';

/**
 * Where a text stops being JSON, in UTF-16 units; its length when it ends too early; null: it is JSON. Each browser
 * words its own error, and some say no place at all.
 */
export function findJsonBreak(text: string): number | null {
  const open: ('[' | '{')[] = [];
  let at = 0;
  let wants: Wants = 'value';
  const take = (token: RegExp): boolean => {
    token.lastIndex = at;
    if (!token.test(text)) return false;
    at = token.lastIndex;
    return true;
  };
  const close = () => {
    open.pop();
    at++;
    wants = 'more';
  };
  for (;;) {
    take(SPACE);
    const char = text[at];
    const around = open.at(-1);
    const end = around === '{' ? '}' : ']';
    if (wants === 'more') {
      if (around === undefined) return at === text.length ? null : at;
      if (char === end) close();
      else if (char === ',') {
        at++;
        wants = around === '{' ? 'name' : 'value';
      } else return at;
    } else if (wants === 'colon') {
      if (char !== ':') return at;
      at++;
      wants = 'value';
    } else if ((wants === 'first item' || wants === 'first name') && char === end) close();
    else if (wants === 'name' || wants === 'first name') {
      if (!take(STRING)) return at;
      wants = 'colon';
    } else if (char === '[' || char === '{') {
      open.push(char);
      at++;
      wants = char === '{' ? 'first name' : 'first item';
    } else if (take(SCALAR)) wants = 'more';
    else return at;
  }
}
