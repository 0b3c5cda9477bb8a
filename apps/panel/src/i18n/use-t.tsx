import type { LocaleName } from '@balcao/protocol';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { loadMessages, rememberLocale } from './locale.ts';
import type { MessageKey, Messages } from './messages.ts';
import { ptBR } from './pt-BR.ts';

export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;

/** `t('inbox.unread', { count: 3 })` → `3 não lidas` */
export function useT(): Translate {
  const intl = useIntl();
  return useCallback((key, values) => intl.formatMessage({ id: key }, values), [intl]);
}

export function useLocale(): LocaleName {
  const { locale } = useIntl();
  return locale === 'en' || locale === 'es' ? locale : 'pt-BR';
}

export function LanguageProvider({ locale, children }: { locale: LocaleName; children: ReactNode }) {
  const [loaded, setLoaded] = useState<{ locale: LocaleName; messages: Messages } | null>(
    locale === 'pt-BR' ? { locale, messages: ptBR } : null,
  );
  useEffect(() => {
    let wanted = true;
    rememberLocale(locale);
    document.documentElement.lang = locale;
    void loadMessages(locale).then((messages) => wanted && setLoaded({ locale, messages }));
    return () => {
      wanted = false;
    };
  }, [locale]);
  if (loaded === null) return null;
  return (
    <IntlProvider locale={loaded.locale} messages={loaded.messages}>
      {children}
    </IntlProvider>
  );
}
