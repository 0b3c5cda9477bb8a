import { deriveUserId } from '../ids.ts';
import type { SimulatedUser, World } from './world.ts';

export interface NewUser {
  waId: string;
  name?: string | undefined;
  username?: string | undefined;
  hidesPhone?: boolean | undefined;
  isStranger?: boolean | undefined;
}

export function addUser(world: World, options: NewUser): SimulatedUser {
  const user: SimulatedUser = {
    key: options.waId,
    waId: options.waId,
    userId: deriveUserId(options.waId),
    name: options.name ?? `+${options.waId}`,
    username: options.username,
    hidesPhone: options.hidesPhone ?? false,
    offline: false,
    readReceipts: true,
    stoppedMarketing: false,
    isStranger: options.isStranger ?? false,
  };
  while (world.users.has(user.key)) user.key += "'";
  indexUser(world, user);
  return user;
}

export function indexUser(world: World, user: SimulatedUser): void {
  world.users.set(user.key, user);
  world.userKeysByWaId.set(user.waId, user.key);
  world.userKeysByUserId.set(user.userId, user.key);
}

export function findUserByPhone(world: World, digits: string): SimulatedUser | undefined {
  const key = world.userKeysByWaId.get(digits);
  if (key !== undefined) return world.users.get(key);
  const other = swapNinthDigit(digits);
  const otherKey = other === undefined ? undefined : world.userKeysByWaId.get(other);
  return otherKey === undefined ? undefined : world.users.get(otherKey);
}

export function findUserByUserId(world: World, userId: string): SimulatedUser | undefined {
  const key = world.userKeysByUserId.get(userId);
  return key === undefined ? undefined : world.users.get(key);
}

/** WhatsApp knows many Brazilian mobiles without the ninth digit, and answers with the id it knows. */
function swapNinthDigit(digits: string): string | undefined {
  if (!digits.startsWith('55')) return undefined;
  if (digits.length === 13 && digits[4] === '9') return digits.slice(0, 4) + digits.slice(5);
  if (digits.length === 12) return `${digits.slice(0, 4)}9${digits.slice(4)}`;
  return undefined;
}

/** The number moves to another: the person stays, with a new `wa_id` and a new user id. */
export function moveUser(
  world: World,
  user: SimulatedUser,
  newWaId: string,
): { waId: string; userId: string } {
  const previous = { waId: user.waId, userId: user.userId };
  world.userKeysByWaId.delete(user.waId);
  world.userKeysByUserId.delete(user.userId);
  user.waId = newWaId;
  user.userId = deriveUserId(`${newWaId}:${previous.userId}`);
  indexUser(world, user);
  return previous;
}
