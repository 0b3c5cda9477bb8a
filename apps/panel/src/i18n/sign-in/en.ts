import type { ptBR } from './pt-BR.ts';

export const en: Readonly<Record<keyof typeof ptBR, string>> = {
  'signIn.title': 'Sign in to Balcão',
  'signIn.subtitle': 'Your shop’s counter on WhatsApp.',
  'signIn.email': 'E-mail',
  'signIn.password': 'Password',
  'signIn.emailMissing': 'Type your e-mail.',
  'signIn.passwordMissing': 'Type your password.',
  'signIn.submit': 'Sign in',
  'signIn.entering': 'Signing in…',
  'signIn.locked':
    'Too many wrong passwords. For safety, try again in {seconds, plural, one {# second} other {# seconds}}.',
  'signIn.forgot': 'Forgot your password? Ask whoever runs Balcão in your company for a sign-in link.',
  'signIn.codeTitle': 'One more step',
  'signIn.codeSubtitle': 'Type the code of your authenticator app.',
  'signIn.code': '6-digit code',
  'signIn.codeHint': 'It changes every 30 seconds and works once.',
  'signIn.codeMissing': 'It has 6 digits.',
  'signIn.recoveryCode': 'Recovery code',
  'signIn.recoveryHint': 'One of those you kept when you turned it on. Each works once.',
  'signIn.recoveryMissing': 'Type the whole code, with its dashes.',
  'signIn.confirmCode': 'Confirm',
  'signIn.useRecovery': 'I don’t have the app',
  'signIn.useApp': 'Use the app',
  'signIn.otherAccount': 'Use another account',
  'signIn.lockedCode':
    'Too many wrong codes. For safety, try again in {seconds, plural, one {# second} other {# seconds}}.',
};
