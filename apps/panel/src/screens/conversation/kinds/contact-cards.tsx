import { Building2, Mail, Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '../../../ui/avatar.tsx';
import { formatPhone } from '../../../ui/format/values.ts';
import type { Card } from '../rules/read-content.ts';
import { WithFoot } from './text-body.tsx';

export function ContactCards({ cards, foot }: { cards: readonly Card[]; foot: ReactNode }) {
  return (
    <WithFoot foot={foot} below>
      <ul className="w-[260px] max-w-full divide-y divide-line whitespace-normal">
        {cards.map((card) => (
          <li key={`${card.name}-${card.phones[0]?.value ?? ''}`} className="flex gap-3 py-2">
            <Avatar name={card.name} size={38} />
            <div className="min-w-0 text-sm">
              <p className="truncate text-base font-semibold">{card.name}</p>
              {card.company && (
                <p className="flex items-center gap-1.5 text-ink-2">
                  <Building2 size={13} /> {card.company}
                </p>
              )}
              {card.phones.map((phone) => (
                <p key={phone.value} className="tabular flex items-center gap-1.5 text-ink-2">
                  <Phone size={13} /> {formatPhone(phone.value)}
                </p>
              ))}
              {card.emails.map((email) => (
                <p key={email} className="flex items-center gap-1.5 truncate text-ink-2">
                  <Mail size={13} /> {email}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </WithFoot>
  );
}
