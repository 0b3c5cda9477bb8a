import type { Settings } from '@balcao/protocol';
import type { SecretBox } from '../../platform/crypto/index.ts';
import type { OrganizationSettingsRow, StoredProfile } from './store.ts';

function placeOf(organizationId: string) {
  return { table: 'organizations', column: 'profile.invoice_source.headers', row: organizationId };
}

export function sealProfile(secrets: SecretBox, organizationId: string, settings: Settings): StoredProfile {
  const { address, hours_text, phone, website, faq, items, invoice_source: source } = settings;
  const headers = source ? JSON.stringify(source.headers) : '{}';
  const sealed = headers === '{}' ? null : secrets.seal(headers, placeOf(organizationId)).toString('base64');
  return {
    address,
    hours_text,
    phone,
    website,
    faq,
    items,
    invoice_source: source ? { url: source.url, headers_sealed: sealed } : null,
  };
}

/** Sealed again with the newest master key; null when that key sealed it already. */
export function resealProfile(secrets: SecretBox, row: OrganizationSettingsRow): StoredProfile | null {
  const source = row.profile.invoice_source;
  if (!source?.headers_sealed) return null;
  const sealed = Buffer.from(source.headers_sealed, 'base64');
  if (!secrets.isStale(sealed)) return null;
  const place = placeOf(row.id);
  const headers_sealed = secrets.seal(secrets.open(sealed, place), place).toString('base64');
  return { ...row.profile, invoice_source: { url: source.url, headers_sealed } };
}

export function invoiceHeadersOf(secrets: SecretBox, row: OrganizationSettingsRow): Record<string, string> {
  const sealed = row.profile.invoice_source?.headers_sealed;
  if (!sealed) return {};
  // `sealProfile` wrote it from a parsed record of texts.
  return JSON.parse(secrets.open(Buffer.from(sealed, 'base64'), placeOf(row.id))) as Record<string, string>;
}

/** Headers may hold a key of the shop's billing system, so only who may change them sees them. */
export function settingsOf(
  secrets: SecretBox,
  row: OrganizationSettingsRow,
  options: { showHeaders: boolean },
): Settings {
  const { profile } = row;
  const source = profile.invoice_source;
  return {
    name: row.name,
    time_zone: row.time_zone,
    locale: row.locale,
    address: profile.address ?? '',
    hours_text: profile.hours_text ?? '',
    phone: profile.phone ?? '',
    website: profile.website ?? '',
    faq: profile.faq ?? [],
    items: profile.items ?? [],
    invoice_source: source
      ? { url: source.url, headers: options.showHeaders ? invoiceHeadersOf(secrets, row) : {} }
      : null,
  };
}
