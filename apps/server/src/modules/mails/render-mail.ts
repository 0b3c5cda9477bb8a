import type { LocaleName } from '@balcao/protocol';

export type MailContent = {
  title: string;
  /** plain text; each becomes a paragraph */
  paragraphs: readonly string[];
  /** an http(s) address */
  button?: { label: string; url: string };
  /** of the few words around; default pt-BR */
  locale?: LocaleName;
};

const WORDS: Record<LocaleName, { copy: string; foot: string }> = {
  'pt-BR': {
    copy: 'Se o botão não abrir, copie este endereço para o navegador:',
    foot: 'Mensagem automática do Balcão.',
  },
  en: {
    copy: 'If the button does not open, copy this address into your browser:',
    foot: 'Automatic message from Balcão.',
  },
  es: {
    copy: 'Si el botón no se abre, copia esta dirección en el navegador:',
    foot: 'Mensaje automático de Balcão.',
  },
};

/**
 * One layout for every mail: a table, styles on the elements, colours that are told again for the dark. Both parts
 * say the same. Everything given is text and is escaped.
 */
export function renderMail(content: MailContent): { html: string; text: string } {
  const { button, locale = 'pt-BR' } = content;
  if (button) checkAddress(button.url);
  return { html: renderHtml(content, locale), text: renderText(content, locale) };
}

function renderText({ title, paragraphs, button }: MailContent, locale: LocaleName): string {
  const parts = [title, ...paragraphs, ...(button ? [`${button.label}:\n${button.url}`] : [])];
  return `${parts.join('\n\n')}\n\n-- \n${WORDS[locale].foot}\n`;
}

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

function renderHtml({ title, paragraphs, button }: MailContent, locale: LocaleName): string {
  const words = WORDS[locale];
  const body = paragraphs.map(
    (text) => `<p class="ink" style="margin:0 0 16px;color:#292524">${lines(text)}</p>`,
  );
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(title)}</title>
<style>
:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background: #1c1917 !important; }
  .card { background: #292524 !important; border-color: #44403c !important; }
  .ink { color: #f5f5f4 !important; }
  .soft { color: #a8a29e !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f5f5f4">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f5f5f4">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:#ffffff;border:1px solid #e7e5e4;border-radius:8px">
<tr><td style="padding:32px;${FONT};font-size:16px;line-height:24px">
<h1 class="ink" style="margin:0 0 16px;font-size:20px;line-height:28px;font-weight:600;color:#1c1917">${escape(title)}</h1>
${body.join('\n')}${button ? renderButton(button, words.copy) : ''}
</td></tr>
</table>
<p class="soft" style="margin:16px 0 0;${FONT};font-size:13px;line-height:20px;color:#78716c">${escape(words.foot)}</p>
</td></tr>
</table>
</body>
</html>
`;
}

function renderButton(button: { label: string; url: string }, copy: string): string {
  const url = escape(button.url);
  return `
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px"><tr><td style="border-radius:6px;background:#8a4a21">
<a href="${url}" style="display:inline-block;padding:12px 20px;${FONT};font-size:16px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none">${escape(button.label)}</a>
</td></tr></table>
<p class="soft" style="margin:0;font-size:13px;line-height:20px;color:#78716c">${escape(copy)}<br><span style="word-break:break-all">${url}</span></p>`;
}

function lines(text: string): string {
  return escape(text).replaceAll('\n', '<br>');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function checkAddress(url: string): void {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    throw new TypeError('The button of a mail leads to an http or https address.');
  }
}
