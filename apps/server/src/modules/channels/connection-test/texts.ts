import type { LocaleName } from '@balcao/protocol';

type Words = Readonly<Record<LocaleName, string>>;

/** What the connection test says. `{…}` is filled in. */
export const TEXTS = {
  token_ok: {
    'pt-BR': 'O token é válido.',
    en: 'The token is valid.',
    es: 'El token es válido.',
  },
  token_ok_until: {
    'pt-BR': 'O token é válido até {date}.',
    en: 'The token is valid until {date}.',
    es: 'El token es válido hasta {date}.',
  },
  token_expires_soon: {
    'pt-BR': 'Este token vence logo. Crie um token permanente de um usuário do sistema.',
    en: 'This token expires soon. Create a permanent token of a system user.',
    es: 'Este token vence pronto. Cree un token permanente de un usuario del sistema.',
  },
  token_unknown: {
    'pt-BR': 'A Meta não deixa este token consultar a si mesmo; os outros itens o testam.',
    en: 'Meta does not let this token look at itself; the other checks test it.',
    es: 'Meta no deja que este token se consulte a sí mismo; los demás puntos lo prueban.',
  },
  token_invalid: {
    'pt-BR': 'A Meta recusa o token: {meta}',
    en: 'Meta refuses the token: {meta}',
    es: 'Meta rechaza el token: {meta}',
  },
  token_invalid_advice: {
    'pt-BR': 'Crie um token novo em Meta Business → Usuários do sistema e salve-o aqui.',
    en: 'Create a new token under Meta Business → System users and save it here.',
    es: 'Cree un token nuevo en Meta Business → Usuarios del sistema y guárdelo aquí.',
  },
  token_scopes: {
    'pt-BR': 'Faltam ao token as permissões {scopes}.',
    en: 'The token lacks the permissions {scopes}.',
    es: 'Al token le faltan los permisos {scopes}.',
  },
  token_scopes_advice: {
    'pt-BR': 'Gere o token de novo marcando estas permissões.',
    en: 'Generate the token again with these permissions ticked.',
    es: 'Genere el token de nuevo marcando estos permisos.',
  },
  number_ok: {
    'pt-BR': '{number} ({name}) responde.',
    en: '{number} ({name}) answers.',
    es: '{number} ({name}) responde.',
  },
  number_refused: {
    'pt-BR': 'O token não consegue ler este número: {meta}',
    en: 'The token cannot read this number: {meta}',
    es: 'El token no puede leer este número: {meta}',
  },
  number_advice: {
    'pt-BR': 'Confira o ID do número e atribua a conta do WhatsApp ao usuário do token.',
    en: 'Check the phone number id, and assign the WhatsApp account to the token’s user.',
    es: 'Revise el ID del número y asigne la cuenta de WhatsApp al usuario del token.',
  },
  waba_ok: {
    'pt-BR': 'O número pertence a esta conta (WABA).',
    en: 'The number belongs to this account (WABA).',
    es: 'El número pertenece a esta cuenta (WABA).',
  },
  waba_other: {
    'pt-BR': 'A conta existe, mas este número não está nela.',
    en: 'The account exists, but this number is not in it.',
    es: 'La cuenta existe, pero este número no está en ella.',
  },
  waba_refused: {
    'pt-BR': 'O token não consegue ler esta conta: {meta}',
    en: 'The token cannot read this account: {meta}',
    es: 'El token no puede leer esta cuenta: {meta}',
  },
  waba_advice: {
    'pt-BR': 'Copie o ID da conta do WhatsApp Business e o do número da mesma tela da Meta.',
    en: 'Copy the WhatsApp Business Account id and the number’s id from the same page at Meta.',
    es: 'Copie el ID de la cuenta de WhatsApp Business y el del número de la misma página de Meta.',
  },
  secret_ok: {
    'pt-BR': 'A chave secreta é a do aplicativo deste token.',
    en: 'The app secret belongs to this token’s app.',
    es: 'La clave secreta es la de la aplicación de este token.',
  },
  secret_refused: {
    'pt-BR':
      'A chave secreta não é a do aplicativo deste token; assim toda mensagem recebida seria recusada.',
    en: 'The app secret is not that of this token’s app; every incoming message would be refused.',
    es: 'La clave secreta no es la de la aplicación de este token; se rechazaría todo mensaje recibido.',
  },
  secret_advice: {
    'pt-BR': 'Copie-a em Meta for Developers → seu aplicativo → Configurações → Básico.',
    en: 'Copy it from Meta for Developers → your app → App settings → Basic.',
    es: 'Cópiela en Meta for Developers → su aplicación → Configuración → Básica.',
  },
  subscription_ok: {
    'pt-BR': 'O aplicativo recebe os webhooks desta conta.',
    en: 'The app receives this account’s webhooks.',
    es: 'La aplicación recibe los webhooks de esta cuenta.',
  },
  subscription_missing: {
    'pt-BR': 'O aplicativo não está inscrito nesta conta: nenhuma mensagem chegará.',
    en: 'The app is not subscribed to this account: no message will arrive.',
    es: 'La aplicación no está suscrita a esta cuenta: no llegará ningún mensaje.',
  },
  subscription_advice: {
    'pt-BR':
      'Salve o canal de novo com o mesmo token: o Balcão inscreve o aplicativo. Ou faça isso na Meta, em WhatsApp → Configuração.',
    en: 'Save the channel again with the same token: Balcão subscribes the app. Or do it at Meta under WhatsApp → Configuration.',
    es: 'Guarde el canal de nuevo con el mismo token: Balcão suscribe la aplicación. O hágalo en Meta, en WhatsApp → Configuración.',
  },
  subscription_elsewhere: {
    'pt-BR': 'Os webhooks desta conta vão para outro endereço: {url}',
    en: 'This account’s webhooks go to another address: {url}',
    es: 'Los webhooks de esta cuenta van a otra dirección: {url}',
  },
  subscription_elsewhere_advice: {
    'pt-BR': 'Troque na Meta o endereço de retorno desta conta por {callback}.',
    en: 'Change the account’s callback address at Meta to {callback}.',
    es: 'Cambie en Meta la dirección de retorno de esta cuenta por {callback}.',
  },
  callback_ok: {
    'pt-BR': 'A Meta pode alcançar {callback}.',
    en: 'Meta can reach {callback}.',
    es: 'Meta puede alcanzar {callback}.',
  },
  callback_not_https: {
    'pt-BR': '{callback} não usa https; a Meta só entrega por https.',
    en: '{callback} does not use https; Meta delivers by https only.',
    es: '{callback} no usa https; Meta solo entrega por https.',
  },
  callback_private: {
    'pt-BR': '{callback} só existe na sua rede; a Meta não a alcança.',
    en: '{callback} exists in your network only; Meta cannot reach it.',
    es: '{callback} solo existe en su red; Meta no la alcanza.',
  },
  callback_advice: {
    'pt-BR': 'Publique o servidor em um endereço https e defina PUBLIC_URL com ele.',
    en: 'Publish the server at an https address and set PUBLIC_URL to it.',
    es: 'Publique el servidor en una dirección https y defina PUBLIC_URL con ella.',
  },
  clock_ok: {
    'pt-BR': 'O relógio deste servidor está certo.',
    en: 'This server’s clock is right.',
    es: 'El reloj de este servidor está bien.',
  },
  clock_wrong: {
    'pt-BR': 'O relógio deste servidor difere {seconds} segundos do da Meta.',
    en: 'This server’s clock is {seconds} seconds away from Meta’s.',
    es: 'El reloj de este servidor difiere {seconds} segundos del de Meta.',
  },
  clock_advice: {
    'pt-BR': 'Acerte a hora do servidor (NTP): a janela de 24 horas depende dela.',
    en: 'Set the server’s time (NTP): the 24-hour window depends on it.',
    es: 'Ajuste la hora del servidor (NTP): la ventana de 24 horas depende de ella.',
  },
  webhook_ok: {
    'pt-BR': 'A última entrega da Meta chegou em {date}.',
    en: 'Meta’s last delivery arrived at {date}.',
    es: 'La última entrega de Meta llegó el {date}.',
  },
  webhook_none: {
    'pt-BR': 'Nenhuma entrega da Meta chegou ainda.',
    en: 'No delivery from Meta has arrived yet.',
    es: 'Aún no ha llegado ninguna entrega de Meta.',
  },
  webhook_advice: {
    'pt-BR':
      'Cadastre {callback} e o token de verificação na Meta, assine o campo messages e escreva para o número.',
    en: 'Enter {callback} and the verify token at Meta, subscribe to the field messages, and write to the number.',
    es: 'Registre {callback} y el token de verificación en Meta, suscriba el campo messages y escriba al número.',
  },
  not_saved: {
    'pt-BR': 'Só pode ser visto depois de salvar o canal.',
    en: 'Can be seen only after the channel is saved.',
    es: 'Solo se puede ver después de guardar el canal.',
  },
  not_checked: {
    'pt-BR': 'Não foi testado, porque um item anterior falhou.',
    en: 'Not tested, because an earlier check failed.',
    es: 'No se probó, porque falló un punto anterior.',
  },
  no_answer: {
    'pt-BR': 'Não foi testado: a Meta não respondeu.',
    en: 'Not tested: Meta did not answer.',
    es: 'No se probó: Meta no respondió.',
  },
  no_time: {
    'pt-BR': 'Não foi testado: a resposta da Meta veio sem a hora.',
    en: 'Not tested: Meta’s answer came without the time.',
    es: 'No se probó: la respuesta de Meta llegó sin la hora.',
  },
  not_connected: {
    'pt-BR': 'Não foi possível conectar à Meta.',
    en: 'Meta could not be reached.',
    es: 'No se pudo conectar con Meta.',
  },
  no_answer_in_time: {
    'pt-BR': 'A Meta não respondeu a tempo.',
    en: 'Meta did not answer in time.',
    es: 'Meta no respondió a tiempo.',
  },
  connection_lost: {
    'pt-BR': 'A conexão com a Meta caiu antes da resposta.',
    en: 'The connection to Meta broke before an answer came.',
    es: 'La conexión con Meta se cortó antes de la respuesta.',
  },
  strange_answer: {
    'pt-BR': 'O endereço da API respondeu (HTTP {status}), mas não como a Meta responde.',
    en: 'The API’s address answered (HTTP {status}), but not as Meta answers.',
    es: 'La dirección de la API respondió (HTTP {status}), pero no como responde Meta.',
  },
  busy: {
    'pt-BR': 'A Meta respondeu que agora não pode: {meta}',
    en: 'Meta answered that it cannot now: {meta}',
    es: 'Meta respondió que ahora no puede: {meta}',
  },
  busy_advice: {
    'pt-BR': 'Teste de novo em alguns minutos.',
    en: 'Test again in a few minutes.',
    es: 'Pruebe de nuevo en unos minutos.',
  },
  unreachable_advice: {
    'pt-BR': 'Confira a internet deste servidor e o endereço da API (WHATSAPP_GRAPH_URL) e teste de novo.',
    en: 'Check this server’s internet access and the API’s address (WHATSAPP_GRAPH_URL), then test again.',
    es: 'Revise el acceso a internet de este servidor y la dirección de la API (WHATSAPP_GRAPH_URL) y pruebe de nuevo.',
  },
  simulated: {
    'pt-BR': 'Este canal é do simulador e não precisa disto.',
    en: 'This channel belongs to the simulator and does not need it.',
    es: 'Este canal es del simulador y no lo necesita.',
  },
} as const satisfies Record<string, Words>;

export type TextKey = keyof typeof TEXTS;
export type Say = (key: TextKey, values?: Readonly<Record<string, string>>) => string;

export function sayIn(locale: LocaleName): Say {
  return (key, values = {}) => {
    const text: string = TEXTS[key][locale];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  };
}
