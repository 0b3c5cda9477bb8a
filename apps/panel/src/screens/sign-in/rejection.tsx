import { CircleAlert } from 'lucide-react';
import { Notice } from '../../ui/states.tsx';

/** Why somebody was not let in, spoken at once. */
export function Rejection({ tone, text }: { tone: 'soon' | 'bad'; text: string }) {
  return (
    <div role="alert">
      <Notice
        tone={tone}
        icon={<CircleAlert size={16} className={tone === 'soon' ? 'text-soon' : 'text-bad'} />}
      >
        {text}
      </Notice>
    </div>
  );
}
