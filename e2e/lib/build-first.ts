import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromiumPath, NO_CHROMIUM } from './find-chromium.ts';

/** The browser is shown what a person would be shown: the built product, never an old build of it. */
export default function buildFirst(): void {
  if (chromiumPath === null) {
    console.warn(NO_CHROMIUM);
    return;
  }
  const script = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));
  const built = spawnSync(process.execPath, [script, '--if-stale'], { stdio: 'inherit' });
  if (built.status !== 0) throw new Error('The build failed. Run `npm run build` and see why.');
}
