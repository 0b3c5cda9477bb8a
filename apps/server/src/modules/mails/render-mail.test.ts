import { describe, expect, test } from 'vitest';
import { renderMail } from './render-mail.ts';

const button = { label: 'Abrir', url: 'https://desk.example.com/entrar?a=1&b=2#token=x' };

describe('renderMail', () => {
  test('both parts say all of it', () => {
    const { html, text } = renderMail({ title: 'Olá, Bia!', paragraphs: ['Um.', 'Dois.'], button });
    for (const words of ['Olá, Bia!', 'Um.', 'Dois.', 'Abrir']) {
      expect(html).toContain(words);
      expect(text).toContain(words);
    }
    expect(text).toContain(button.url);
    expect(html).toContain('href="https://desk.example.com/entrar?a=1&amp;b=2#token=x"');
  });

  test('what people typed stays text', () => {
    const { html, text } = renderMail({
      title: '<script>x</script>',
      paragraphs: ['"A" & <b>B</b>\nC'],
      button: { label: '<i>', url: 'https://x.com/"onmouseover="alert(1)' },
    });
    expect(html).not.toMatch(/<script|<b>|<i>|"onmouseover/);
    expect(html).toContain('&quot;A&quot; &amp; &lt;b&gt;B&lt;/b&gt;<br>C');
    expect(text).toContain('"A" & <b>B</b>\nC');
  });

  test.each(['pt-BR', 'en', 'es'] as const)('the words around are %s', (locale) => {
    const { html, text } = renderMail({ title: 'T', paragraphs: [], button, locale });
    const foot = {
      'pt-BR': 'Mensagem automática',
      en: 'Automatic message',
      es: 'Mensaje automático',
    }[locale];
    expect(html).toContain(`<html lang="${locale}">`);
    expect(html).toContain(foot);
    expect(text).toContain(foot);
  });

  test('a button leads to a web address and nowhere else', () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', '/entrar', 'https://']) {
      expect(() => renderMail({ title: 'T', paragraphs: [], button: { label: 'x', url } })).toThrow(
        TypeError,
      );
    }
  });
});
