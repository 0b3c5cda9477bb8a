import { readFile } from 'node:fs/promises';

export interface PhoneAssets {
  html: string;
  js: string;
  css: string;
}

let bundled: Promise<PhoneAssets> | undefined;

/** The page: built files beside the built server, or bundled from source while this repository is worked on. */
export function loadPhoneAssets(): Promise<PhoneAssets> {
  bundled ??= import.meta.url.endsWith('.ts') ? bundleFromSource() : readBuilt();
  return bundled;
}

async function readBuilt(): Promise<PhoneAssets> {
  const [html, js, css] = await Promise.all([read('index.html'), read('phone.js'), read('phone.css')]);
  return { html, js, css };
}

function read(name: string): Promise<string> {
  return readFile(new URL(`./phone/${name}`, import.meta.url), 'utf8');
}

async function bundleFromSource(): Promise<PhoneAssets> {
  const script = new URL('../../scripts/bundle-phone.mjs', import.meta.url).href;
  // Loaded by a computed name so that the published package never reaches for the bundler.
  const { bundlePhone } = (await import(script)) as { bundlePhone: () => Promise<PhoneAssets> };
  return bundlePhone();
}
