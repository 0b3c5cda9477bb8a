import { toStorableText } from '@balcao/whatsapp';

/** What PostgreSQL refuses is replaced; runs of space are one. */
export function cleanName(name: string): string {
  return toStorableText(name).replace(/\s+/gu, ' ');
}
