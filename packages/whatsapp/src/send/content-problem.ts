export type ContentProblemCode =
  | 'CONTENT_REQUIRED'
  | 'CONTENT_INVALID'
  | 'CONTENT_TOO_LONG'
  | 'CONTENT_TOO_MANY'
  | 'CONTENT_TOO_FEW'
  | 'CONTENT_OUT_OF_RANGE'
  | 'CONTENT_DUPLICATE'
  | 'CONTENT_NOT_ALLOWED'
  | 'MEDIA_TOO_LARGE'
  | 'MEDIA_TYPE_NOT_ALLOWED';

/** One thing WhatsApp would refuse: where, what the limit is, what was given, and what to do. */
export type ContentProblem = {
  /** path in the content, e.g. `interactive.action.buttons[1].reply.title` */
  field: string;
  code: ContentProblemCode;
  limit?: number;
  value?: number | string;
  message: string;
};

/** The content breaks a limit of WhatsApp: nothing was sent, and sending it again cannot help. */
export class InvalidContentError extends Error {
  override readonly name = 'InvalidContentError';
  readonly code = 'WHATSAPP_INVALID_CONTENT';
  readonly problems: readonly ContentProblem[];

  constructor(problems: readonly ContentProblem[]) {
    super(`WhatsApp would refuse this message. ${problems.map((problem) => problem.message).join(' ')}`);
    this.problems = problems;
  }
}
