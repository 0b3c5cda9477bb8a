import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine, csvStyleOf } from './csv.ts';

const pt = csvStyleOf('pt-BR');
const en = csvStyleOf('en');

describe('a line', () => {
  test('has the separators and the decimals of its language', () => {
    expect(csvLine(['Ana', 1234.5, null, 0], pt)).toBe('Ana;1234,5;;0\r\n');
    expect(csvLine(['Ana', 1234.5, null, -20], en)).toBe('Ana,1234.5,,-20\r\n');
    expect(csvStyleOf('es')).toEqual(pt);
  });

  test.each(['=1+1', '+55 11', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1+1', '＋1', '－1', '＠SUM(A1)'])(
    'makes no formula of %j',
    (text) => {
      expect(csvLine([text], en)).toMatch(/^"?'/);
    },
  );

  test('puts in quotes what would end a cell', () => {
    expect(csvLine(['a;b', 'a,b', 'diz "oi"', 'duas\nlinhas'], pt)).toBe(
      '"a;b";"a,b";"diz ""oi""";"duas\nlinhas"\r\n',
    );
  });

  test('is read back as it was written, whatever people wrote', () => {
    const text = fc.string({ unit: 'binary' }).filter((one) => !/^[=+\-@＝＋－＠\t\r\n']/u.test(one));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), fc.constantFrom(pt, en), (cells, style) => {
        expect(parseLine(csvLine(cells, style), style.separator)).toEqual(cells);
      }),
    );
  });
});

/** RFC 4180, written anew. */
function parseLine(line: string, separator: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    if (line[at] === '"') {
      for (at += 1; ; at += 1) {
        if (line[at] === '"' && line[at + 1] === '"') at += 1;
        else if (line[at] === '"') break;
        cell += line[at];
      }
      at += 1;
    } else {
      while (at < line.length && line[at] !== separator && !(line[at] === '\r' && at === line.length - 2))
        cell += line[at++];
    }
    cells.push(cell);
    if (line[at] !== separator) return cells;
    at += 1;
  }
}
