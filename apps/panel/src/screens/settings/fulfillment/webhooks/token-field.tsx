import { Dices, Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../../../i18n/fulfillment/use-t.ts';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { CopyButton } from '../../../../ui/copy-button.tsx';
import { Field, Input } from '../../../../ui/field.tsx';
import { isGuessable, makeToken, TOKEN_BYTES } from '../rules/make-token.ts';

type Props = {
  value: string;
  isNew: boolean;
  error: string | undefined;
  onChange: (token: string) => void;
};

/** Hidden unless asked for, or just made: then it can be copied, once. */
export function TokenField({ value, isNew, error, onChange }: Props) {
  const t = useT();
  const [seen, setSeen] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const isMade = value !== '' && value === made;
  const make = () => {
    const token = makeToken(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)));
    setMade(token);
    setSeen(true);
    onChange(token);
  };
  const hint = isMade
    ? 'form.tokenMade'
    : value !== '' && isGuessable(value)
      ? 'form.tokenWeak'
      : isNew
        ? 'form.tokenHint'
        : 'form.tokenKeep';
  return (
    <Field
      label={t('form.token')}
      hint={
        <span className={hint === 'form.tokenMade' || hint === 'form.tokenWeak' ? 'text-soon' : ''}>
          {t(hint)}
        </span>
      }
      error={error}
    >
      {(field) => (
        <div className="flex gap-2">
          <span className="relative min-w-0 flex-1">
            <Input
              {...field}
              type={seen ? 'text' : 'password'}
              autoComplete="off"
              spellCheck={false}
              maxLength={500}
              placeholder={isNew ? undefined : '••••••••••••••••'}
              value={value}
              onChange={(event) => onChange(event.target.value)}
              className="!pr-10 font-mono !text-sm"
            />
            <IconButton
              label={t(seen ? 'form.tokenHide' : 'form.tokenShow')}
              aria-pressed={seen}
              onClick={() => setSeen(!seen)}
              className="!absolute top-1 right-1 !size-7"
            >
              {seen ? <EyeOff size={15} /> : <Eye size={15} />}
            </IconButton>
          </span>
          {isMade ? (
            <CopyButton text={value} label={t('common.copy')} doneLabel={t('common.copied')} />
          ) : (
            <Button onClick={make}>
              <Dices size={16} /> {t('form.tokenMake')}
            </Button>
          )}
        </div>
      )}
    </Field>
  );
}
