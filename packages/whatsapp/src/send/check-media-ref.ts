import type { JsonRecord } from '../read-json.ts';
import { checkText, checkUrl, type Problems, report } from './check-helpers.ts';

/** Uploaded (`id`) or fetched by Meta (`link`): exactly one. */
export const checkMediaRef = (problems: Problems, media: JsonRecord, at: string): void => {
  const hasId = media.id !== undefined;
  if (hasId === (media.link !== undefined)) {
    report(
      problems,
      at,
      hasId ? 'CONTENT_NOT_ALLOWED' : 'CONTENT_REQUIRED',
      'needs either the id of an uploaded file or a link, and not both.',
    );
    return;
  }
  if (hasId) checkText(problems, media, at, 'id', {});
  else checkUrl(problems, media, at, 'link');
};
