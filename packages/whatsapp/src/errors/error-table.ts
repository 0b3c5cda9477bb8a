/**
 * What to do with a message or call that Meta refused.
 * - `retry`: passes by itself in seconds; a few tries.
 * - `wait`: a limit was reached; the same request again, not before `retryAfterMs`.
 * - `refuse`: this request will never pass; a person or the program must change it.
 * - `reauthenticate`: the token is bad or may not do this; nothing passes until it is replaced.
 * - `pause`: the number or account is blocked at Meta; stop sending until a person fixed it there.
 */
export type ErrorFate = 'retry' | 'wait' | 'refuse' | 'reauthenticate' | 'pause';

export type ErrorRule = {
  title: string;
  /** Meta's table; in the wild it varies, so it decides nothing for a known code */
  httpStatus?: number;
  fate: ErrorFate;
  retryAfterMs?: number;
  advice: { en: string; 'pt-BR': string };
};

type Row = readonly [
  codes: number | readonly [first: number, last: number],
  httpStatus: number | undefined,
  fate: ErrorFate,
  title: string,
  en: string,
  pt: string,
  retryAfterMs?: number,
];

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const TOKEN_EN = 'Create a new access token and connect the number again.';
const TOKEN_PT = 'Gere um novo token de acesso e conecte o número de novo.';
const PERMISSION_EN = 'Give the token the WhatsApp permissions and assign the account to its user.';
const PERMISSION_PT = 'Dê ao token as permissões do WhatsApp e atribua a conta ao usuário dele.';
const BUSY_EN = 'Meta has a passing problem. The message is tried again.';
const BUSY_PT = 'A Meta está com um problema passageiro. A mensagem será enviada de novo.';
const BUG_EN = 'Read the details: one field of the request is wrong or missing.';
const BUG_PT = 'Veja os detalhes: um campo do pedido está errado ou faltando.';
const SYNC_EN = 'Synchronize the templates and compare the variables with the approved text.';
const SYNC_PT = 'Sincronize os modelos e compare as variáveis com o texto aprovado.';
const SLOW_EN = 'Too many calls. They continue by themselves, more slowly.';
const SLOW_PT = 'Chamadas demais. Elas continuam sozinhas, mais devagar.';
const GROUP_EN = 'Groups have rules of their own. Read the details.';
const GROUP_PT = 'Grupos têm regras próprias. Veja os detalhes.';

/** Section 8.2 of the protocol sheet. */
const ROWS: readonly Row[] = [
  [0, 401, 'reauthenticate', 'Authentication failed', TOKEN_EN, TOKEN_PT],
  [1, 400, 'retry', 'Unknown or invalid request', BUSY_EN, BUSY_PT],
  [2, 503, 'retry', 'Service temporarily down', BUSY_EN, BUSY_PT],
  [3, 500, 'reauthenticate', 'Capability missing', PERMISSION_EN, PERMISSION_PT],
  [4, 400, 'wait', 'Too many calls by the app', SLOW_EN, SLOW_PT, 5 * MINUTE],
  [10, 403, 'reauthenticate', 'Permission denied', PERMISSION_EN, PERMISSION_PT],
  [
    33,
    400,
    'pause',
    'Phone number does not exist',
    'Check the phone number id: the number may have been deleted.',
    'Confira o ID do número: ele pode ter sido excluído.',
  ],
  [100, 400, 'refuse', 'Invalid parameter', BUG_EN, BUG_PT],
  [104, 401, 'reauthenticate', 'Access token missing', TOKEN_EN, TOKEN_PT],
  [190, 401, 'reauthenticate', 'Access token expired or invalid', TOKEN_EN, TOKEN_PT],
  [[200, 299], 403, 'reauthenticate', 'Permission missing', PERMISSION_EN, PERMISSION_PT],
  [
    368,
    403,
    'pause',
    'Blocked for policy violations',
    'The account is temporarily blocked. See Account Quality in the Business Manager.',
    'A conta está bloqueada temporariamente. Veja a Qualidade da Conta no Gerenciador de Negócios.',
  ],
  [613, undefined, 'wait', 'Too many calls', SLOW_EN, SLOW_PT, 5 * MINUTE],
  [803, 404, 'refuse', 'Object not found', 'Check the id.', 'Confira o ID.'],
  [80007, 400, 'wait', 'Too many calls for the account', SLOW_EN, SLOW_PT, 5 * MINUTE],
  [
    130429,
    400,
    'wait',
    'Throughput reached',
    'The number sends faster than Meta allows. It continues by itself.',
    'O número está enviando mais rápido do que a Meta permite. O envio continua sozinho.',
    SECOND,
  ],
  [
    130472,
    400,
    'refuse',
    'Person is in a marketing experiment',
    'Meta withholds marketing from this person. Do not send it again.',
    'A Meta não entrega marketing para esta pessoa. Não envie de novo.',
  ],
  [
    130497,
    403,
    'refuse',
    'Country restricted',
    'The account may not write to this country.',
    'A conta não pode enviar mensagens para este país.',
  ],
  [131000, 500, 'retry', 'Something went wrong', BUSY_EN, BUSY_PT],
  [131005, 403, 'reauthenticate', 'Access denied', PERMISSION_EN, PERMISSION_PT],
  [131008, 400, 'refuse', 'Required parameter missing', BUG_EN, BUG_PT],
  [131009, 400, 'refuse', 'Parameter value invalid', BUG_EN, BUG_PT],
  [131016, 500, 'retry', 'Service unavailable', BUSY_EN, BUSY_PT],
  [131020, undefined, 'refuse', 'Group error', GROUP_EN, GROUP_PT],
  [
    131021,
    400,
    'refuse',
    'Sender and recipient are the same',
    'A number cannot write to itself.',
    'Um número não pode escrever para si mesmo.',
  ],
  [
    131026,
    400,
    'refuse',
    'Message undeliverable',
    'This person cannot receive it: no WhatsApp, an old app, or you are blocked. Use another channel.',
    'Esta pessoa não pode receber: sem WhatsApp, aplicativo antigo ou você foi bloqueado. Use outro canal.',
  ],
  [
    131030,
    400,
    'refuse',
    'Recipient not on the test list',
    'Test numbers write only to five verified recipients. Add this one at Meta.',
    'Números de teste só escrevem para cinco destinatários verificados. Adicione este na Meta.',
  ],
  [
    131031,
    403,
    'pause',
    'Account locked',
    'Meta locked the account. See Account Quality in the Business Manager.',
    'A Meta bloqueou a conta. Veja a Qualidade da Conta no Gerenciador de Negócios.',
  ],
  [
    131037,
    400,
    'pause',
    'Display name not approved',
    'Ask Meta to approve the display name of the number.',
    'Peça à Meta a aprovação do nome de exibição do número.',
  ],
  [131041, undefined, 'refuse', 'Group error', GROUP_EN, GROUP_PT],
  [
    131042,
    400,
    'pause',
    'Payment problem',
    'Add or correct the payment method of the WhatsApp account at Meta.',
    'Cadastre ou corrija a forma de pagamento da conta do WhatsApp na Meta.',
  ],
  [
    131044,
    undefined,
    'pause',
    'Payment problem with calls',
    'Add a payment method for calls at Meta.',
    'Cadastre uma forma de pagamento para chamadas na Meta.',
  ],
  [
    131045,
    500,
    'pause',
    'Number not registered correctly',
    'Register the number again.',
    'Registre o número novamente.',
  ],
  [
    131047,
    400,
    'refuse',
    'More than 24 hours since the last answer',
    'The service window is closed. Send a template.',
    'A janela de atendimento fechou. Envie um modelo.',
  ],
  [
    131048,
    400,
    'wait',
    'Spam rate limit',
    'Too many people block or report this number. Send less and check its quality.',
    'Muitas pessoas bloqueiam ou denunciam este número. Envie menos e confira a qualidade dele.',
    HOUR,
  ],
  [
    131049,
    400,
    'refuse',
    'Marketing cap of this person reached',
    'This person gets too much marketing. Wait at least a day, and do not loop.',
    'Esta pessoa recebe marketing demais. Espere pelo menos um dia e não insista.',
  ],
  [
    131050,
    400,
    'refuse',
    'Person stopped marketing',
    'Record the opt-out: this person wants no marketing from you.',
    'Registre o descadastro: esta pessoa não quer receber marketing seu.',
  ],
  [
    131051,
    400,
    'refuse',
    'Unsupported message type',
    'Send another kind of message.',
    'Envie outro tipo de mensagem.',
  ],
  [
    131052,
    400,
    'refuse',
    'Media could not be downloaded',
    'Ask the customer to send the file again.',
    'Peça ao cliente que envie o arquivo de novo.',
  ],
  [
    131053,
    400,
    'retry',
    'Media could not be uploaded',
    'Check type and size of the file, and that its address can be reached.',
    'Confira o tipo e o tamanho do arquivo e se o endereço dele está acessível.',
  ],
  [
    131055,
    400,
    'refuse',
    'Method not allowed',
    'The marketing API is not available for this message.',
    'A API de marketing não está disponível para esta mensagem.',
  ],
  [
    131056,
    400,
    'wait',
    'Too many messages to one person',
    'Messages to this person are being sent more slowly.',
    'As mensagens para esta pessoa estão sendo enviadas mais devagar.',
    6 * SECOND,
  ],
  [
    131057,
    500,
    'wait',
    'Number in maintenance',
    'Meta is changing the throughput of the number. It takes about a minute.',
    'A Meta está alterando a vazão do número. Leva cerca de um minuto.',
    MINUTE,
  ],
  [131059, undefined, 'refuse', 'Group error', GROUP_EN, GROUP_PT],
  [
    131060,
    undefined,
    'refuse',
    'Message unavailable',
    'Ask the customer to write again.',
    'Peça ao cliente que escreva de novo.',
  ],
  [
    131062,
    undefined,
    'refuse',
    'Not possible to a user id',
    'This kind of message needs the phone number of the person.',
    'Este tipo de mensagem exige o telefone da pessoa.',
  ],
  [
    131063,
    undefined,
    'refuse',
    'Marketing templates disabled',
    'Send marketing through the Marketing Messages API.',
    'Envie marketing pela API de Mensagens de Marketing.',
  ],
  [
    131064,
    undefined,
    'wait',
    'Limited for wrong template categories',
    'Correct the category of your templates at Meta.',
    'Corrija a categoria dos seus modelos na Meta.',
    HOUR,
  ],
  [[131201, 131215], undefined, 'refuse', 'Group error', GROUP_EN, GROUP_PT],
  [132000, 400, 'refuse', 'Wrong number of parameters', SYNC_EN, SYNC_PT],
  [
    132001,
    404,
    'refuse',
    'Template does not exist in this language',
    'Synchronize the templates and choose one that is approved in this language.',
    'Sincronize os modelos e escolha um que esteja aprovado neste idioma.',
  ],
  [
    132005,
    400,
    'refuse',
    'Text too long after filling in',
    'Use shorter values in the variables.',
    'Use valores mais curtos nas variáveis.',
  ],
  [
    132007,
    400,
    'refuse',
    'Content policy violated',
    'Change the text: it breaks the policy of WhatsApp.',
    'Mude o texto: ele viola a política do WhatsApp.',
  ],
  [132008, undefined, 'refuse', 'Parameter value not accepted', SYNC_EN, SYNC_PT],
  [132012, 400, 'refuse', 'Parameter format does not match', SYNC_EN, SYNC_PT],
  // Hours long: the template waits, not the line of the contact.
  [
    132015,
    400,
    'refuse',
    'Template paused',
    'Its quality is low and Meta paused it for hours. Use another template.',
    'A qualidade está baixa e a Meta o pausou por horas. Use outro modelo.',
  ],
  [
    132016,
    400,
    'refuse',
    'Template disabled',
    'Meta disabled it for good. Create another template.',
    'A Meta o desativou de vez. Crie outro modelo.',
  ],
  [132018, undefined, 'refuse', 'Template parameters invalid', SYNC_EN, SYNC_PT],
  [
    132068,
    400,
    'refuse',
    'Form blocked',
    'Repair the endpoint of the form: Meta blocked it.',
    'Corrija o endpoint do formulário: a Meta o bloqueou.',
  ],
  [
    132069,
    400,
    'wait',
    'Form throttled',
    'The endpoint of the form is unhealthy: only ten an hour are sent.',
    'O endpoint do formulário está com falhas: só dez por hora são enviados.',
    6 * MINUTE,
  ],
  [
    133000,
    500,
    'retry',
    'Deregistration incomplete',
    'Deregister the number again, then register it.',
    'Cancele o registro do número de novo e registre-o.',
  ],
  [133004, 503, 'retry', 'Server temporarily unavailable', BUSY_EN, BUSY_PT],
  [
    133005,
    400,
    'refuse',
    'Wrong PIN',
    'Type the two-step PIN of the number again.',
    'Digite de novo o PIN de duas etapas do número.',
  ],
  [
    133006,
    400,
    'refuse',
    'Number must be verified again',
    'Verify the number by SMS or call.',
    'Verifique o número por SMS ou ligação.',
  ],
  [
    133008,
    400,
    'wait',
    'Too many wrong PINs',
    'Wait as long as the details say, then type the right PIN.',
    'Espere o tempo indicado nos detalhes e digite o PIN certo.',
    HOUR,
  ],
  [
    133009,
    400,
    'wait',
    'PIN typed too fast',
    'Wait a little and type the PIN again.',
    'Espere um pouco e digite o PIN de novo.',
    MINUTE,
  ],
  [
    133010,
    400,
    'pause',
    'Number not registered',
    'Register the number at Meta before sending.',
    'Registre o número na Meta antes de enviar.',
  ],
  [
    133015,
    400,
    'wait',
    'Number deleted a moment ago',
    'Wait five minutes before registering it again.',
    'Espere cinco minutos antes de registrá-lo de novo.',
    5 * MINUTE,
  ],
  [
    133016,
    400,
    'wait',
    'Registered too often',
    'Meta allows ten registrations in 72 hours. Wait.',
    'A Meta permite dez registros em 72 horas. Espere.',
    72 * HOUR,
  ],
  [
    134011,
    400,
    'pause',
    'Payment terms not accepted',
    'Accept the payment terms of WhatsApp at Meta.',
    'Aceite os termos de pagamento do WhatsApp na Meta.',
  ],
  [[134100, 134101], 400, 'refuse', 'Marketing API refused', BUG_EN, BUG_PT],
  [134102, 500, 'retry', 'Marketing API failed', BUSY_EN, BUSY_PT],
  [135000, 400, 'refuse', 'Unexplained user error', BUG_EN, BUG_PT],
  [
    137000,
    undefined,
    'refuse',
    'Identity of the person changed',
    'Make sure who this person is, then send again.',
    'Confirme quem é esta pessoa e envie de novo.',
  ],
  [
    [138000, 138018],
    undefined,
    'refuse',
    'Call refused',
    'Read the details of the call.',
    'Veja os detalhes da chamada.',
  ],
  [
    [139000, 139006],
    undefined,
    'refuse',
    'Form cannot be changed',
    'Correct the form as the details say.',
    'Corrija o formulário como dizem os detalhes.',
  ],
  [
    [139100, 139103],
    400,
    'refuse',
    'Some people could not be blocked',
    'Only people who wrote in the last 24 hours can be blocked.',
    'Só quem escreveu nas últimas 24 horas pode ser bloqueado.',
  ],
  [
    [147001, 147005],
    undefined,
    'refuse',
    'Username refused',
    'Choose another username.',
    'Escolha outro nome de usuário.',
  ],
  [
    2388019,
    400,
    'refuse',
    'Too many templates',
    'Delete templates you no longer use.',
    'Exclua modelos que você não usa mais.',
  ],
  [
    2388040,
    400,
    'refuse',
    'Template field too long',
    'Shorten the field named in the details.',
    'Encurte o campo indicado nos detalhes.',
  ],
  [
    2388047,
    400,
    'refuse',
    'Template header invalid',
    'Correct the header of the template.',
    'Corrija o cabeçalho do modelo.',
  ],
  [
    2388072,
    400,
    'refuse',
    'Template body invalid',
    'Correct the text of the template.',
    'Corrija o texto do modelo.',
  ],
  [
    2388073,
    400,
    'refuse',
    'Template footer invalid',
    'Correct the footer of the template.',
    'Corrija o rodapé do modelo.',
  ],
  [
    2388293,
    400,
    'refuse',
    'Too many variables for so little text',
    'Write more text around the variables.',
    'Escreva mais texto em volta das variáveis.',
  ],
  [
    2388299,
    400,
    'refuse',
    'Variable at the beginning or end',
    'Do not begin or end the text with a variable.',
    'Não comece nem termine o texto com uma variável.',
  ],
  [
    2494100,
    undefined,
    'wait',
    'Number in maintenance',
    'The number is in maintenance for some minutes.',
    'O número está em manutenção por alguns minutos.',
    5 * MINUTE,
  ],
  [
    [2593107, 2593109],
    400,
    'refuse',
    'Synchronization with the phone refused',
    'Contacts or history of the phone cannot be synchronized again.',
    'Os contatos ou o histórico do celular não podem ser sincronizados de novo.',
  ],
];

const toRule = ([, httpStatus, fate, title, en, pt, retryAfterMs]: Row): ErrorRule => ({
  title,
  fate,
  ...(httpStatus === undefined ? {} : { httpStatus }),
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  advice: { en, 'pt-BR': pt },
});

/** Every error code Meta documents → what it means, what to do, and what to tell a person. */
export const GRAPH_ERRORS: ReadonlyMap<number, ErrorRule> = new Map(
  ROWS.flatMap((row) => {
    const [first, last] = typeof row[0] === 'number' ? [row[0], row[0]] : row[0];
    const rule = toRule(row);
    return Array.from({ length: last - first + 1 }, (_, index) => [first + index, rule] as const);
  }),
);
