import type { ContactChange, FromPage, FromServer, PhoneAction } from './contract.ts';
import { applyFromServer, changed, remember, state } from './state.ts';

const base = new URL('.', location.href);
let socket: WebSocket | undefined;
let tries = 0;

/** Keeps a connection; each new one begins with a full snapshot, so nothing is missed. */
export function connect(): void {
  const url = new URL('live', base);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  socket = new WebSocket(url);
  socket.addEventListener('open', () => {
    tries = 0;
    state.connected = true;
    changed('connection');
  });
  socket.addEventListener('message', ({ data }) => {
    // Our own server speaks the contract.
    const message = JSON.parse(String(data)) as FromServer;
    const part = applyFromServer(message);
    if (message.type === 'welcome') tellOpen();
    if (part) changed(part);
  });
  socket.addEventListener('close', () => {
    state.connected = false;
    changed('connection');
    tries += 1;
    setTimeout(connect, Math.min(5_000, 300 * 2 ** tries));
  });
}

/** Which chat is on the screen, and whether somebody looks at it. */
export function tellOpen(): void {
  const { userKey, phoneNumberId } = state;
  if (socket?.readyState !== WebSocket.OPEN || userKey === undefined || phoneNumberId === undefined) return;
  const message: FromPage = {
    type: 'open',
    userKey,
    phoneNumberId,
    visible: document.visibilityState === 'visible',
  };
  socket.send(JSON.stringify(message));
}

export function openChat(userKey: string, phoneNumberId = state.phoneNumberId): void {
  Object.assign(state, { userKey, phoneNumberId, chat: undefined, replyTo: undefined, typingUntilMs: 0 });
  remember(userKey);
  changed('chat');
  changed('contacts');
  tellOpen();
}

export async function act(action: PhoneAction): Promise<void> {
  await post(`${chatPath()}/actions`, JSON.stringify(action), 'application/json');
}

export async function change(what: ContactChange): Promise<void> {
  await post(`${chatPath()}/changes`, JSON.stringify(what), 'application/json');
}

export async function addContact(name: string, phone: string): Promise<string> {
  const answer = await post('api/contacts', JSON.stringify({ name, phone }), 'application/json');
  return String(answer.key);
}

export async function sendFile(
  kind: 'image' | 'video' | 'audio' | 'document',
  file: Blob,
  more: { filename?: string; caption?: string; voice?: boolean } = {},
): Promise<void> {
  const query = new URLSearchParams({ kind, mime: file.type || 'application/octet-stream' });
  if (more.filename) query.set('filename', more.filename);
  if (more.caption) query.set('caption', more.caption);
  if (more.voice) query.set('voice', 'true');
  if (state.replyTo) query.set('reply_to', state.replyTo.id);
  await post(`${chatPath()}/media?${query}`, file, 'application/octet-stream');
}

function chatPath(): string {
  const { phoneNumberId = '', userKey = '' } = state;
  return `api/chats/${encodeURIComponent(phoneNumberId)}/${encodeURIComponent(userKey)}`;
}

async function post(
  path: string,
  body: string | Blob,
  contentType: string,
): Promise<{ [key: string]: unknown }> {
  const response = await fetch(new URL(path, base), {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
  });
  // Answers of our own server: `{}`, `{key}` or `{message}`.
  const answer = (await response.json().catch(() => ({}))) as { [key: string]: unknown };
  if (!response.ok) throw new Error(String(answer.message ?? response.status));
  return answer;
}
