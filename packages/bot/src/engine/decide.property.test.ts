import * as fc from 'fast-check';
import { test } from 'vitest';
import { defaultBot } from '../default-bot/default-bot.ts';
import { checkDefinition } from '../definition/check-definition.ts';
import { compileDefinition } from '../definition/compile-definition.ts';
import { botDefinitionSchema } from '../definition/definition.schema.ts';
import { anyContext, anyPlan } from '../testing/arbitraries.ts';
import { anyDefinition } from '../testing/arbitrary-definition.ts';
import { keepsPromises } from '../testing/keeps-promises.ts';

const plans = fc.array(anyPlan, { minLength: 1, maxLength: 14 });

test('the default bot keeps every promise for any events and any organization', () => {
  fc.assert(
    fc.property(plans, anyContext, (events, context) => keepsPromises(defaultBot, events, context)),
    { numRuns: 120 },
  );
});

test('every definition that passes the compiler keeps every promise', () => {
  fc.assert(
    fc.property(anyDefinition, plans, anyContext, (definition, events, context) => {
      const checked = checkDefinition(definition);
      // Most are refused; those are drawn anew and don't count.
      fc.pre(checked.ok);
      if (checked.ok) keepsPromises(checked.definition, events, context);
    }),
    { numRuns: 40 },
  );
});

test('even a definition the compiler refuses never loops, throws or breaks a limit', () => {
  fc.assert(
    fc.property(anyDefinition, plans, anyContext, (definition, events, context) => {
      const parsed = botDefinitionSchema.safeParse(definition);
      if (parsed.success) keepsPromises(compileDefinition(parsed.data), events, context);
    }),
    { numRuns: 120 },
  );
});
