import type { BotEvent, BotSession, Locale, OrganizationProfile } from '@balcao/bot';
import type {
  EchoEvent,
  InboundMessageEvent,
  StatusEvent,
  UserIdUpdateEvent,
  UserPreferenceEvent,
} from '@balcao/whatsapp';
import type { Tx } from '../../platform/db/index.ts';
import type { ChannelHold } from './rules/find-hold.ts';
import type { BotInUse } from './rules/take-turn.ts';
import type { SavePorts } from './save-changes.ts';

export type ContactEvent =
  | InboundMessageEvent
  | EchoEvent
  | StatusEvent
  | UserIdUpdateEvent
  | UserPreferenceEvent;

/** One thing that happened to one contact on one channel. */
export type ReceiveItem = { organizationId: string; channelId: string; shard: number } & (
  | { kind: 'webhook'; event: ContactEvent }
  | {
      kind: 'bot_event';
      contactId: string;
      conversationId: string;
      event: Exclude<BotEvent, { type: 'message' }>;
    }
);

export type ReceivePorts = SavePorts & {
  /** writes of the caller's: before the events, whose counter is held from their statement until commit */
  beforeEvents?: (result: ReceiveResult) => Promise<void>;
  nowMs: () => number;
  newId: () => string;
  profileOf: (organizationId: string) => {
    profile: OrganizationProfile;
    locale: Locale;
    /** the desk's: contacts with this tag wait with priority alta */
    vipTag: string;
    /** a survey's score up to this asks for a comment */
    commentUpTo: number;
  };
  botFor: (channelId: string, session: BotSession | null) => BotInUse | null;
  /** loads bot versions that sessions under way still use */
  prepareBots: (tx: Tx, channelIds: readonly string[], sessions: readonly BotSession[]) => Promise<void>;
};

export type ReceiveResult = {
  /** by channel: redeliveries that were recognised */
  duplicates: Map<string, number>;
  /** messages the bot answered, which marks them read */
  turns: { channelId: string; wamid: string }[];
  /** by channel: WhatsApp told that nothing more will pass */
  holds: Map<string, ChannelHold>;
  queued: number;
};

/** An event that was not handled before; messages and echoes got the id they will be stored under. */
export type FreshItem = ReceiveItem & { messageId: string | null };
