import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  buildLibrary,
  createProject,
  LIBRARY_SOURCE,
  type Program,
  runProgram,
  TSX,
  untilRefused,
} from '../../testing/program.ts';
import { sampleBody } from '../../testing/sample-request.ts';

const PLAIN = `
import { FulfillmentHelper, FulfillmentHelperResponse } from './node_modules/library.mjs';
import { mensagem } from './mensagem.mjs';

const fh = new FulfillmentHelper();
fh.registerIntent(() => new FulfillmentHelperResponse({ message: mensagem }), 'segredo', 'Novo pedido');
await fh.start({ debug: true, host: '127.0.0.1', port: 0 });
console.log('depois de start');
`;

const TYPESCRIPT = `
import { FulfillmentHelper, FulfillmentHelperResponse, type IntentRequest } from ${JSON.stringify(LIBRARY_SOURCE)};
import { mensagem } from './sub/mensagem.ts';

const fh = new FulfillmentHelper();

class Pedidos {
  readonly loja: string = 'Padaria';

  @fh.intent<{ pedido: number }>({ webhook: '', node: 'Novo pedido', token: 'segredo' })
  async novo(request: IntentRequest<{ pedido: number }>) {
    return new FulfillmentHelperResponse({ message: \`\${this.loja} \${request.parameters.pedido} \${mensagem}\` });
  }

  @fh.intent({ webhook: 'fixo', node: 'Novo pedido', token: 'segredo' })
  static fixo() {
    return {} as FulfillmentHelperResponse;
  }
}

new Pedidos();
await fh.start({ debug: true, host: '127.0.0.1', port: 0 });
`;

let program: Program | undefined;
const seeStart = async (program: Program) =>
  String((await program.see(/Webhook pronto em (\S+) \(debug/))[1]);

async function ask(url: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'X-Assistant-Signature-Token': 'segredo' },
    body: JSON.stringify(sampleBody()),
  });
  const body = (await response.json()) as { message?: string; error?: string };
  return body.message ?? body.error;
}

afterEach(async () => {
  // The child of a killed supervisor ends by itself; a test below says so.
  await program?.kill();
});

describe('debug under plain node', () => {
  const project = createProject({
    'main.mjs': PLAIN,
    'mensagem.mjs': "export const mensagem = 'um';",
  });
  beforeAll(() => buildLibrary(project.folder));
  afterAll(project.remove);

  it('runs what follows start once, restarts on each change, and waits out broken code', async () => {
    program = runProgram(project.folder, ['main.mjs']);
    const first = await seeStart(program);
    await program.see(/depois de start/);
    expect(await ask(first)).toBe('um');
    expect(program.output()).toContain('"message":"quero fazer um pedido"');
    expect(program.output().match(/depois de start/g)).toHaveLength(1);

    project.write('mensagem.mjs', "export const mensagem = 'dois';");
    await program.see(/Código alterado \(mensagem\.mjs\): reiniciando\./);
    expect(await ask(await seeStart(program))).toBe('dois');
    await untilRefused(first);

    project.write('mensagem.mjs', 'export const mensagem = ;');
    await program.see(/O programa terminou com código 1\. Corrija o código/);
    project.write('mensagem.mjs', "export const mensagem = 'três';");
    const third = await seeStart(program);
    expect(await ask(third)).toBe('três');

    program.child.kill('SIGTERM');
    expect(await program.end).toBe(0);
    await untilRefused(third);
  });

  it('leaves no child behind when the supervisor is killed', async () => {
    program = runProgram(project.folder, ['main.mjs']);
    const url = await seeStart(program);
    program.child.kill('SIGKILL');
    await untilRefused(url);
  });

  it('ends with the code of a program that cannot start', async () => {
    project.write('quebra.mjs', `if (process.ppid !== Number(process.env.PAI)) process.exit(7);\n${PLAIN}`);
    program = runProgram(project.folder, ['quebra.mjs'], { PAI: String(process.pid) });
    expect(await program.end).toBe(7);
  });
});

describe('debug under tsx', () => {
  const project = createProject({
    'main.ts': TYPESCRIPT,
    'sub/mensagem.ts': "export const mensagem: string = 'um';",
  });
  afterAll(project.remove);

  it('restarts on a change in a folder below, decorators and all', async () => {
    program = runProgram(project.folder, ['--import', TSX, 'main.ts']);
    const url = await seeStart(program);
    expect(await ask(url)).toBe('Padaria 42 um');
    expect(await ask(`${url}/fixo`)).toBe(
      "O callback 'fixo' deve retornar uma classe do tipo 'FulfillmentHelperResponse'",
    );
    project.write('sub/mensagem.ts', "export const mensagem: string = 'dois';");
    expect(await ask(await seeStart(program))).toBe('Padaria 42 dois');
    program.child.kill('SIGINT');
    expect(await program.end).toBe(0);
  });
});
