import { type Channel as ChannelResource, roleAllows } from '@balcao/protocol';
import type { SecretBox } from '../../platform/crypto/index.ts';
import type { Principal } from '../../platform/http/index.ts';
import type { ChannelRow } from './channel.types.ts';
import { openVerifyToken } from './secrets.ts';

/** For whoever looks, and for events: without the verify token, which is for those who set the number up. */
export function presentChannel(row: ChannelRow): ChannelResource {
  return {
    id: row.id,
    name: row.name,
    phone_number_id: row.phone_number_id,
    waba_id: row.waba_id,
    display_phone_number: row.display_phone_number,
    verified_name: row.verified_name,
    mode: row.mode,
    status: row.status,
    status_reason: row.status_reason,
    quality_rating: row.quality_rating,
    messages_per_second: row.messages_per_second,
    bot_enabled: row.bot_enabled,
    mark_read: row.mark_read,
    has_access_token: row.access_token.length > 0,
    has_app_secret: row.app_secret.length > 0,
    verify_token: '',
    last_webhook_at: row.last_webhook_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
  };
}

export function presentChannelToAdmin(secrets: SecretBox, row: ChannelRow): ChannelResource {
  return { ...presentChannel(row), verify_token: openVerifyToken(secrets, row) };
}

export function presentChannelFor(
  principal: Pick<Principal, 'role'>,
  secrets: SecretBox,
  row: ChannelRow,
): ChannelResource {
  return roleAllows(principal.role, 'admin') ? presentChannelToAdmin(secrets, row) : presentChannel(row);
}
