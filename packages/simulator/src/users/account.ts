import type { Core } from '../core.ts';
import { getNumber, getUser } from '../core.ts';
import { receiveFromCustomer } from '../inbound.ts';
import { moveUser } from '../state/users.ts';
import { getChat } from '../state/world.ts';
import { deliverToPhone } from '../statuses.ts';
import { renderContact, renderMetadata } from '../webhooks/updates.ts';

/** What a customer changes about themselves. */
export interface AccountActions {
  rename(name: string): void;
  /** With a username the phone number is no longer told: no `wa_id`, no `from`. */
  setUsername(username: string | undefined, options?: { hidesPhone?: boolean }): void;
  /** Moves to another number: a `system` message and a `user_id_update` tell the business. */
  changeNumber(newWaId: string): Promise<void>;
  /** The customer blocks the business: what it sends fails with 131026. */
  block(): void;
  unblock(): void;
  /** The phone has no connection: messages stay at `sent` until it is back. */
  setOffline(offline: boolean): void;
  setReadReceipts(on: boolean): void;
  /** Stops or allows marketing messages; told by `user_preferences`. */
  setMarketing(allowed: boolean): Promise<void>;
}

export function createAccountActions(
  core: Core,
  at: { phoneNumberId: string; userKey: string },
): AccountActions {
  const getOwn = () => getUser(core, at.userKey);
  const getOwnChat = () => getChat(core.world, at.phoneNumberId, at.userKey, core.clock.now());
  const tellChange = (): void => core.events.publish({ kind: 'user', userKey: at.userKey });

  function pushManagement(field: string, extra: { [key: string]: unknown }): Promise<void> {
    const number = getNumber(core, at.phoneNumberId);
    return core.webhooks.push({
      wabaId: number.wabaId,
      phoneNumberId: number.phoneNumberId,
      field,
      value: {
        messaging_product: 'whatsapp',
        metadata: renderMetadata(number),
        contacts: [renderContact(getOwn())],
        ...extra,
      },
      messageIds: [],
    });
  }

  return {
    rename(name) {
      getOwn().name = name;
      tellChange();
    },
    setUsername(username, { hidesPhone = username !== undefined } = {}) {
      Object.assign(getOwn(), { username, hidesPhone });
      tellChange();
    },
    async changeNumber(newWaId) {
      const user = getOwn();
      const previous = moveUser(core.world, user, newWaId);
      const body = `User ${user.name} changed from ${previous.waId} to ${newWaId}`;
      const content = { body, wa_id: newWaId, type: 'user_changed_number' };
      const { delivered } = receiveFromCustomer(core, at, 'system', content, { from: previous });
      const nowSeconds = Math.floor(core.clock.now() / 1_000);
      await delivered;
      await pushManagement('user_id_update', {
        user_id_update: [
          {
            ...(user.hidesPhone ? {} : { wa_id: user.waId }),
            detail: 'The user id of this contact changed',
            user_id: { previous: previous.userId, current: user.userId },
            timestamp: String(nowSeconds),
          },
        ],
      });
      tellChange();
    },
    block() {
      getOwnChat().blocking = true;
      tellChange();
    },
    unblock() {
      getOwnChat().blocking = false;
      tellChange();
    },
    setOffline(offline) {
      getOwn().offline = offline;
      tellChange();
      if (offline) return;
      for (const message of getOwnChat().messages) {
        if (message.direction === 'out' && message.status === 'sent') void deliverToPhone(core, message);
      }
    },
    setReadReceipts(on) {
      getOwn().readReceipts = on;
    },
    setMarketing(allowed) {
      const user = getOwn();
      user.stoppedMarketing = !allowed;
      tellChange();
      return pushManagement('user_preferences', {
        user_preferences: [
          {
            ...(user.hidesPhone ? {} : { wa_id: user.waId }),
            detail: allowed ? 'User resumed marketing messages' : 'User asked to stop marketing messages',
            category: 'marketing_messages',
            value: allowed ? 'resume' : 'stop',
            timestamp: Math.floor(core.clock.now() / 1_000),
          },
        ],
      });
    },
  };
}
