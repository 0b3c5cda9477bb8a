import { createStore, type Store } from '../../../sync/store.ts';

/** Of this browser, not of the person: a shared counter computer may stay silent. */
export type AttentionSettings = { sound: boolean; browser: boolean };

const KEY = 'balcao.attention';

function readAttentionSettings(): AttentionSettings {
  const stored = localStorage.getItem(KEY) ?? '';
  return { sound: !stored.includes('silent'), browser: stored.includes('browser') };
}

export function createAttentionSettings() {
  const store: Store<AttentionSettings> = createStore(readAttentionSettings());
  return {
    store,
    set(part: Partial<AttentionSettings>): void {
      store.set((held) => ({ ...held, ...part }));
      const { sound, browser } = store.get();
      localStorage.setItem(KEY, [sound ? 'sound' : 'silent', browser ? 'browser' : ''].join(' ').trim());
    },
  };
}
export type AttentionSettingsStore = ReturnType<typeof createAttentionSettings>;

/** `missing`: an insecure address, or a browser without them. */
export function browserPermission(): NotificationPermission | 'missing' {
  return 'Notification' in globalThis ? Notification.permission : 'missing';
}
