import type { LocaleName } from '@balcao/protocol';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import type { MessageKey } from './messages.ts';
import { useLocale } from './use-t.tsx';

type Texts<K extends string> = Readonly<Record<K, string>>;
type Loaded<K extends string> = { locale: LocaleName; texts: Texts<K> };

/**
 * Texts that only some screens need, so that the inbox does not load them. The screen stands inside
 * `AreaLanguage`; `useAreaT` knows the area's texts and the common ones.
 */
export function createArea<K extends string>(
  ptBR: Texts<K>,
  others: { en: () => Promise<Texts<K>>; es: () => Promise<Texts<K>> },
) {
  function AreaLanguage({ children }: { children: ReactNode }) {
    const locale = useLocale();
    const { messages: common } = useIntl();
    const [loaded, setLoaded] = useState<Loaded<K> | null>(
      locale === 'pt-BR' ? { locale, texts: ptBR } : null,
    );
    useEffect(() => {
      let wanted = true;
      const load = locale === 'pt-BR' ? Promise.resolve(ptBR) : others[locale]();
      void load.then((texts) => wanted && setLoaded({ locale, texts }));
      return () => {
        wanted = false;
      };
    }, [locale]);
    const texts = loaded?.texts;
    const messages = useMemo(() => ({ ...common, ...texts }) as Record<string, string>, [common, texts]);
    if (loaded === null) return null;
    return (
      <IntlProvider locale={locale} messages={messages}>
        {children}
      </IntlProvider>
    );
  }

  function useAreaT(): (key: K | MessageKey, values?: Record<string, string | number>) => string {
    const intl = useIntl();
    return useCallback((key, values) => intl.formatMessage({ id: key }, values), [intl]);
  }

  return { AreaLanguage, useAreaT };
}
