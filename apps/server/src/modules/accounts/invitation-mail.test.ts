import { describe, expect, test } from 'vitest';
import { invitationMail } from './invitation-mail.ts';

const about = {
  name: 'Bia Reis',
  organization: 'Padaria <Sol>',
  url: 'https://desk.example.com/entrar#token=abc',
};

describe.each(['pt-BR', 'en', 'es'] as const)('in %s', (locale) => {
  test.each(['first', 'again'] as const)('the %s mail greets by first name and has the link', (kind) => {
    for (const by of ['Ana', null]) {
      const { subject, html, text } = invitationMail({ ...about, kind, locale, by });
      expect(subject).not.toBe('');
      expect(text).toMatch(/Bia!/);
      expect(text).toContain('Padaria <Sol>');
      expect(html).toContain('Padaria &lt;Sol&gt;');
      expect(text).toContain(about.url);
      expect(text).not.toMatch(/null|undefined/);
      expect(text.includes('Ana')).toBe(by !== null);
    }
  });
});
