import type { Role } from '@balcao/protocol';
import type { LucideIcon } from 'lucide-react';
import {
  Bot,
  Building2,
  CalendarClock,
  ClipboardCheck,
  Headset,
  KeyRound,
  ListChecks,
  Mail,
  MessageCircleQuestionMark,
  MessageSquareText,
  MonitorSmartphone,
  Network,
  ScrollText,
  ShieldCheck,
  ShoppingBag,
  Smartphone,
  Tags,
  UserRound,
  Webhook,
} from 'lucide-react';
import type { SettingsKey } from '../../i18n/settings/use-t.ts';

type NavLink = { to: string; label: SettingsKey; icon: LucideIcon; role: Role };
type NavGroup = { title: SettingsKey; links: readonly NavLink[] };

/** The sections of the settings, and from which role on each is there at all. */
export const NAV: readonly NavGroup[] = [
  {
    title: 'settings.desk',
    links: [
      { to: '/ajustes/departamentos', label: 'settings.departments', icon: Network, role: 'admin' },
      { to: '/ajustes/atendentes', label: 'settings.agents', icon: Headset, role: 'supervisor' },
      { to: '/ajustes/horarios', label: 'settings.calendars', icon: CalendarClock, role: 'admin' },
      { to: '/ajustes/atendimento', label: 'settings.closing', icon: ClipboardCheck, role: 'admin' },
      { to: '/ajustes/respostas', label: 'settings.canned', icon: MessageSquareText, role: 'supervisor' },
      { to: '/ajustes/etiquetas', label: 'settings.tags', icon: Tags, role: 'supervisor' },
    ],
  },
  {
    title: 'settings.team',
    links: [
      { to: '/ajustes/equipe', label: 'settings.people', icon: UserRound, role: 'admin' },
      { to: '/ajustes/permissoes', label: 'settings.permissions', icon: ListChecks, role: 'viewer' },
    ],
  },
  {
    title: 'settings.channels',
    links: [
      { to: '/ajustes/whatsapp', label: 'settings.whatsapp', icon: Smartphone, role: 'admin' },
      { to: '/ajustes/robo', label: 'settings.bot', icon: Bot, role: 'admin' },
      { to: '/ajustes/intencoes', label: 'settings.intents', icon: MessageCircleQuestionMark, role: 'admin' },
      { to: '/ajustes/webhooks-de-intencao', label: 'settings.webhooks', icon: Webhook, role: 'admin' },
      { to: '/ajustes/catalogo', label: 'settings.catalogue', icon: ShoppingBag, role: 'admin' },
    ],
  },
  {
    title: 'settings.account',
    links: [
      { to: '/ajustes/perfil', label: 'settings.profile', icon: ShieldCheck, role: 'viewer' },
      { to: '/ajustes/sessoes', label: 'settings.sessions', icon: MonitorSmartphone, role: 'viewer' },
    ],
  },
  {
    title: 'settings.system',
    links: [
      { to: '/ajustes/empresa', label: 'settings.company', icon: Building2, role: 'admin' },
      { to: '/ajustes/chaves', label: 'settings.apiKeys', icon: KeyRound, role: 'admin' },
      { to: '/ajustes/emails', label: 'settings.mails', icon: Mail, role: 'admin' },
      { to: '/ajustes/auditoria', label: 'settings.audit', icon: ScrollText, role: 'admin' },
    ],
  },
];
