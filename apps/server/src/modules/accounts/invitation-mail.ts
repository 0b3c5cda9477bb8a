import type { LocaleName } from '@balcao/protocol';
import { renderMail } from '../mails/index.ts';

export type Invitation = {
  /** `first`: a new colleague. `again`: a new link for who has an account, perhaps a forgotten password */
  kind: 'first' | 'again';
  locale: LocaleName;
  name: string;
  organization: string;
  /** null: an API key or the command line asked for it */
  by: string | null;
  url: string;
};

type Texts = { subject: string; title: string; paragraphs: string[]; label: string };
type Writer = Record<Invitation['kind'], (about: Invitation, firstName: string) => Texts>;

const WRITERS: Record<LocaleName, Writer> = {
  'pt-BR': {
    first: ({ by, organization }, firstName) => ({
      subject: `Convite: ${organization} no Balcão`,
      title: `Olá, ${firstName}!`,
      paragraphs: [
        by === null
          ? `Você recebeu um convite para atender com a equipe ${organization} no Balcão.`
          : `${by} convidou você para atender com a equipe ${organization} no Balcão.`,
        'Entre pelo botão e escolha sua senha. O link funciona uma vez só e vale por 7 dias.',
        'Não esperava este convite? É só ignorar este e-mail.',
      ],
      label: 'Aceitar convite',
    }),
    again: ({ by, organization }, firstName) => ({
      subject: 'Seu novo link para entrar no Balcão',
      title: `Olá, ${firstName}!`,
      paragraphs: [
        by === null
          ? `Aqui está um novo link para você entrar na equipe ${organization}.`
          : `${by} enviou um novo link para você entrar na equipe ${organization}.`,
        'Ele funciona uma vez só, vale por 7 dias e substitui o anterior. Ao entrar, você pode escolher outra senha.',
        'Não esperava este e-mail? É só ignorar.',
      ],
      label: 'Entrar',
    }),
  },
  en: {
    first: ({ by, organization }, firstName) => ({
      subject: `Invitation: ${organization} on Balcão`,
      title: `Hello, ${firstName}!`,
      paragraphs: [
        by === null
          ? `You have been invited to answer customers with the ${organization} team on Balcão.`
          : `${by} has invited you to answer customers with the ${organization} team on Balcão.`,
        'Enter by the button and choose your password. The link works once and is valid for 7 days.',
        'Not expecting this? Just ignore this e-mail.',
      ],
      label: 'Accept invitation',
    }),
    again: ({ by, organization }, firstName) => ({
      subject: 'Your new link to enter Balcão',
      title: `Hello, ${firstName}!`,
      paragraphs: [
        by === null
          ? `Here is a new link for you to enter the ${organization} team.`
          : `${by} has sent you a new link to enter the ${organization} team.`,
        'It works once, is valid for 7 days and replaces the former one. Once inside you can choose another password.',
        'Not expecting this? Just ignore this e-mail.',
      ],
      label: 'Enter',
    }),
  },
  es: {
    first: ({ by, organization }, firstName) => ({
      subject: `Invitación: ${organization} en Balcão`,
      title: `¡Hola, ${firstName}!`,
      paragraphs: [
        by === null
          ? `Recibiste una invitación para atender con el equipo ${organization} en Balcão.`
          : `${by} te invitó a atender con el equipo ${organization} en Balcão.`,
        'Entra con el botón y elige tu contraseña. El enlace funciona una sola vez y vale por 7 días.',
        '¿No esperabas esta invitación? Solo ignora este correo.',
      ],
      label: 'Aceptar invitación',
    }),
    again: ({ by, organization }, firstName) => ({
      subject: 'Tu nuevo enlace para entrar en Balcão',
      title: `¡Hola, ${firstName}!`,
      paragraphs: [
        by === null
          ? `Aquí tienes un nuevo enlace para entrar en el equipo ${organization}.`
          : `${by} te envió un nuevo enlace para entrar en el equipo ${organization}.`,
        'Funciona una sola vez, vale por 7 días y reemplaza al anterior. Al entrar puedes elegir otra contraseña.',
        '¿No esperabas este correo? Solo ignóralo.',
      ],
      label: 'Entrar',
    }),
  },
};

export function invitationMail(about: Invitation): { subject: string; html: string; text: string } {
  const firstName = about.name.trim().split(/\s+/)[0] ?? about.name;
  const { subject, title, paragraphs, label } = WRITERS[about.locale][about.kind](about, firstName);
  const { html, text } = renderMail({
    title,
    paragraphs,
    button: { label, url: about.url },
    locale: about.locale,
  });
  return { subject, html, text };
}
