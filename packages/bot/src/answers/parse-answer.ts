import type { InboundContent } from '@balcao/whatsapp';
import { cnpj, cpf } from 'cpf-cnpj-validator';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { MediaKind, NodeOf } from '../definition/node.schema.ts';
import type { Json } from '../engine.types.ts';
import type { Scope } from '../text/scope.ts';
import { parseDate } from './parse-date.ts';
import { parseNumber } from './parse-number.ts';

export type Answer = { ok: true; value: Json } | { ok: false; reason: 'invalid' | 'media' };

const INVALID: Answer = { ok: false, reason: 'invalid' };
const found = (value: Json): Answer => ({ ok: true, value });
const foundOr = (value: string | null): Answer => (value === null ? INVALID : found(value));

/** What an `ask` understood; choices are matched elsewhere. */
export function parseAnswer(node: NodeOf<'ask'>, content: InboundContent, scope: Scope): Answer {
  if (node.kind === 'media') return parseMedia(content, node.accept);
  if (node.kind === 'location') return parseLocation(content);
  const text = findAnswerText(content, node.kind);
  if (text === null) return { ok: false, reason: 'media' };
  switch (node.kind) {
    case 'choice':
      return INVALID;
    case 'text':
      return text.length >= (node.minLength ?? 1) && text.length <= (node.maxLength ?? 4096)
        ? found(text)
        : INVALID;
    case 'number':
      return checkNumber(parseNumber(text, scope.locale), node);
    case 'email':
      return foundOr(parseEmail(text));
    case 'phone':
      return foundOr(parsePhone(text));
    case 'cpf':
      return foundOr(parseCpf(text));
    case 'cnpj':
      return foundOr(parseCnpj(text));
    case 'cpf_cnpj':
      return foundOr(parseCpf(text) ?? parseCnpj(text));
    case 'cep': {
      const match = /^\D*(\d{5})[-.\s]?(\d{3})\D*$/.exec(text.replace(/^(\d{2})\./, '$1'));
      return match ? found(`${match[1]}-${match[2]}`) : INVALID;
    }
    case 'date':
      return foundOr(parseDate(text, scope));
    default:
      return node.kind satisfies never;
  }
}

/** Text as typed, the label of a tapped button, or the caption of what was sent where text was asked. */
function findAnswerText(content: InboundContent, kind: string): string | null {
  switch (content.type) {
    case 'text':
      return content.text.body.trim();
    case 'button':
      return content.button.text.trim();
    case 'contacts':
      return kind === 'phone' ? (content.contacts[0]?.phones?.[0]?.phone ?? null) : null;
    case 'image':
      return kind === 'text' ? (content.image.caption?.trim() ?? null) : null;
    case 'video':
      return kind === 'text' ? (content.video.caption?.trim() ?? null) : null;
    case 'document':
      return kind === 'text' ? (content.document.caption?.trim() ?? null) : null;
    default:
      return null;
  }
}

function checkNumber(value: number | null, node: NodeOf<'ask'>): Answer {
  if (value === null || (node.integer && !Number.isInteger(value))) return INVALID;
  if ((node.min !== undefined && value < node.min) || (node.max !== undefined && value > node.max))
    return INVALID;
  return found(value);
}

export function parseEmail(text: string): string | null {
  const isEmail = /^[^\s@<>,;]{1,64}@[^\s@<>,;.]+(?:\.[^\s@<>,;.]+)+$/.test(text) && text.length <= 254;
  return isEmail ? text.toLowerCase() : null;
}

export function parsePhone(text: string): string | null {
  if (text.length > 60) return null;
  const phone = parsePhoneNumberFromString(text, 'BR');
  return phone?.isPossible() ? phone.number : null;
}

/** Eleven digits, wherever they stand in the text. */
export function parseCpf(text: string): string | null {
  const digits = /(?:^|\D)(\d{3}\.?\d{3}\.?\d{3}[-\s]?\d{2})(?:\D|$)/.exec(text)?.[1]?.replace(/\D/g, '');
  return digits && cpf.isValid(digits) ? digits : null;
}

/** With letters since July 2026: 12 characters, then two digits. */
export function parseCnpj(text: string): string | null {
  const match =
    /(?:^|[^0-9A-Z])([0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}\/?[0-9A-Z]{4}[-\s]?\d{2})(?:[^0-9A-Z]|$)/.exec(
      text.toUpperCase(),
    );
  const code = match?.[1]?.replace(/[^0-9A-Z]/g, '');
  return code && cnpj.isValid(code) ? code : null;
}

function parseMedia(
  content: InboundContent,
  accept: readonly MediaKind[] = ['image', 'video', 'audio', 'document'],
): Answer {
  const sent = findMedia(content);
  if (sent === null || !accept.includes(sent.kind)) return INVALID;
  const { kind, media } = sent;
  const value: { [key: string]: Json } = { kind, media_id: media.id };
  if (media.mime_type !== undefined) value.mime_type = media.mime_type;
  if (media.caption !== undefined) value.caption = media.caption;
  if (media.filename !== undefined) value.filename = media.filename;
  return found(value);
}

type SentMedia = { id: string; mime_type?: string; caption?: string; filename?: string };

function findMedia(content: InboundContent): { kind: MediaKind; media: SentMedia } | null {
  switch (content.type) {
    case 'image':
      return { kind: 'image', media: content.image };
    case 'video':
      return { kind: 'video', media: content.video };
    case 'audio':
      return { kind: 'audio', media: content.audio };
    case 'document':
      return { kind: 'document', media: content.document };
    case 'sticker':
      return { kind: 'sticker', media: content.sticker };
    default:
      return null;
  }
}

function parseLocation(content: InboundContent): Answer {
  if (content.type !== 'location') return INVALID;
  const { latitude, longitude, name, address } = content.location;
  const value: { [key: string]: Json } = { latitude, longitude };
  if (name !== undefined) value.name = name;
  if (address !== undefined) value.address = address;
  return found(value);
}
