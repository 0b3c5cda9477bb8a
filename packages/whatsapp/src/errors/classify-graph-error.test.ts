import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber, readRecord } from '../read-json.ts';
import { fixtureNames, readFixture } from '../testing/fixtures.ts';
import { classifyGraphError } from './classify-graph-error.ts';
import { type ErrorFate, GRAPH_ERRORS } from './error-table.ts';

const FATES: Readonly<Record<string, ErrorFate>> = {
  'outbound-err-100-missing-param-name': 'refuse',
  'outbound-err-130429-throughput': 'wait',
  'outbound-err-131056-pair-rate': 'wait',
  'outbound-err-132000-param-count': 'refuse',
  'outbound-err-190-expired-token': 'reauthenticate',
};

/** Every code of the sheet's table, in its order. */
const CODES = (
  '0 1 2 3 4 10 33 100 190 200 299 368 803 80007 130429 130472 130497 131000 131005 131008 131009 131016 131021 ' +
  '131026 131030 131031 131037 131042 131044 131045 131047 131048 131049 131050 131051 131052 131053 131055 131056 ' +
  '131057 131060 131062 131063 131064 131020 131041 131059 131201 131215 132000 132001 132005 132007 132008 132012 ' +
  '132015 132016 132018 132068 132069 133000 133004 133005 133006 133008 133009 133010 133015 133016 134011 134100 ' +
  '134101 134102 135000 137000 138000 138018 613 139000 139006 139100 139103 147001 147005 2388019 2388040 2388047 ' +
  '2388072 2388073 2388293 2388299 2494100 2593107 2593109'
)
  .split(' ')
  .map(Number);

const fate = (status: number, error: unknown = { code: 999_999 }) =>
  classifyGraphError({ error }, status).fate;

describe('classifyGraphError', () => {
  it('has an expectation for every error fixture', () => {
    const errors = fixtureNames.filter((name) => name.startsWith('outbound-err-'));
    expect(Object.keys(FATES)).toEqual(errors);
  });

  for (const [name, fate] of Object.entries(FATES)) {
    it(`gives ${name} the fate ${fate}`, () => {
      const response = readRecord(readRecord(readFixture(name))?.response);
      const info = classifyGraphError(response?.body, readNumber(response?.status) ?? 0);
      const error = readRecord(readRecord(response?.body)?.error);
      expect(info).toMatchObject({
        isGraphError: true,
        fate,
        code: error?.code,
        fbtraceId: error?.fbtrace_id,
      });
      expect(info.details).toBe(readRecord(error?.error_data)?.details);
    });
  }

  it('reads an error of a webhook too', () => {
    expect(classifyGraphError({ code: 131047, title: 'Re-engagement message' }, 0)).toMatchObject({
      fate: 'refuse',
    });
  });

  it('decides on the code, not on the HTTP status', () => {
    for (const status of [400, 403, 429, 500]) {
      expect(classifyGraphError({ error: { code: 130429 } }, status).fate).toBe('wait');
    }
  });

  it('retries what it does not know only where the status says it may pass', () => {
    expect(fate(500)).toBe('retry');
    expect(fate(429)).toBe('retry');
    expect(fate(400)).toBe('refuse');
    expect(fate(400, { code: 999_999, is_transient: true })).toBe('retry');
    expect(fate(401)).toBe('reauthenticate');
    expect(classifyGraphError('<html>', 502)).toMatchObject({ isGraphError: false, fate: 'retry' });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.integer(), (body, status) => void classifyGraphError(body, status)),
    );
  });
});

describe('GRAPH_ERRORS', () => {
  it('has every code of the sheet', () => {
    expect(CODES.filter((code) => !GRAPH_ERRORS.has(code))).toEqual([]);
  });

  it('says in both languages what to do, and when to come back after a wait', () => {
    for (const rule of GRAPH_ERRORS.values()) {
      expect(rule.advice.en).not.toBe('');
      expect(rule.advice['pt-BR']).not.toBe('');
      expect(rule.retryAfterMs !== undefined).toBe(rule.fate === 'wait');
    }
  });
});
