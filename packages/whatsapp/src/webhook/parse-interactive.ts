import type { InboundInteractive } from '../content.ts';
import { type JsonRecord, readBoolean, readId, readRecord, readText } from '../read-json.ts';

/** What a customer tapped or filled in, or undefined when the shape is unknown. */
export const parseInteractive = (body: JsonRecord): InboundInteractive | undefined => {
  switch (body.type) {
    case 'button_reply': {
      const reply = parseReply(body.button_reply);
      return reply && { type: 'button_reply', button_reply: { id: reply.id, title: reply.title } };
    }
    case 'list_reply': {
      const reply = parseReply(body.list_reply);
      return reply && { type: 'list_reply', list_reply: reply };
    }
    case 'nfm_reply':
      return parseFormReply(readRecord(body.nfm_reply));
    case 'call_permission_reply':
      return parseCallPermission(readRecord(body.call_permission_reply));
    default:
      return undefined;
  }
};

const parseReply = (value: unknown): { id: string; title: string; description?: string } | undefined => {
  const record = readRecord(value);
  const id = readId(record?.id);
  if (record === undefined || id === undefined) return undefined;
  const description = readText(record.description);
  const title = readText(record.title) ?? '';
  return description === undefined ? { id, title } : { id, title, description };
};

const parseFormReply = (body: JsonRecord | undefined): InboundInteractive | undefined => {
  if (body === undefined) return undefined;
  const { text, response } = readResponse(body.response_json);
  return {
    type: 'nfm_reply',
    nfm_reply: {
      name: readText(body.name) ?? '',
      body: readText(body.body) ?? '',
      response_json: text,
      response,
    },
  };
};

const readResponse = (value: unknown): { text: string; response: Record<string, unknown> | null } => {
  try {
    const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
    const response = readRecord(JSON.parse(text));
    return { text, response: response === undefined ? null : { ...response } };
  } catch {
    // The customer's client wrote this text: anything may be in it.
    return { text: typeof value === 'string' ? value : '', response: null };
  }
};

const parseCallPermission = (body: JsonRecord | undefined): InboundInteractive | undefined => {
  const response = readText(body?.response);
  if (body === undefined || response === undefined) return undefined;
  const reply: Extract<InboundInteractive, { type: 'call_permission_reply' }>['call_permission_reply'] = {
    response,
  };
  const expiration = readId(body.expiration_timestamp);
  const source = readText(body.response_source);
  const isPermanent = readBoolean(body.is_permanent);
  if (expiration !== undefined) reply.expiration_timestamp = expiration;
  if (source !== undefined) reply.response_source = source;
  if (isPermanent !== undefined) reply.is_permanent = isPermanent;
  return { type: 'call_permission_reply', call_permission_reply: reply };
};
