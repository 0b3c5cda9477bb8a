import type { GraphErrorDetail, InboundContent } from '../content.ts';
import { readArray, readNumber, readRecord, readText, readTimestampMs } from '../read-json.ts';
import { readUserIds } from './find-user.ts';
import { parseContent } from './parse-content.ts';
import { parseErrors } from './parse-errors.ts';

export type HistoryMessage = {
  wamid: string;
  timestampMs: number;
  /** false: the business wrote it on its phone */
  isFromCustomer: boolean;
  /** SENT, DELIVERED, READ … as on the phone */
  status?: string;
  content: InboundContent;
};

export type HistoryChunk = {
  phase?: number;
  chunkOrder?: number;
  /** per cent */
  progress?: number;
  threads: { waId?: string; userId?: string; messages: HistoryMessage[] }[];
  /** 2593109: the business does not share its history */
  errors: GraphErrorDetail[];
};

/** The value of a `history` event: what was on the phone before a number of the app joined the Cloud API. */
export const parseHistory = (value: unknown): HistoryChunk[] =>
  readArray(readRecord(value)?.history).flatMap((item): HistoryChunk[] => {
    const record = readRecord(item);
    if (record === undefined) return [];
    const metadata = readRecord(record.metadata);
    const chunk: HistoryChunk = {
      threads: readArray(record.threads).flatMap(parseThread),
      errors: parseErrors(record.errors),
    };
    const phase = readNumber(metadata?.phase);
    const chunkOrder = readNumber(metadata?.chunk_order);
    const progress = readNumber(metadata?.progress);
    if (phase !== undefined) chunk.phase = phase;
    if (chunkOrder !== undefined) chunk.chunkOrder = chunkOrder;
    if (progress !== undefined) chunk.progress = progress;
    return [chunk];
  });

const parseThread = (item: unknown): HistoryChunk['threads'] => {
  const record = readRecord(item);
  if (record === undefined) return [];
  const { waId, userId } = readUserIds(record.id, undefined);
  const messages = readArray(record.messages).flatMap((message) => parseMessage(message, waId ?? userId));
  return [{ ...(waId === undefined ? {} : { waId }), ...(userId === undefined ? {} : { userId }), messages }];
};

const parseMessage = (item: unknown, customerId: string | undefined): HistoryMessage[] => {
  const record = readRecord(item);
  const wamid = readText(record?.id);
  if (record === undefined || wamid === undefined) return [];
  const message: HistoryMessage = {
    wamid,
    timestampMs: readTimestampMs(record.timestamp) ?? 0,
    isFromCustomer: customerId !== undefined && readText(record.from) === customerId,
    content: parseContent(record),
  };
  const status = readText(readRecord(record.history_context)?.status);
  if (status !== undefined) message.status = status;
  return [message];
};
