/** `classNames('a', on && 'b')` → `'a b'` */
export function classNames(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
