import { ExternalLink, List, MapPin, Reply, SquareCheckBig } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import type { ShownContent } from '../rules/read-content.ts';
import { RichText, WithFoot } from './text-body.tsx';

type Of<K extends ShownContent['kind']> = { content: Extract<ShownContent, { kind: K }>; foot: ReactNode };
type Words = { header: string | null; text: string; footer: string | null };

function Head({ words, foot }: { words: Words; foot: ReactNode }) {
  return (
    <>
      {words.header && <p className="px-3 pt-2 text-base font-semibold">{words.header}</p>}
      <WithFoot foot={foot}>
        <RichText text={words.text} />
        {words.footer && <span className="mt-0.5 block text-sm opacity-70">{words.footer}</span>}
      </WithFoot>
    </>
  );
}

/** What the customer can tap: shown as they see it, and plainly not ours to press. */
function Tappable({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-9 items-center justify-center gap-1.5 border-t border-line px-3 text-sm font-medium text-accent-text">
      {icon}
      {children}
    </div>
  );
}

export function ButtonsMenu({ content, foot }: Of<'buttons'>) {
  return (
    <div className="min-w-52">
      <Head words={content} foot={foot} />
      {content.choices.map((choice) => (
        <Tappable key={choice.id} icon={<Reply size={15} />}>
          {choice.title}
        </Tappable>
      ))}
    </div>
  );
}

export function ListMenu({ content, foot }: Of<'list'>) {
  const t = useT();
  const rows = content.sections.reduce((sum, section) => sum + section.rows.length, 0);
  return (
    <div className="min-w-60">
      <Head words={content} foot={foot} />
      <details className="group/list border-t border-line">
        <summary className="inset-focus flex min-h-9 cursor-pointer list-none items-center justify-center gap-1.5 rounded-b-lg px-3 text-sm font-medium text-accent-text">
          <List size={15} /> {content.open || t('bubble.list')}
          <span className="tabular text-xs font-normal text-ink-3">{rows}</span>
        </summary>
        {content.sections.map((section) => (
          <div key={section.title ?? section.rows[0]?.id} className="border-t border-line px-3 py-2">
            {section.title && <p className="pb-1 text-xs font-semibold text-ink-3">{section.title}</p>}
            <ul className="space-y-1.5">
              {section.rows.map((row) => (
                <li key={row.id} className="text-sm">
                  {row.title}
                  {row.description && <span className="block text-xs text-ink-3">{row.description}</span>}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </details>
    </div>
  );
}

export function LinkMenu({ content, foot }: Of<'link'>) {
  return (
    <div className="min-w-52">
      <Head words={content} foot={foot} />
      <a
        href={/^https?:\/\//.test(content.url) ? content.url : undefined}
        target="_blank"
        rel="noreferrer noopener"
        title={content.url}
        className="block rounded-b-lg hover:bg-hover"
      >
        <Tappable icon={<ExternalLink size={15} />}>{content.label}</Tappable>
      </a>
    </div>
  );
}

export function FormButton({ content, foot }: Of<'form'>) {
  const t = useT();
  return (
    <div className="min-w-52">
      <Head words={content} foot={foot} />
      <Tappable icon={<SquareCheckBig size={15} />}>{content.label || t('bubble.form')}</Tappable>
    </div>
  );
}

export function LocationRequest({ text, foot }: { text: string; foot: ReactNode }) {
  const t = useT();
  return (
    <div className="min-w-52">
      <Head words={{ header: null, text, footer: null }} foot={foot} />
      <Tappable icon={<MapPin size={15} />}>{t('bubble.sendLocation')}</Tappable>
    </div>
  );
}
