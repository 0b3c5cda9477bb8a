import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = new URL('../src/phone/', import.meta.url);

/** One script, one style sheet, one page. */
export async function bundlePhone() {
  const result = await build({
    entryPoints: {
      phone: fileURLToPath(new URL('main.ts', source)),
      styles: fileURLToPath(new URL('styles/phone.css', source)),
    },
    outdir: 'out',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['es2022'],
    charset: 'utf8',
    legalComments: 'none',
  });
  const find = (ending) => result.outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  const html = await readFile(new URL('index.html', source), 'utf8');
  return { html, js: find('phone.js'), css: find('styles.css') };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = new URL('../dist/phone/', import.meta.url);
  const { html, js, css } = await bundlePhone();
  await mkdir(target, { recursive: true });
  await writeFile(new URL('index.html', target), html);
  await writeFile(new URL('phone.js', target), js);
  await writeFile(new URL('phone.css', target), css);
}
