import { useState } from 'react';
import { useT } from '../../../i18n/use-t.tsx';
import { useStore } from '../../../sync/store.ts';
import { SwitchField } from '../../../ui/field.tsx';
import { type AttentionSettingsStore, browserPermission } from './attention-settings.ts';
import { playTone } from './play-tone.ts';

/** How this browser calls. Permission is asked for only here, by the press of a person. */
export function AttentionSwitches({ settings }: { settings: AttentionSettingsStore }) {
  const t = useT();
  const { sound, browser } = useStore(settings.store, (held) => held);
  const [permission, setPermission] = useState(browserPermission);
  const turnBrowser = async (on: boolean) => {
    if (!on || permission === 'missing') return settings.set({ browser: false });
    const answer = await Notification.requestPermission();
    setPermission(answer);
    settings.set({ browser: answer === 'granted' });
  };
  const hint = {
    granted: 'bell.browserHint',
    default: 'bell.browserHint',
    denied: 'bell.browserDenied',
    missing: 'bell.browserMissing',
  } as const;
  return (
    <div className="shrink-0 space-y-3 border-t border-line px-4 py-3">
      <SwitchField
        label={t('bell.sound')}
        hint={t('bell.soundHint')}
        checked={sound}
        onChange={(on) => {
          settings.set({ sound: on });
          if (on) playTone('message');
        }}
      />
      <SwitchField
        label={t('bell.browser')}
        hint={t(hint[permission])}
        checked={browser && permission === 'granted'}
        onChange={(on) => void turnBrowser(on)}
      />
    </div>
  );
}
