import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Program, runProgram, TSX } from './testing/program.ts';
import { sampleBody } from './testing/sample-request.ts';

const here = dirname(fileURLToPath(import.meta.url));
const packageFolder = join(here, '..');
const exampleFolder = join(packageFolder, 'examples');
const exampleNames = readdirSync(exampleFolder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort();

/** What a webhook of each example says; the one of `application` first, it serves the first helper of a process. */
const answering: [name: string, path: string, intentName: string, answer: object][] = [
  ['application.ts', '/pedidos', 'Novo pedido', { message: 'Pedido criado.' }],
  ['new-order.ts', '/pedidos', 'Novo pedido', { message: 'Olá Usuário, nosso id de sessão é: sessao-7' }],
  ['decorator.ts', '/pedidos', 'Novo pedido', { message: 'Padaria Central: pedido 42 aberto' }],
  ['typed-parameters.ts', '/pedidos', 'Consultar pedido', { message: 'O pedido 42 está a caminho.' }],
  [
    'welcome.ts',
    '/boas-vindas',
    'Boas vindas',
    {
      message: 'Olá, o que deseja fazer agora?',
      short_message: 'Boas vindas',
      jump_to: 'Pedidos',
      options: ['Criar Pedido', 'Consultar Pedido', 'Cancelar Pedido'],
      logout: false,
      parameters: { onboarding: true },
    },
  ],
  ['fallback.ts', '/login', 'Login', { message: 'Estamos passando por alguns problemas.' }],
  ['modules/main.ts', '/pedidos', 'Novo pedido', { message: 'Pedido criado.' }],
  ['node-server.ts', '/pedidos', 'Novo pedido', { message: 'Pedido criado.' }],
  ['express-server.ts', '/assistente/pedidos', 'Novo pedido', { message: 'Pedido criado.' }],
  ['fastify-server.ts', '/assistente/pedidos', 'Novo pedido', { message: 'Pedido criado.' }],
];

const running: Program[] = [];

function run(script: string, { args = [], env = {}, flags = [] }: RunOptions = {}): Program {
  const preload = join(here, 'testing', 'free-port.ts');
  const node = ['--conditions=balcao-source', '--import', TSX, '--import', preload, ...flags];
  const program = runProgram(packageFolder, [...node, script, ...args], env);
  running.push(program);
  return program;
}

interface RunOptions {
  args?: string[];
  env?: Record<string, string>;
  flags?: string[];
}

const example = (name: string) => join(exampleFolder, name);
const seeAddress = (program: Program) => program.see(/asked for (\S+), listening on (\S+)\n/);

async function ask(url: string, intentName: string, token = '{token}'): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'X-Assistant-Signature-Token': token },
    body: JSON.stringify(sampleBody({ intent_name: intentName })),
  });
  return response.json();
}

afterAll(() => Promise.all(running.map((program) => program.kill())));

describe('examples that answer', () => {
  const erp = createServer((_req, res) => res.end('{ "situacao": "a caminho" }'));
  const urls = new Map<string, string>();
  let program: Program;

  beforeAll(async () => {
    await new Promise<void>((resolve) => erp.listen(0, '127.0.0.1', resolve));
    const { port } = erp.address() as AddressInfo;
    program = run(join(here, 'testing', 'run-examples.ts'), {
      args: answering.map(([name]) => example(name)),
      env: { ERP_URL: `http://127.0.0.1:${port}` },
    });
    for (const [name] of answering) {
      await program.see(new RegExp(`running \\S+${name}\n`));
      urls.set(name, String((await seeAddress(program))[2]));
    }
  });
  afterAll(() => {
    erp.closeAllConnections();
    erp.close();
  });

  it.each(answering)('%s', async (name, path, intentName, answer) => {
    expect(await ask(`${urls.get(name)}${path}`, intentName)).toMatchObject(answer);
  });

  it('modules/main.ts, on the root path too', async () => {
    const answer = await ask(`${urls.get('modules/main.ts')}/`, 'Despedida', '{outro-token}');
    expect(answer).toMatchObject({ message: 'Até logo!' });
  });

  it('fallback.ts, with the error in the console', () => {
    expect(program.output()).toContain('SyntaxError');
  });
});

describe('example', () => {
  it.each([
    ['start.ts', '0.0.0.0:5052'],
    ['options.ts', '0.0.0.0:5052'],
    ['debug.ts', '127.0.0.1:5053'],
  ])('%s listens on %s and is healthy', async (name, address) => {
    const program = run(example(name));
    const [, asked, url] = await seeAddress(program);
    expect(asked).toBe(address);
    expect((await fetch(String(url))).status).toBe(200);
    if (name === 'options.ts') await program.see(/\d{4}-\S+Z GET \/ 200/);
    if (name === 'debug.ts') await program.see(/Health check: http:\/\/127\.0\.0\.1:\d+\n/);
    program.child.kill('SIGTERM');
    expect(await program.end).toBe(0);
  });

  it('workers.ts answers from another process', async () => {
    const [, , url] = await seeAddress(run(example('workers.ts')));
    expect(await ask(`${url}/pedidos`, 'Novo pedido')).toMatchObject({ message: 'Pedido criado.' });
  });

  it('fetch-handler.ts answers', async () => {
    const { default: handler } = await import('../examples/fetch-handler.ts');
    expect((await handler.fetch(new Request('http://localhost/'))).status).toBe(200);
  });

  it('webhook-test.ts passes', async () => {
    expect(await run(example('webhook-test.ts'), { flags: ['--test'] }).end).toBe(0);
  });
});

describe.each(['README.md', 'README.pt-BR.md'])('%s', (name) => {
  const readme = readFileSync(join(packageFolder, name), 'utf8');
  const blocks = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);

  it.each(exampleNames)('shows the example %s as it is run', (example) => {
    expect(blocks).toContain(readFileSync(join(exampleFolder, example), 'utf8'));
  });

  it('shows no other code', () => {
    expect(blocks).toHaveLength(exampleNames.length);
  });
});
