import * as z from 'zod';
import type { Locale } from '../engine.types.ts';
import type { Scope } from './scope.ts';
import { compileTemplate, renderTemplate, type Template } from './template.ts';

export const LOCALES: readonly Locale[] = ['pt-BR', 'en', 'es'];

/** What the bot says: one string for every language, or one per language. */
export const textSchema = z.union([
  z.string(),
  z
    .strictObject({ 'pt-BR': z.string().optional(), en: z.string().optional(), es: z.string().optional() })
    .refine(
      (text) => LOCALES.some((locale) => text[locale] !== undefined),
      'Give the text in at least one language.',
    ),
]);
export type Text = string | { 'pt-BR'?: string; en?: string; es?: string };

export type CompiledText = Record<Locale, Template>;

export function compileText(text: Text, defaultLocale: Locale): CompiledText {
  if (typeof text === 'string') {
    const template = compileTemplate(text);
    return { 'pt-BR': template, en: template, es: template };
  }
  const fallback = text[defaultLocale] ?? text['pt-BR'] ?? text.en ?? text.es ?? '';
  return {
    'pt-BR': compileTemplate(text['pt-BR'] ?? fallback),
    en: compileTemplate(text.en ?? fallback),
    es: compileTemplate(text.es ?? fallback),
  };
}

export function renderText(text: CompiledText, scope: Scope): string {
  return renderTemplate(text[scope.locale] ?? text['pt-BR'], scope);
}

/** The variants an author wrote, for checks and messages. */
export function listVariants(text: Text): { locale: Locale | null; value: string }[] {
  if (typeof text === 'string') return [{ locale: null, value: text }];
  return LOCALES.flatMap((locale) => {
    const value = text[locale];
    return value === undefined ? [] : [{ locale, value }];
  });
}
