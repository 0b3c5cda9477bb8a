import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../fixtures/whatsapp/', import.meta.url));

export const fixtureNames: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length))
  .sort();

export const readFixture = (name: string): unknown =>
  JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8'));
