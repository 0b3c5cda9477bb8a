export const PAUSE_CAUSES = ['account_disabled', 'account_deleted', 'account_offboarded'] as const;
export type PauseCause = (typeof PAUSE_CAUSES)[number];

/** What a webhook about a number or its account asks of us. */
export type NumberChange = { kind: 'refresh' } | { kind: 'pause'; cause: PauseCause };

const REFRESH_FIELDS = new Set([
  'phone_number_quality_update',
  'phone_number_name_update',
  'account_review_update',
  'business_capability_update',
]);

/** Null: it changes nothing here. */
export function readNumberWebhook(field: string, value: unknown): NumberChange | null {
  if (REFRESH_FIELDS.has(field)) return { kind: 'refresh' };
  if (field !== 'account_update' || typeof value !== 'object' || value === null || !('event' in value)) {
    return null;
  }
  switch (value.event) {
    case 'ACCOUNT_DELETED':
      return { kind: 'pause', cause: 'account_deleted' };
    case 'ACCOUNT_OFFBOARDED':
      return { kind: 'pause', cause: 'account_offboarded' };
    case 'DISABLED_UPDATE':
      // A date set for it is a warning; sending still works until then.
      return banStateOf(value) === 'DISABLE'
        ? { kind: 'pause', cause: 'account_disabled' }
        : { kind: 'refresh' };
    default:
      return { kind: 'refresh' };
  }
}

function banStateOf(value: object): unknown {
  if (!('ban_info' in value) || typeof value.ban_info !== 'object' || value.ban_info === null)
    return undefined;
  return 'waba_ban_state' in value.ban_info ? value.ban_info.waba_ban_state : undefined;
}
