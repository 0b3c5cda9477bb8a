import * as z from 'zod';
import { textSchema } from '../text/text.ts';
import { choicesShape, nodeIdSchema, variableNameSchema } from './choices.schema.ts';
import { intentShape } from './intent.schema.ts';
import { sayMessageSchema } from './message.schema.ts';

const common = {
  /** the public name of this place, e.g. SUPORTE_AGUARDANDO_DETALHES */
  state: z.string().min(1).max(64).optional(),
  /** for the editor; never sent */
  note: z.string().max(2000).optional(),
};
const next = nodeIdSchema.optional();
/** one more option or button, "Falar com atendente"; true: to where escalation leads */
const offerPerson = z.union([z.literal(true), z.strictObject({ goto: nodeIdSchema })]).optional();

export const ANSWER_KINDS = [
  'choice',
  'text',
  'number',
  'email',
  'phone',
  'cpf',
  'cnpj',
  'cpf_cnpj',
  'cep',
  'date',
  'media',
  'location',
] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export const MEDIA_KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

const sayNode = z.strictObject({
  ...common,
  type: z.literal('say'),
  message: sayMessageSchema,
  /** keep this a bubble of its own; texts otherwise join the bubble after them, since each bubble is billed */
  separate: z.boolean().optional(),
  offerPerson,
  next,
  attempts: z.int().min(1).max(10).optional(),
  onFailed: nodeIdSchema.optional(),
});

const askNode = z.strictObject({
  ...common,
  type: z.literal('ask'),
  kind: z.enum(ANSWER_KINDS),
  text: textSchema,
  /** what to ask with after a failed answer; the question itself when absent */
  again: textSchema.optional(),
  error: textSchema.optional(),
  saveAs: variableNameSchema.optional(),
  attempts: z.int().min(1).max(10).optional(),
  onFailed: nodeIdSchema.optional(),
  ...choicesShape,
  minLength: z.int().min(1).max(4096).optional(),
  maxLength: z.int().min(1).max(4096).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  integer: z.boolean().optional(),
  accept: z.array(z.enum(MEDIA_KINDS)).min(1).optional(),
  offerPerson,
  next,
});

const branchNode = z.strictObject({
  ...common,
  type: z.literal('branch'),
  cases: z
    .array(z.strictObject({ when: z.string(), goto: nodeIdSchema }))
    .min(1)
    .max(50),
  otherwise: nodeIdSchema,
});

export const assignmentSchema = z.union([
  z.strictObject({ value: z.json() }),
  z.strictObject({ text: textSchema }),
  z.strictObject({ expression: z.string() }),
  /** a text per element of a list, joined */
  z.strictObject({ each: z.string().max(200), text: textSchema, join: z.string().max(20).optional() }),
]);
export type Assignment = z.infer<typeof assignmentSchema>;

const hoursNode = z.strictObject({
  ...common,
  type: z.literal('hours'),
  /** slug of a department; absent: the organization's calendar */
  department: z.string().max(64).optional(),
  open: nodeIdSchema,
  closed: nodeIdSchema,
});

const setNode = z.strictObject({
  ...common,
  type: z.literal('set'),
  /** in order: a later one sees what an earlier one set */
  variables: z.record(variableNameSchema, assignmentSchema).optional(),
  /** saved on the contact */
  attributes: z.record(variableNameSchema, assignmentSchema).optional(),
  next,
});

const tagNode = z.strictObject({
  ...common,
  type: z.literal('tag'),
  add: z.array(z.string().min(1).max(64)).max(20).optional(),
  remove: z.array(z.string().min(1).max(64)).max(20).optional(),
  next,
});

const handOffNode = z.strictObject({
  ...common,
  type: z.literal('hand_off'),
  /** slug of a department; null = whoever is free */
  department: z.string().max(64).nullable(),
  priority: z.enum(['alta', 'media', 'baixa']).optional(),
  text: textSchema.optional(),
  /** said instead of `text` while the department is closed; absent: the engine's `closed` */
  closedText: textSchema.optional(),
  /** the customer's problem in a line, for the person who takes over */
  problem: textSchema.optional(),
});

const waitNode = z.strictObject({
  ...common,
  type: z.literal('wait'),
  seconds: z
    .int()
    .min(1)
    .max(30 * 86_400),
  next,
  /** where a message sent meanwhile leads; absent = it is only noted */
  onMessage: nodeIdSchema.optional(),
});

const callNode = z.strictObject({
  ...common,
  type: z.literal('call'),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  url: z.string().min(1).max(2000),
  headers: z.record(z.string().max(100), z.string().max(2000)).optional(),
  /** path to more headers, e.g. organization.invoiceSource.headers */
  headersFrom: z.string().max(200).optional(),
  /** strings inside are templates; one that is a single {{value}} keeps the value's type */
  body: z.json().optional(),
  timeoutMs: z.int().min(500).max(30_000).optional(),
  /** said while the call runs */
  text: textSchema.optional(),
  /** variable → path in the answer: "status", "body", "body.invoices.0" */
  save: z.record(variableNameSchema, z.string().max(200)).optional(),
  next,
  onError: nodeIdSchema,
  onTimeout: nodeIdSchema.optional(),
});

const surveyNode = z.strictObject({
  ...common,
  type: z.literal('survey'),
  survey: z.literal('nps'),
  text: textSchema,
  again: textSchema.optional(),
  error: textSchema.optional(),
  saveAs: variableNameSchema.optional(),
  attempts: z.int().min(1).max(10).optional(),
  /** also where someone who prefers not to answer goes */
  onFailed: nodeIdSchema.optional(),
  next,
});

const intentNode = z.strictObject({ ...common, type: z.literal('intent'), ...intentShape });

const gotoNode = z.strictObject({ ...common, type: z.literal('goto'), to: nodeIdSchema });

const endNode = z.strictObject({
  ...common,
  type: z.literal('end'),
  text: textSchema.optional(),
  outcome: z.enum(['finished', 'left']).optional(),
});

export const nodeSchema = z.discriminatedUnion('type', [
  sayNode,
  askNode,
  branchNode,
  hoursNode,
  setNode,
  tagNode,
  handOffNode,
  waitNode,
  callNode,
  surveyNode,
  intentNode,
  gotoNode,
  endNode,
]);
export type BotNode = z.infer<typeof nodeSchema>;
export type NodeOf<T extends BotNode['type']> = Extract<BotNode, { type: T }>;
