import { ClipboardCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import type { ShownContent } from '../rules/read-content.ts';
import { WithFoot } from './text-body.tsx';

type Props = { content: Extract<ShownContent, { kind: 'form_reply' }>; foot: ReactNode };

export function FormReply({ content, foot }: Props) {
  const t = useT();
  return (
    <WithFoot foot={foot} below>
      <div className="min-w-60 whitespace-normal">
        <p className="flex items-center gap-1.5 pb-1.5 text-sm font-semibold">
          <ClipboardCheck size={15} className="text-ink-3" /> {t('form.answered')}
        </p>
        {content.fields.length === 0 && <p className="text-sm text-ink-3">{t('form.empty')}</p>}
        <table className="w-full text-sm">
          <tbody>
            {content.fields.map((field) => (
              <tr key={field.name} className="border-t border-line align-top">
                <th scope="row" className="py-1 pr-4 text-left font-normal text-ink-3">
                  {field.name.replaceAll('_', ' ')}
                </th>
                <td className="py-1 break-words">{field.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </WithFoot>
  );
}
