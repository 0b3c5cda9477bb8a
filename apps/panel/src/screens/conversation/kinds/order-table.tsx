import { ShoppingBag } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useLocale } from '../../../i18n/use-t.tsx';
import { formatMoney } from '../../../ui/format/values.ts';
import type { ShownContent } from '../rules/read-content.ts';
import { RichText, WithFoot } from './text-body.tsx';

type Props = { content: Extract<ShownContent, { kind: 'order' }>; foot: ReactNode };

export function OrderTable({ content, foot }: Props) {
  const t = useT();
  const locale = useLocale();
  const currency = content.items[0]?.currency ?? 'BRL';
  const total = content.items.reduce((sum, item) => sum + item.price * item.quantity, 0);
  return (
    <WithFoot foot={foot} below>
      <div className="min-w-64 whitespace-normal">
        <p className="flex items-center gap-1.5 pb-1.5 text-sm font-semibold">
          <ShoppingBag size={15} className="text-ink-3" /> {t('order.title')}
        </p>
        <table className="tabular w-full text-sm">
          <tbody>
            {content.items.map((item) => (
              <tr key={`${item.name}-${item.price}`} className="border-t border-line">
                <td className="py-1 pr-2 text-ink-3">{item.quantity}×</td>
                <td className="w-full py-1 pr-4">{item.name}</td>
                <td className="py-1 text-right whitespace-nowrap">
                  {formatMoney(item.price * item.quantity, item.currency, locale)}
                </td>
              </tr>
            ))}
            <tr className="border-t border-line-strong font-semibold">
              <td colSpan={2} className="py-1">
                {t('order.total')}
              </td>
              <td className="py-1 text-right whitespace-nowrap">{formatMoney(total, currency, locale)}</td>
            </tr>
          </tbody>
        </table>
        {content.text && (
          <p className="pt-1">
            <RichText text={content.text} />
          </p>
        )}
      </div>
    </WithFoot>
  );
}
