import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import { indexUser } from './users.ts';
import type {
  Chat,
  SimulatedMedia,
  SimulatedMessage,
  SimulatedTemplate,
  SimulatedUser,
  World,
} from './world.ts';
import { storeMessage } from './world.ts';

const format = 1;

interface SavedState {
  ids: { prefix: string; counter: number };
}

/** Puts what the file holds into an empty world; undefined when there is no file yet. */
export function loadState(world: World, path: string): SavedState | undefined {
  let saved: unknown;
  try {
    saved = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (isObject(error) && error.code === 'ENOENT') return undefined;
    throw new Error(`The simulator's state in ${path} cannot be read; delete the file to begin anew.`, {
      cause: error,
    });
  }
  if (!isObject(saved) || saved.format !== format) {
    throw new Error(`The simulator's state in ${path} has another format; delete the file to begin anew.`);
  }
  // Written by saveState below in this format; a file edited by hand is the editor's own risk.
  const state = saved as unknown as ReturnType<typeof renderState>;
  for (const user of state.users) indexUser(world, user);
  for (const chat of state.chats) {
    if (!world.numbers.has(chat.phoneNumberId)) continue;
    world.chats.set(`${chat.phoneNumberId}/${chat.userKey}`, { ...chat, messages: [] });
  }
  for (const message of state.messages) {
    const chat = world.chats.get(`${message.phoneNumberId}/${message.userKey}`);
    if (chat) storeMessage(world, chat, message, Number.POSITIVE_INFINITY);
  }
  for (const template of state.templates) {
    world.templates.set(`${template.wabaId}/${template.name}/${template.language}`, template);
  }
  for (const medium of state.media) {
    const bytes = findBytes(path, medium.id);
    if (bytes) world.media.set(medium.id, { ...medium, bytes });
  }
  for (const { id, profile } of state.profiles) {
    const number = world.numbers.get(id);
    if (number) number.profile = profile;
  }
  return { ids: state.ids };
}

/** Whole or not at all: written beside, then renamed. Media lie in a folder next to it. */
export function saveState(world: World, path: string, ids: SavedState['ids'], savedMedia: Set<string>): void {
  const folder = getMediaFolder(path);
  mkdirSync(dirname(path), { recursive: true });
  for (const { id, bytes } of world.media.values()) {
    if (savedMedia.has(id)) continue;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, id), bytes);
    savedMedia.add(id);
  }
  const temporary = `${path}.new`;
  writeFileSync(temporary, JSON.stringify(renderState(world, ids)));
  renameSync(temporary, path);
}

function renderState(world: World, ids: SavedState['ids']) {
  const users: SimulatedUser[] = [...world.users.values()];
  const chats: Omit<Chat, 'messages'>[] = [...world.chats.values()].map(
    ({ messages: _messages, ...chat }) => chat,
  );
  const messages: SimulatedMessage[] = [...world.messages.values()];
  const templates: SimulatedTemplate[] = [...world.templates.values()];
  const media: Omit<SimulatedMedia, 'bytes'>[] = [...world.media.values()].map(
    ({ bytes: _bytes, ...medium }) => medium,
  );
  const profiles: { id: string; profile: JsonObject }[] = [...world.numbers.values()].map(
    ({ phoneNumberId, profile }) => ({
      id: phoneNumberId,
      profile,
    }),
  );
  return { format, ids, users, chats, messages, templates, media, profiles };
}

function getMediaFolder(path: string): string {
  return `${path}.media`;
}

function findBytes(path: string, id: string): Buffer | undefined {
  try {
    return readFileSync(join(getMediaFolder(path), id));
  } catch {
    // The file is gone; the medium is treated as expired.
    return undefined;
  }
}
