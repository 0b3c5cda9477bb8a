import type { ptBR } from './pt-BR.ts';

export const es: Readonly<Record<keyof typeof ptBR, string>> = {
  'signIn.title': 'Entrar en Balcão',
  'signIn.subtitle': 'El mostrador de su tienda en WhatsApp.',
  'signIn.email': 'Correo electrónico',
  'signIn.password': 'Contraseña',
  'signIn.emailMissing': 'Escriba su correo.',
  'signIn.passwordMissing': 'Escriba su contraseña.',
  'signIn.submit': 'Entrar',
  'signIn.entering': 'Entrando…',
  'signIn.locked':
    'Demasiadas contraseñas equivocadas. Por seguridad, reintente en {seconds, plural, one {# segundo} other {# segundos}}.',
  'signIn.forgot': '¿Olvidó la contraseña? Pida un enlace de acceso a quien administra Balcão en su empresa.',
  'signIn.codeTitle': 'Solo un paso más',
  'signIn.codeSubtitle': 'Escriba el código de su aplicación de autenticación.',
  'signIn.code': 'Código de 6 dígitos',
  'signIn.codeHint': 'Cambia cada 30 segundos y sirve una sola vez.',
  'signIn.codeMissing': 'Son 6 dígitos.',
  'signIn.recoveryCode': 'Código de recuperación',
  'signIn.recoveryHint': 'Uno de los que guardó al activarla. Cada uno sirve una vez.',
  'signIn.recoveryMissing': 'Escriba el código completo, con los guiones.',
  'signIn.confirmCode': 'Confirmar',
  'signIn.useRecovery': 'No tengo la aplicación',
  'signIn.useApp': 'Usar la aplicación',
  'signIn.otherAccount': 'Entrar con otra cuenta',
  'signIn.lockedCode':
    'Demasiados códigos erróneos. Por seguridad, reintente en {seconds, plural, one {# segundo} other {# segundos}}.',
};
