import type { CannedReply, Conversation } from '@balcao/protocol';
import { useMemo } from 'react';
import { useT } from '../../../i18n/conversation/use-t.ts';
import { useEndpoint, useInbox, useMe } from '../../../sync/context.tsx';
import { cannedValues, fillCanned, partOfDay } from '../rules/fill-canned.ts';
import { filterCanned } from '../rules/filter-canned.ts';
import type { Suggest } from './text-field.tsx';

const NONE: readonly CannedReply[] = [];

/** `/` offers the desk's canned replies; the one chosen comes filled in. */
export function useCanned(conversation: Conversation): Suggest {
  const t = useT();
  const { user, organization } = useMe();
  const replies = useEndpoint('listCannedReplies', {}).data?.items ?? NONE;
  const own = useInbox((state) => state.snapshot.agents[user.id]?.value.department_ids);
  const { contact, department } = conversation;
  return useMemo(() => {
    const departments = new Set([department?.id, ...(own ?? [])]);
    const offered = replies.filter((one) => one.department_id === null || departments.has(one.department_id));
    const values = () =>
      cannedValues({
        contactName: contact.name,
        agentName: user.name,
        organizationName: organization.name,
        departmentName: department?.name ?? null,
        greeting: t(`greeting.${partOfDay(Date.now(), organization.time_zone)}`),
      });
    const fill = (reply: CannedReply | undefined) => fillCanned(reply?.body ?? '', values());
    return {
      mark: '/',
      label: t('composer.canned'),
      nothing: (query) =>
        offered.length === 0
          ? query === ''
            ? t('composer.cannedEmpty')
            : null
          : query.length > 12
            ? null
            : t('composer.cannedNone', { words: query }),
      find: (query) =>
        filterCanned(offered, query).map((one) => ({
          id: one.id,
          title: `/${one.shortcut}`,
          detail: `${one.title} · ${fill(one).replace(/\s+/g, ' ')}`,
        })),
      pieceOf: (chosen) => fill(offered.find((one) => one.id === chosen.id)),
    };
  }, [t, replies, own, contact.name, department, user.name, organization]);
}
