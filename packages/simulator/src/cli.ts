import { Command, InvalidArgumentError } from 'commander';
import { defaultAccessToken } from './simulator.ts';
import { startSimulator } from './start.ts';
import { defaultPhoneNumber } from './state/world.ts';
import { checkHandshake } from './webhooks/handshake.ts';

interface CliOptions {
  webhook?: string;
  appSecret: string;
  verifyToken?: string;
  host: string;
  port: number;
  phoneNumberId: string;
  wabaId: string;
  displayPhoneNumber: string;
  name: string;
  accessToken: string;
  messagesPerSecond: number;
  state?: string;
}

const retryCompression = 10;

export async function runCli(argv: readonly string[]): Promise<void> {
  await createCommand().parseAsync([...argv]);
}

function createCommand(): Command {
  return new Command('balcao-whatsapp-simulator')
    .description('A local double of the WhatsApp Cloud API with a phone in the browser.')
    .requiredOption('--app-secret <secret>', 'signs webhooks; the same as in your server')
    .option('--webhook <url>', 'where your server takes webhooks')
    .option('--verify-token <token>', 'checks the webhook with the GET Meta would make')
    .option('--access-token <token>', 'the token your server calls with', defaultAccessToken)
    .option('--phone-number-id <id>', 'id of the business number', defaultPhoneNumber.phoneNumberId)
    .option('--waba-id <id>', 'id of the WhatsApp Business Account', defaultPhoneNumber.wabaId)
    .option('--display-phone-number <number>', 'the number people see', defaultPhoneNumber.displayPhoneNumber)
    .option('--name <name>', 'name of the business', 'Minha Loja')
    .option('--messages-per-second <n>', 'throughput of the number', parsePositive, 80)
    .option('--state <file>', 'contacts and chats survive restarts in this file')
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port to listen on', parsePort, 4290)
    .action(run);
}

async function run(options: CliOptions): Promise<void> {
  const { appSecret, accessToken, phoneNumberId, wabaId, displayPhoneNumber, messagesPerSecond, name } =
    options;
  const number = { phoneNumberId, wabaId, displayPhoneNumber, verifiedName: name, messagesPerSecond };
  const { url, simulator, close } = await startSimulator({
    appSecret,
    accessToken,
    webhookUrl: options.webhook,
    verifyToken: options.verifyToken,
    phoneNumbers: [number],
    stateFile: options.state,
    host: options.host,
    port: options.port,
    behaviour: { retryCompression, fetchLinks: true },
  }).catch((error: unknown) => refuseStart(error, options));
  if (simulator.users().length === 0) simulator.addUser({ waId: '5511987654321', name: 'Maria Souza' });

  console.log(`Phone      ${url}/phone/`);
  console.log(`Graph API  ${url}/v25.0/${phoneNumberId}/messages`);
  console.log(`Token      ${accessToken}`);
  console.log(`Number     ${phoneNumberId} (account ${wabaId})`);
  await tellHandshake(options);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await close();
}

async function tellHandshake({ webhook, verifyToken }: CliOptions): Promise<void> {
  if (webhook === undefined) {
    console.log('Webhook    none: what people write goes nowhere. Give --webhook http://localhost:3000/…');
    return;
  }
  if (verifyToken === undefined) {
    console.log(`Webhook    ${webhook} (not checked; give --verify-token to check it)`);
    return;
  }
  const handshake = await checkHandshake(webhook, verifyToken);
  if (handshake.ok) console.log(`Webhook    ${webhook} answered the challenge`);
  else
    console.error(`Webhook    ${webhook} is not ready. ${handshake.reason}\n           ${handshake.advice}`);
}

function refuseStart(error: unknown, { host, port }: CliOptions): never {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    console.error(`Something else uses ${host}:${port}. Give another port with --port.`);
    process.exit(1);
  }
  throw error;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('Give a port from 0 to 65535.');
}

function parsePositive(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError('Give a number above 0.');
}
