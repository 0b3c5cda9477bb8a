import { Trash2 } from 'lucide-react';
import { useT } from '../../../i18n/fulfillment/use-t.ts';
import { Button, IconButton } from '../../../ui/button.tsx';

type Props = { name: string; onEdit: () => void; onDelete: () => void };

/** At the end of a row. */
export function EditButtons({ name, onEdit, onDelete }: Props) {
  const t = useT();
  return (
    <>
      <Button size="sm" aria-label={`${t('fulfillment.edit')}: ${name}`} onClick={onEdit}>
        {t('fulfillment.edit')}
      </Button>
      <IconButton label={`${t('fulfillment.delete')}: ${name}`} onClick={onDelete}>
        <Trash2 size={16} />
      </IconButton>
    </>
  );
}
