// What the inbox needs before it is drawn: fails over the budget. `node dev/first-load.mjs` after `vite build`.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_BYTES = 200_000;
const dist = new URL('../dist/', import.meta.url);
const html = readFileSync(new URL('index.html', dist), 'utf8');
const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
const bytes = files.reduce(
  (sum, file) => sum + gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length,
  0,
);
console.log(`${bytes} of ${BUDGET_BYTES} bytes gzipped, in ${files.length} files`);
if (bytes > BUDGET_BYTES) process.exit(1);
