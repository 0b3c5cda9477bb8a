import type { GraphErrorDetail } from '../content.ts';
import { readArray, readNumber, readRecord, readText } from '../read-json.ts';

/** The errors of a webhook: at value level, on a message or on a status. Code 0 when Meta gave none. */
export const parseErrors = (value: unknown): GraphErrorDetail[] => {
  const errors: GraphErrorDetail[] = [];
  for (const item of readArray(value)) {
    const record = readRecord(item);
    if (record === undefined) continue;
    const error: GraphErrorDetail = { code: readNumber(record.code) ?? 0 };
    const title = readText(record.title);
    const message = readText(record.message);
    const details = readText(readRecord(record.error_data)?.details) ?? readText(record.details);
    const href = readText(record.href);
    if (title !== undefined) error.title = title;
    if (message !== undefined) error.message = message;
    if (details !== undefined) error.details = details;
    if (href !== undefined) error.href = href;
    errors.push(error);
  }
  return errors;
};
