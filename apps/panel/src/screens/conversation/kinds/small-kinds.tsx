import { CircleHelp, ListChecks, MousePointerClick, Pencil } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { LinkButton } from '../../../ui/button.tsx';
import type { ShownContent } from '../rules/read-content.ts';
import { WithFoot } from './text-body.tsx';

type Of<K extends ShownContent['kind']> = { content: Extract<ShownContent, { kind: K }>; foot: ReactNode };

/** A tapped button or row reads like words, with the tap beside it. */
export function Choice({ content, foot }: Of<'choice'>) {
  const t = useT();
  const Icon = content.via === 'list' ? ListChecks : MousePointerClick;
  return (
    <WithFoot foot={foot}>
      <span className="flex items-start gap-2" title={t(`choice.${content.via}`)}>
        <Icon size={16} className="mt-0.5 shrink-0 text-ink-3" aria-label={t(`choice.${content.via}`)} />
        <span>
          {content.title}
          {content.description && <span className="block text-sm text-ink-2">{content.description}</span>}
        </span>
      </span>
    </WithFoot>
  );
}

export function Edited({ children }: { children: ReactNode }) {
  const t = useT();
  return (
    <>
      <p className="flex items-center gap-1 px-3 pt-1.5 text-xs text-ink-3 italic">
        <Pencil size={12} /> {t('bubble.editedTo')}
      </p>
      {children}
    </>
  );
}

export function Unsupported({ content, foot }: Of<'unsupported'>) {
  const t = useT();
  const [shown, setShown] = useState(false);
  return (
    <WithFoot foot={foot}>
      <span className="flex items-start gap-2 text-ink-2">
        <CircleHelp size={16} className="mt-0.5 shrink-0" />
        <span>
          {t('unsupported.text', { kind: content.name || '?' })}{' '}
          <LinkButton onClick={() => setShown(!shown)} aria-expanded={shown}>
            {t(shown ? 'unsupported.hide' : 'unsupported.show')}
          </LinkButton>
        </span>
      </span>
      {shown && (
        <pre className="mt-2 max-h-60 overflow-auto rounded-sm bg-hover p-2 font-mono text-xs">
          {JSON.stringify(content.raw, null, 2)}
        </pre>
      )}
    </WithFoot>
  );
}
