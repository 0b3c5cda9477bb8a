import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { Field, Textarea } from '../../../../ui/field.tsx';
import type { ReadParameters } from '../rules/read-parameters.ts';

type Props = { value: string; read: ReadParameters; onChange: (value: string) => void };

/** JSON, judged while it is typed. */
export function ParametersField({ value, read, onChange }: Props) {
  const t = useT();
  const words = () => {
    if (read.ok) return undefined;
    if (read.why === 'object') return t('json.object', { example: '{ "pedido": "4821" }' });
    const { line, column, near } = read;
    return t('json.syntax', { line, column, near: near === '' ? 'none' : near });
  };
  return (
    <Field
      label={t('console.parameters')}
      hint={<span className="text-good">{t('json.good')}</span>}
      error={words()}
    >
      {(field) => (
        <Textarea
          {...field}
          rows={5}
          spellCheck={false}
          autoCapitalize="none"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="font-mono !text-sm"
        />
      )}
    </Field>
  );
}
