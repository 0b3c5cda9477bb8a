import { type JsonRecord, readId, readRecord, readText } from '../read-json.ts';
import { type CallOptions, type Graph, pathId } from './graph-call.ts';
import { listRecords } from './pages.ts';

export type PhoneNumber = {
  id: string;
  displayPhoneNumber?: string;
  verifiedName?: string;
  nameStatus?: string;
  codeVerificationStatus?: string;
  /** GREEN, YELLOW, RED, UNKNOWN */
  qualityRating?: string;
  platformType?: string;
  status?: string;
  /** STANDARD: 80 messages a second, HIGH: 1,000 */
  throughputLevel?: string;
  messagingLimit?: string;
  raw: JsonRecord;
};

const FIELDS = [
  'id',
  'display_phone_number',
  'verified_name',
  'name_status',
  'code_verification_status',
  'quality_rating',
  'platform_type',
  'status',
  'throughput',
  'whatsapp_business_manager_messaging_limit',
].join(',');

export const createNumberCalls = (graph: Graph) => ({
  getPhoneNumber: async (
    phoneNumberId: string,
    options: CallOptions & { fields?: string } = {},
  ): Promise<PhoneNumber> => {
    const query = { fields: options.fields ?? FIELDS };
    return parsePhoneNumber(
      await graph.call('GET', pathId(phoneNumberId), { query, signal: options.signal }),
      phoneNumberId,
    );
  },

  listPhoneNumbers: async (
    wabaId: string,
    options: CallOptions & { fields?: string } = {},
  ): Promise<PhoneNumber[]> => {
    const numbers: PhoneNumber[] = [];
    const query = { fields: options.fields ?? FIELDS };
    const path = `${pathId(wabaId)}/phone_numbers`;
    for await (const record of listRecords(graph, path, query, options.signal)) {
      numbers.push(parsePhoneNumber(record, ''));
    }
    return numbers;
  },
});

const TEXTS = [
  ['displayPhoneNumber', 'display_phone_number'],
  ['verifiedName', 'verified_name'],
  ['nameStatus', 'name_status'],
  ['codeVerificationStatus', 'code_verification_status'],
  ['qualityRating', 'quality_rating'],
  ['platformType', 'platform_type'],
  ['status', 'status'],
  ['messagingLimit', 'whatsapp_business_manager_messaging_limit'],
] as const;

const parsePhoneNumber = (record: JsonRecord, fallbackId: string): PhoneNumber => {
  const number: PhoneNumber = { id: readId(record.id) ?? fallbackId, raw: record };
  for (const [ours, theirs] of TEXTS) {
    const text = readText(record[theirs]);
    if (text !== undefined) number[ours] = text;
  }
  const throughputLevel = readText(readRecord(record.throughput)?.level);
  if (throughputLevel !== undefined) number.throughputLevel = throughputLevel;
  return number;
};
