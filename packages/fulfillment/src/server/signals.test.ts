import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { buildLibrary, createProject, type Program, runProgram, untilRefused } from '../testing/program.ts';
import { sampleBody } from '../testing/sample-request.ts';

const PROGRAM = `
import { once } from 'node:events';
import { FulfillmentHelper, FulfillmentHelperResponse } from './node_modules/library.mjs';

const fh = new FulfillmentHelper();
fh.intent({ webhook: 'pedidos', node: 'Novo pedido', token: 'segredo' }, async () => {
  console.log('começou');
  await once(process.stdin, 'data');
  return new FulfillmentHelperResponse({ message: 'até o fim' });
});
if (process.argv[2] === 'own') process.on('SIGTERM', () => setTimeout(() => process.exit(3), 50));
if (process.argv[2] === 'close') {
  const server = await fh.start({ host: '127.0.0.1', port: 0 });
  await server.close();
} else {
  // Two servers and something else that would keep the process alive.
  setInterval(() => undefined, 1_000_000);
  await fh.start({ host: '127.0.0.1', port: 0 });
  await fh.start({ host: '127.0.0.1', port: 0 });
  console.log('dois servidores');
}
`;

const project = createProject({ 'main.mjs': PROGRAM });
let program: Program | undefined;

beforeAll(() => buildLibrary(project.folder));
afterEach(() => program?.kill());
afterAll(project.remove);

async function run(...args: string[]) {
  program = runProgram(project.folder, ['main.mjs', ...args]);
  const [, url] = await program.see(/Webhook pronto em (\S+)\n/);
  return { program, url: String(url) };
}

const post = (url: string) =>
  fetch(`${url}/pedidos`, {
    method: 'POST',
    headers: { 'X-Assistant-Signature-Token': 'segredo' },
    body: JSON.stringify(sampleBody()),
  });

it.each(['SIGTERM', 'SIGINT'] as const)(
  '%s lets the request under way finish, then ends well',
  async (signal) => {
    const { program, url } = await run();
    await program.see(/dois servidores/);
    const answer = post(url);
    await program.see(/começou/);
    program.child.kill(signal);
    await untilRefused(url);
    program.child.stdin?.write('libera\n');
    expect(await (await answer).json()).toMatchObject({ message: 'até o fim' });
    expect(await program.end).toBe(0);
  },
);

it('leaves the end to a program that listens to the signal itself', async () => {
  const { program } = await run('own');
  await program.see(/dois servidores/);
  program.child.kill('SIGTERM');
  expect(await program.end).toBe(3);
});

it('keeps no process alive once its server is closed', async () => {
  const { program } = await run('close');
  expect(await program.end).toBe(0);
});
