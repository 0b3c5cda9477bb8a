export type ChannelStatus = 'active' | 'paused' | 'needs_token';
export type ChannelMode = 'live' | 'simulator';

export type ChannelRow = {
  id: string;
  organization_id: string;
  name: string;
  phone_number_id: string;
  waba_id: string;
  display_phone_number: string | null;
  verified_name: string | null;
  mode: ChannelMode;
  status: ChannelStatus;
  status_reason: string | null;
  quality_rating: string | null;
  messages_per_second: number;
  bot_id: string | null;
  bot_enabled: boolean;
  mark_read: boolean;
  /** the three secrets are sealed: secrets.ts */
  access_token: Buffer;
  app_secret: Buffer;
  verify_token: Buffer;
  last_webhook_at: Date | null;
  created_at: Date;
  updated_at: Date;
};

/** Keys become SQL, so they are columns and nothing else. */
export type ChannelPatchColumns = Partial<
  Omit<ChannelRow, 'id' | 'organization_id' | 'mode' | 'created_at' | 'updated_at' | 'last_webhook_at'>
>;

export type ChannelSecrets = { accessToken: string; appSecret: string; verifyToken: string };

/** A channel as the message path needs it, secrets opened. */
export type Channel = ChannelSecrets & {
  id: string;
  organizationId: string;
  name: string;
  phoneNumberId: string;
  wabaId: string;
  displayPhoneNumber: string | null;
  mode: ChannelMode;
  status: ChannelStatus;
  messagesPerSecond: number;
  botId: string | null;
  botEnabled: boolean;
  markRead: boolean;
  lastWebhookAtMs: number | null;
};
