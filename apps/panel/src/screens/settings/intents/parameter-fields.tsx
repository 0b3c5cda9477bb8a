import type { LocaleName } from '@balcao/protocol';
import { useT } from '../../../i18n/intents/use-t.ts';
import { Input, Select, SwitchField } from '../../../ui/field.tsx';
import { LanguageTexts } from './language-texts.tsx';
import { ProblemField } from './problem-field.tsx';
import { PARAMETER_KINDS } from './rules/bot-nodes.ts';
import { newValue, type ParameterRow } from './rules/intent-draft.ts';
import { type Problem, problemsAt } from './rules/problems.ts';
import { toVariableName } from './rules/variable-name.ts';
import { ValuesField } from './values-field.tsx';

type Props = {
  row: ParameterRow;
  main: LocaleName;
  /** paths within the parameter */
  problems: readonly Problem[];
  onChange: (part: Partial<ParameterRow>) => void;
};

export function ParameterFields({ row, main, problems, onChange }: Props) {
  const t = useT();
  const at = (path: string) => problemsAt(problems, path);
  return (
    <div className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <ProblemField label={t('parameter.kind')} problems={at('kind')}>
          {(field) => (
            <Select
              {...field}
              autoFocus={row.origin === null && row.name === ''}
              value={row.kind}
              onChange={(event) => {
                const kind = PARAMETER_KINDS.find((one) => one === event.target.value) ?? row.kind;
                const values = kind === 'choice' && row.values.length === 0 ? [newValue(0)] : row.values;
                onChange({ kind, values });
              }}
            >
              {PARAMETER_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kind.${kind}`)}
                </option>
              ))}
            </Select>
          )}
        </ProblemField>
        <ProblemField label={t('parameter.name')} hint={t('parameter.nameHint')} problems={at('name')}>
          {(field) => (
            <Input
              {...field}
              spellCheck={false}
              autoCapitalize="none"
              placeholder="numero"
              value={row.name}
              onChange={(event) => onChange({ name: toVariableName(event.target.value) })}
              className="font-mono !text-sm"
            />
          )}
        </ProblemField>
      </div>
      <SwitchField
        label={t('parameter.required')}
        hint={
          row.required
            ? t('parameter.requiredHint')
            : t(row.kind === 'text' ? 'parameter.optionalTextHint' : 'parameter.optionalHint')
        }
        checked={row.required}
        onChange={(required) => onChange({ required })}
      />
      {row.required && (
        <LanguageTexts
          label={t('parameter.question')}
          value={row.question}
          main={main}
          rows={2}
          placeholder={t('parameter.questionPlaceholder')}
          problems={at('question')}
          onChange={(question) => onChange({ question })}
        />
      )}
      {row.kind === 'choice' && (
        <ValuesField
          rows={row.values}
          main={main}
          problems={at('values')}
          onChange={(values) => onChange({ values })}
        />
      )}
      {row.required && (
        <LanguageTexts
          label={t('parameter.error')}
          hint={t('parameter.errorHint')}
          value={row.error}
          main={main}
          rows={2}
          problems={at('error')}
          onChange={(error) => onChange({ error })}
        />
      )}
    </div>
  );
}
