import { type DeskSettings, type LocaleName, PERMISSIONS, type Role, roleAllows } from '@balcao/protocol';
import type { Db, Tx } from '../../../platform/db/index.ts';
import type { NewJob } from '../changes.ts';
import type { Line, LogActor } from '../conversation.types.ts';

/** Who acts: a person in the panel, or a program with an API key. */
export type ActingPrincipal =
  | { kind: 'user'; userId: string; name: string; role: Role }
  | { kind: 'key'; apiKeyId: string; isTest?: boolean };

export function logActorOf(by: ActingPrincipal): LogActor {
  return by.kind === 'user' ? { type: 'user', id: by.userId } : { type: 'api', id: by.apiKeyId };
}

/** What a colleague has in hand is theirs: only supervisors resolve, pass on or send for them. */
export function mayActFor(by: ActingPrincipal, line: Line): boolean {
  const { conversation } = line;
  if (by.kind === 'key' || conversation?.owner !== 'agent') return true;
  return conversation.assignee_id === by.userId || roleAllows(by.role, PERMISSIONS.reassign_others);
}

export type ConversationPorts = {
  db: Db;
  now: () => number;
  newId: () => string;
  enqueueJobs: (tx: Tx, jobs: readonly NewJob[]) => Promise<void>;
  /** events were committed for this organization, and maybe messages queued */
  onCommitted: (organizationId: string) => void;
  hasBot: (channelId: string) => boolean;
  /** its phones are the simulator's */
  isSimulated: (channelId: string) => boolean;
  /** the organization's only channel, or the one named; throws NOT_FOUND */
  channelFor: (organizationId: string, channelId: string | undefined) => { id: string };
  /** templates that may be sent now, for the WINDOW_CLOSED answer */
  usableTemplates: (
    tx: Tx,
    organizationId: string,
    channelId: string,
  ) => Promise<{ name: string; language: string }[]>;
  markRead: (channelId: string, wamid: string) => void;
  nameOfUser: (tx: Tx, userId: string) => Promise<string>;
  /** survey, close reasons, VIP tag */
  loadDesk: (tx: Tx, organizationId: string) => Promise<DeskSettings>;
  /** what the customers of this organization are spoken to in */
  localeOf: (tx: Tx, organizationId: string) => Promise<LocaleName>;
  /** what people do to people is written down */
  audit: (
    tx: Tx,
    organizationId: string,
    by: ActingPrincipal,
    action: string,
    subject: string,
  ) => Promise<void>;
};
