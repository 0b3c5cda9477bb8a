import { useMemo } from 'react';
import { useLocale } from '../../i18n/use-t.tsx';

/** Figures as the reader writes them. `–` is a figure that does not exist, which is not zero. */
export function useFigures() {
  const locale = useLocale();
  return useMemo(() => {
    const whole = new Intl.NumberFormat(locale);
    const oneDigit = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
    const fineShare = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
    const shareText = (value: number | null) => {
      if (value === null) return '–';
      // 99.6 % is not 100 %, and one of a thousand is not none.
      const nearEnd = (value > 0 && value < 0.01) || (value > 0.99 && value < 1);
      return (nearEnd ? fineShare : share).format(value);
    };
    return {
      count: (value: number) => whole.format(value),
      decimal: (value: number | null) => (value === null ? '–' : oneDigit.format(value)),
      signed: (value: number | null) =>
        value === null ? '–' : `${value > 0 ? '+' : ''}${whole.format(Math.round(value))}`,
      /** of a share that is not known: `–` */
      share: shareText,
      shareOf: (part: number, all: number) => shareText(all === 0 ? null : part / all),
    };
  }, [locale]);
}
