import { type BusinessCalendar, describeHours, describeOpening, isOpen, nextOpening } from '@balcao/calendar';
import type { Locale, OrganizationProfile } from '../engine.types.ts';

/** What texts and expressions read as `hours`. */
export type Hours = {
  open: boolean;
  /** the next opening in words, "segunda às 8h"; empty while open, and when it never opens again */
  next: string;
  /** the week in words, "Seg a Sex 8h às 18h" */
  text: string;
};

/** A department's own calendar, else the organization's; null: no hours are kept, always open. */
export function findCalendar(
  organization: OrganizationProfile,
  department: string | null,
): BusinessCalendar | null {
  const own = organization.departments.find((one) => one.slug === department || one.id === department);
  return own?.calendar ?? organization.calendar ?? null;
}

/** Throws what the calendar throws when it was never checked. */
export function readHours(calendar: BusinessCalendar, nowMs: number, locale: Locale): Hours {
  const text = describeHours(calendar, locale);
  if (isOpen(calendar, nowMs)) return { open: true, next: '', text };
  const openingMs = nextOpening(calendar, nowMs);
  const next = openingMs === null ? '' : describeOpening(calendar, openingMs, nowMs, locale);
  return { open: false, next, text };
}
