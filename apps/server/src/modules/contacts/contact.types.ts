import type { Json } from '@balcao/bot';

/** A row of `contacts`. */
export type ContactRow = {
  organization_id: string;
  id: string;
  name: string | null;
  /** digits, as Meta gave them */
  phone: string | null;
  email: string | null;
  username: string | null;
  tags: string[];
  attributes: Record<string, Json>;
  /** typed by a person: the WhatsApp profile no longer overwrites it */
  name_is_manual: boolean;
  /** nothing they write reaches the bot or a queue */
  blocked_at: Date | null;
  created_at: Date;
  updated_at: Date;
};

export type IdentityKind = 'wa_id' | 'bsuid' | 'email';

export type IdentityRow = {
  organization_id: string;
  kind: IdentityKind;
  value: string;
  contact_id: string;
  match_key: string | null;
};

export type IdentityKey = Pick<IdentityRow, 'organization_id' | 'kind' | 'value'> & {
  match_key: string | null;
};
