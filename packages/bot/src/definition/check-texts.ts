import { compileTemplate } from '../text/template.ts';
import { listVariants } from '../text/text.ts';
import type { BotDefinition } from './definition.schema.ts';
import type { Report } from './problem.ts';
import { listTexts } from './walk-texts.ts';

/** Interpolations that mean nothing. */
export function checkTexts(definition: BotDefinition, report: Report): void {
  for (const { path, node, text } of listTexts(definition)) {
    for (const { locale, value } of listVariants(text)) {
      for (const message of compileTemplate(value).problems) {
        const place = locale === null ? path : `${path}.${locale}`;
        report({
          severity: 'error',
          code: 'BAD_INTERPOLATION',
          message,
          path: place,
          ...(node ? { node } : {}),
        });
      }
    }
  }
}
