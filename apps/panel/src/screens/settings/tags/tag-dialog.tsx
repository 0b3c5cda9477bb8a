import type { Tag } from '@balcao/protocol';
import { RadioGroup } from 'radix-ui';
import { type FormEvent, useId, useState } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { useAction } from '../../../sync/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, Input } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/states.tsx';
import { TagChip, TagDot } from '../../../ui/tag-chip.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useErrorText } from '../../error-text.ts';

const COLORS = ['neutral', 'amber', 'green', 'blue', 'purple', 'red'] as const satisfies Tag['color'][];

export function TagDialog({ tag, onClose }: { tag: Tag | null; onClose: () => void }) {
  const t = useT();
  const errorText = useErrorText();
  const colorId = useId();
  const create = useAction('createTag', ['listTags']);
  const update = useAction('updateTag', ['listTags', 'getDeskSettings']);
  const [name, setName] = useState(tag?.name ?? '');
  const [color, setColor] = useState<Tag['color']>(tag?.color ?? 'neutral');
  const [missing, setMissing] = useState(false);
  const error = create.error ?? update.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setMissing(true);
    const body = { name: name.trim(), color };
    const onSuccess = () => {
      showToast('good', t('common.saved'));
      onClose();
    };
    if (tag === null) create.mutate({ body }, { onSuccess });
    else update.mutate({ params: { id: tag.id }, body }, { onSuccess });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={tag === null ? t('tags.add') : t('tags.edit')}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" type="submit" form="tag" busy={create.isPending || update.isPending}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <form id="tag" onSubmit={submit} noValidate className="space-y-4">
        <Field
          label={t('tags.name')}
          hint={tag !== null && name.trim() !== tag.name ? t('tags.renameHint') : undefined}
          error={missing ? t('channel.required') : undefined}
        >
          {(field) => (
            <Input
              {...field}
              autoFocus
              maxLength={60}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                setMissing(false);
              }}
            />
          )}
        </Field>
        <div>
          <p id={colorId} className="pb-1.5 text-sm font-medium">
            {t('tags.color')}
          </p>
          <RadioGroup.Root
            aria-labelledby={colorId}
            value={color}
            onValueChange={(next) => {
              const found = COLORS.find((one) => one === next);
              if (found) setColor(found);
            }}
            className="flex flex-wrap gap-2"
          >
            {COLORS.map((one) => (
              <RadioGroup.Item
                key={one}
                value={one}
                className="flex h-8 items-center gap-2 rounded-sm border border-line-strong px-2.5 text-sm hover:bg-hover data-[state=checked]:border-accent data-[state=checked]:bg-accent-wash data-[state=checked]:shadow-[inset_0_0_0_1px_var(--accent)]"
              >
                <TagDot color={one} /> {t(`tags.color.${one}`)}
              </RadioGroup.Item>
            ))}
          </RadioGroup.Root>
        </div>
        <p className="flex items-center gap-2 text-sm text-ink-3">
          {t('tags.preview')} <TagChip name={name.trim() || t('tags.name')} color={color} />
        </p>
        {error && (
          <div role="alert">
            <Notice tone="bad">
              {error.code === 'ALREADY_EXISTS' ? t('tags.exists') : errorText(error)}
            </Notice>
          </div>
        )}
      </form>
    </Dialog>
  );
}
