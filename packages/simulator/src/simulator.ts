import type { FastifyPluginAsync } from 'fastify';
import type { Behaviour, BehaviourChange } from './behaviour.ts';
import { changeBehaviour, defaultBehaviour } from './behaviour.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { Core } from './core.ts';
import type { SimulatorEvent, WaitOptions } from './events.ts';
import { createEventBus } from './events.ts';
import { createGraphPlugin } from './graph/plugin.ts';
import { createIds } from './ids.ts';
import { trackArrivals } from './inbound.ts';
import { createPhonePlugin } from './phone-server/plugin.ts';
import { createScheduler } from './scheduler.ts';
import { keepState, resumeWork } from './state/keep.ts';
import { loadState } from './state/state-file.ts';
import type { NewUser } from './state/users.ts';
import { addUser, findUserByPhone, findUserByUserId } from './state/users.ts';
import type {
  PhoneNumberOptions,
  SimulatedMessage,
  SimulatedTemplate,
  SimulatedUser,
  TemplateStatus,
  World,
} from './state/world.ts';
import { addNumber, createWorld, defaultPhoneNumber } from './state/world.ts';
import { setTemplateStatus } from './templates.ts';
import type { Customer } from './users/customer.ts';
import { createCustomer } from './users/customer.ts';
import { createHttpDelivery } from './webhooks/http.ts';
import type { Deliver, WebhookCounters } from './webhooks/queue.ts';
import { createWebhookQueue } from './webhooks/queue.ts';

export const defaultAccessToken = 'balcao-simulator-token';

export interface SimulatorOptions {
  /** Where webhooks go; `deliver` instead keeps them in process. */
  webhookUrl?: string | undefined;
  appSecret: string;
  verifyToken?: string | undefined;
  /** The token the Graph double accepts. */
  accessToken?: string | undefined;
  phoneNumbers?: readonly PhoneNumberOptions[] | undefined;
  clock?: Clock | undefined;
  random?: (() => number) | undefined;
  /** Contacts, chats, media and templates survive restarts in this file. */
  stateFile?: string | undefined;
  behaviour?: BehaviourChange | undefined;
  deliver?: Deliver | undefined;
  /** Where the Graph double can be reached; `startSimulator` sets it. */
  publicUrl?: string | undefined;
}

export interface Simulator {
  /** The Graph API: `app.register(simulator.graph)` answers `/v25.0/…`. */
  graph: FastifyPluginAsync;
  /** The page with the phone: `app.register(simulator.phone, { prefix: '/simulator' })`. */
  phone: FastifyPluginAsync;
  /** A customer, made on first use. Takes a phone in digits or a user id known already. */
  user(waIdOrUserId: string, options?: { name?: string; phoneNumberId?: string }): Customer;
  addUser(options: NewUser): Customer;
  /** Everybody there is. */
  users(): readonly SimulatedUser[];
  addPhoneNumber(options: PhoneNumberOptions): void;
  phoneNumbers(): readonly PhoneNumberOptions[];
  addToken(token: string, options?: { wabaIds?: readonly string[] }): void;
  expireToken(token: string): void;
  /** An approved template at once, without review. */
  addTemplate(
    template: Omit<SimulatedTemplate, 'id' | 'status' | 'parameterFormat'> & Partial<SimulatedTemplate>,
  ): SimulatedTemplate;
  setTemplateStatus(templateId: string, status: TemplateStatus): Promise<void>;
  setBehaviour(change: BehaviourChange): void;
  behaviour(): Readonly<Behaviour>;
  setPublicUrl(url: string): void;
  message(id: string): SimulatedMessage | undefined;
  /** Every message there is, oldest first; also those that failed. */
  messages(): SimulatedMessage[];
  counters(): WebhookCounters & { accepted: number; received: number };
  subscribe(listener: (event: SimulatorEvent) => void): () => void;
  /** Resolves with the next event that fits. */
  waitFor(predicate: (event: SimulatorEvent) => boolean, options?: WaitOptions): Promise<SimulatorEvent>;
  /** Resolves when every webhook so far was tried once. */
  settle(): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * @example
 * const simulator = createSimulator({ appSecret: 'secret', webhookUrl: 'http://localhost:3000/webhooks/whatsapp' });
 * const maria = simulator.user('5511987654321', { name: 'Maria' });
 * await maria.sendText('oi');
 * const menu = await maria.nextMessage();
 */
export function createSimulator(options: SimulatorOptions): Simulator {
  const clock = options.clock ?? systemClock;
  const random = options.random ?? Math.random;
  let behaviour = changeBehaviour(defaultBehaviour, options.behaviour);
  let publicUrl = options.publicUrl;
  const world = createWorld(options.phoneNumbers ?? [defaultPhoneNumber], clock.now());
  world.tokens.set(options.accessToken ?? defaultAccessToken, { expired: false });
  const saved = options.stateFile === undefined ? undefined : loadState(world, options.stateFile);
  const events = createEventBus();
  const scheduler = createScheduler(clock);
  const http = createHttpDelivery(options.webhookUrl, () => behaviour.webhookTimeoutMs);
  const counts = { accepted: 0, received: 0 };
  const stopCounting = events.subscribe((event) => {
    if (event.kind === 'message') counts[event.message.direction === 'out' ? 'accepted' : 'received'] += 1;
  });
  const webhooks = createWebhookQueue({
    clock,
    scheduler,
    events,
    random,
    appSecret: options.appSecret,
    behaviour: () => behaviour,
    findTarget: ({ wabaId, phoneNumberId }) => findTarget(world, wabaId, phoneNumberId),
    deliver: options.deliver ?? http.deliver,
  });
  const core: Core = {
    world,
    clock,
    random,
    ids: createIds(random, saved?.ids),
    scheduler,
    events,
    webhooks,
    behaviour: () => behaviour,
    appSecret: options.appSecret,
    verifyToken: options.verifyToken,
    publicUrl: () => publicUrl,
  };
  const customers = new Map<string, Customer>();
  const stopTracking = trackArrivals(core);
  const saveAtEnd = options.stateFile === undefined ? undefined : keepState(core, options.stateFile);
  if (saved) resumeWork(core);

  function getCustomer(userKey: string, phoneNumberId = getFirstNumberId(world)): Customer {
    const key = `${phoneNumberId}/${userKey}`;
    const known = customers.get(key) ?? createCustomer(core, userKey, phoneNumberId);
    customers.set(key, known);
    return known;
  }

  return {
    graph: createGraphPlugin(core),
    phone: createPhonePlugin(core, getCustomer),
    user(waIdOrUserId, { name, phoneNumberId } = {}) {
      const user =
        findUserByUserId(world, waIdOrUserId) ??
        world.users.get(world.userKeysByWaId.get(waIdOrUserId) ?? '') ??
        addUser(world, { waId: checkWaId(waIdOrUserId), name });
      if (name !== undefined) user.name = name;
      return getCustomer(user.key, phoneNumberId);
    },
    addUser(newUser) {
      const known = findUserByPhone(world, newUser.waId);
      const user = known ?? addUser(world, { ...newUser, waId: checkWaId(newUser.waId) });
      events.publish({ kind: 'user', userKey: user.key });
      return getCustomer(user.key);
    },
    users: () => [...world.users.values()],
    addPhoneNumber: (number) => void addNumber(world, number, clock.now()),
    phoneNumbers: () => [...world.numbers.values()],
    addToken: (token, { wabaIds } = {}) => void world.tokens.set(token, { expired: false, wabaIds }),
    expireToken(token) {
      const known = world.tokens.get(token);
      if (known) known.expired = true;
    },
    addTemplate(template) {
      const added: SimulatedTemplate = {
        id: core.ids.node(),
        status: 'APPROVED',
        parameterFormat: 'POSITIONAL',
        ...template,
      };
      world.templates.set(`${added.wabaId}/${added.name}/${added.language}`, added);
      return added;
    },
    async setTemplateStatus(templateId, status) {
      const template = [...world.templates.values()].find(({ id }) => id === templateId);
      if (!template) throw new Error(`No template has the id ${templateId}.`);
      await setTemplateStatus(core, template, status);
    },
    setBehaviour(change) {
      behaviour = changeBehaviour(behaviour, change);
    },
    behaviour: () => behaviour,
    setPublicUrl(url) {
      publicUrl = url.replace(/\/$/, '');
    },
    message: (id) => world.messages.get(id),
    messages: () => [...world.messages.values()],
    counters: () => ({ ...webhooks.counters(), ...counts }),
    subscribe: events.subscribe,
    waitFor: events.waitFor,
    settle: webhooks.settle,
    async dispose() {
      saveAtEnd?.();
      stopCounting();
      stopTracking();
      scheduler.dispose();
      webhooks.dispose();
      http.dispose();
    },
  };
}

/** Number override, else account override, else the app's URL. */
function findTarget(world: World, wabaId: string, phoneNumberId: string | undefined) {
  const account = world.accounts.get(wabaId);
  const number = phoneNumberId === undefined ? undefined : world.numbers.get(phoneNumberId);
  return { subscribed: account?.subscribed ?? false, url: number?.overrideUrl ?? account?.overrideUrl };
}

function getFirstNumberId(world: World): string {
  const first = world.numbers.keys().next().value;
  if (first === undefined) throw new Error('The simulator has no business number; give phoneNumbers.');
  return first;
}

function checkWaId(waId: string): string {
  if (/^\d{5,20}$/.test(waId)) return waId;
  throw new Error(`"${waId}" is not a phone number in international digits, like 5511987654321.`);
}
