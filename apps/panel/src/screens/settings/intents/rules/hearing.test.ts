import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areIntentsOff, PERCENTS, readHearing, USUAL_PERCENT, writeHearing } from './hearing.ts';
import { checkBot, theBot } from './testing/the-bot.ts';

const bot = theBot.defaultBotDefinition;
const withIntents = (intents: unknown) => ({ ...bot, intents });

describe('how a bot hears intents', () => {
  test.each([
    [undefined, { isOn: true, percent: null }],
    [{}, { isOn: true, percent: null }],
    [{ off: true }, { isOn: false, percent: null }],
    [
      { off: false, threshold: 0.655 },
      { isOn: true, percent: 66 },
    ],
    [{ threshold: 0.29 }, { isOn: true, percent: 29 }],
  ])('%j is read', (intents, draft) => {
    expect(readHearing({ intents })).toEqual(draft);
    expect(areIntentsOff({ intents })).toBe(!draft.isOn);
  });

  test.each([
    [undefined, { isOn: false, percent: 45 }, { off: true, threshold: 0.45 }],
    [{ off: true, threshold: 0.7 }, { isOn: true, percent: 70 }, { threshold: 0.7 }],
    [{ off: true, threshold: 0.7 }, { isOn: true, percent: null }, undefined],
    [
      { off: false, threshold: 0.655 },
      { isOn: true, percent: 70 },
      { off: false, threshold: 0.7 },
    ],
    [{ threshold: 0.655 }, { isOn: false, percent: 66 }, { off: true, threshold: 0.655 }],
  ])('%j with %j becomes %j', (intents, draft, written) => {
    expect(writeHearing({ name: 'x', intents }, draft).intents).toEqual(written);
    expect(writeHearing({ name: 'x', intents }, draft).name).toBe('x');
  });

  test('what nobody touched stays as it is stored, whatever the schema takes', () => {
    const stored = fc.record(
      { off: fc.boolean(), threshold: fc.double({ min: 0.1, max: 1, noNaN: true }) },
      { requiredKeys: [], noNullPrototype: true },
    );
    fc.assert(
      fc.property(stored, (intents) => {
        const definition = withIntents(intents);
        expect(checkBot(definition).filter((one) => one.severity === 'error')).toEqual([]);
        expect(writeHearing(definition, readHearing(definition))).toEqual(definition);
      }),
    );
    expect(writeHearing(bot, readHearing(bot))).toEqual(bot);
  });

  test('every figure of the field is one the bot takes, and empty is what it goes by', () => {
    for (const percent of [PERCENTS.min, 33, PERCENTS.max, null]) {
      const written = writeHearing(withIntents({ off: true }), { isOn: true, percent });
      expect(checkBot(written).filter((one) => one.severity === 'error')).toEqual([]);
    }
    const beyond = withIntents({ threshold: (PERCENTS.min - 1) / 100 });
    expect(checkBot(beyond).some((one) => one.severity === 'error')).toBe(true);
    const checked = theBot.checkDefinition(bot);
    expect(checked.ok && checked.definition.intents.matcher.threshold).toBe(USUAL_PERCENT / 100);
  });
});
