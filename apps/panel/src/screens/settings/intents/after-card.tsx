import type { LocaleName } from '@balcao/protocol';
import { useMemo } from 'react';
import { useT } from '../../../i18n/intents/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { Select } from '../../../ui/field.tsx';
import { Card } from '../page.tsx';
import { ProblemField } from './problem-field.tsx';
import { type Definition, nodesOf } from './rules/bot-nodes.ts';
import type { IntentDraft } from './rules/intent-draft.ts';
import { excerptOf, listNodeChoices, NODE_GROUPS, type NodeChoice } from './rules/node-words.ts';
import { type Problem, problemsAt } from './rules/problems.ts';

type Props = {
  draft: IntentDraft;
  definition: Definition;
  /** this intent's node, where it is stored */
  id: string | null;
  main: LocaleName;
  problems: readonly Problem[];
  onChange: (change: Partial<IntentDraft>) => void;
};

/** Where the conversation goes on. */
export function AfterCard({ draft, definition, id, main, problems, onChange }: Props) {
  const t = useT();
  // Leading to itself makes sense to few; who does it already may keep it.
  const without = draft.next === id || draft.onError === id ? null : id;
  const choices = useMemo(() => listNodeChoices(definition, without), [definition, without]);
  const shared = { choices, definition, main };
  const isStep = draft.answers === 'step';
  return (
    <Card title={t('after.title')}>
      <NodeField
        {...shared}
        label={t(isStep ? 'after.go' : 'after.next')}
        none={t(isStep ? 'answer.choose' : 'after.words')}
        value={draft.next}
        problems={problemsAt(problems, 'next')}
        onChange={(next) => onChange({ next })}
      />
      {draft.answers === 'webhook' && (
        <NodeField
          {...shared}
          label={t('after.onError')}
          none={t('after.asAnswered')}
          value={draft.onError}
          problems={problemsAt(problems, 'onError')}
          onChange={(onError) => onChange({ onError })}
        />
      )}
    </Card>
  );
}

type NodeProps = {
  label: string;
  /** what an empty choice means */
  none: string;
  value: string;
  choices: readonly NodeChoice[];
  definition: Definition;
  main: LocaleName;
  problems: readonly Problem[];
  onChange: (id: string) => void;
};

function NodeField({ label, none, value, choices, definition, main, problems, onChange }: NodeProps) {
  const t = useT();
  const locale = useLocale();
  const said = value === '' ? null : excerptOf(nodesOf(definition)[value], locale, main);
  const groups = NODE_GROUPS.map((group) => ({
    group,
    nodes: choices.filter((choice) => choice.group === group),
  })).filter(({ nodes }) => nodes.length > 0);
  return (
    <ProblemField
      label={label}
      hint={said !== null && <span className="line-clamp-2">“{said}”</span>}
      problems={problems}
    >
      {(field) => (
        <Select {...field} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{none}</option>
          {value !== '' && !choices.some(({ id }) => id === value) && (
            <option value={value}>{t('after.unknown', { id: value })}</option>
          )}
          {groups.map(({ group, nodes }) => (
            <optgroup key={group} label={t(`nodes.${group}`)}>
              {nodes.map((choice) => (
                <option key={choice.id} value={choice.id}>
                  {choice.label}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      )}
    </ProblemField>
  );
}
