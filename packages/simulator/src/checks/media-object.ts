import { GraphError } from '../errors.ts';
import { findMediaType } from '../limits.ts';
import type { SimulatedMedia } from '../state/world.ts';
import { checkObject, checkUrl, refuseValue } from './fields.ts';

export type FindMedia = (id: string) => SimulatedMedia | undefined;

/** Exactly one of `id` and `link`; an id must be of a live medium of the right kind. */
export function checkMediaObject(value: unknown, path: string, kind: string, findMedia: FindMedia): void {
  const media = checkObject(value, path);
  if ((media.id === undefined) === (media.link === undefined)) {
    refuseValue(path, 'give exactly one of id and link.');
  }
  if (media.link !== undefined) {
    checkUrl(media.link, `${path}.link`);
    return;
  }
  const id = String(media.id);
  const found = findMedia(id);
  if (!found) {
    throw new GraphError(
      131009,
      `Parameter ${path}.id is not valid: media ${id} does not exist or has expired.`,
    );
  }
  const foundKind = findMediaType(found.mimeType)?.kind;
  if (foundKind !== kind && kind !== 'document') {
    refuseValue(`${path}.id`, `media ${id} is ${found.mimeType}, which cannot be sent as ${kind}.`);
  }
}
