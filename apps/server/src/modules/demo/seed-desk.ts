import { calendarDefinition } from '@balcao/protocol';
import type { Context } from '../../context.ts';
import { uuidv7 } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { demoColleagues, demoDepartments, demoReplies, demoTags, supportHours } from './demo-desk.ts';
import { demoPeople, demoSettings } from './demo-settings.ts';
import type { Colleague, Slug } from './rules/cast.ts';
import {
  insertAgents,
  insertCalendar,
  insertMembers,
  insertReplies,
  insertTags,
  updateDepartment,
} from './store.ts';

const MINUTE_MS = 60_000;

/** Who serves which department, at which hours, with how much at once; tags and ready-made answers. */
export async function seedDesk(
  ctx: Pick<Context, 'clock'>,
  tx: Tx,
  organizationId: string,
  colleagues: readonly Colleague[],
  departments: ReadonlyMap<string, string>,
): Promise<void> {
  const now = new Date(ctx.clock.now());
  const newId = () => uuidv7(now.getTime());
  const calendarId = newId();
  const { name, weekly } = supportHours;
  await insertCalendar(tx, organizationId, {
    id: calendarId,
    name,
    definition: calendarDefinition.parse({
      time_zone: demoSettings.time_zone,
      weekly,
      exceptions: [],
      holidays: { national: false, optional: [], custom: [] },
    }),
    createdAt: now,
  });
  for (const { slug, routing } of demoDepartments)
    await updateDepartment(tx, organizationId, {
      id: idOf(departments, slug),
      routing,
      calendarId: slug === 'suporte' ? calendarId : null,
    });
  await tx.execute(
    insertMembers(
      demoDepartments.flatMap(({ slug, members }) =>
        members.map((key) => ({
          organization_id: organizationId,
          department_id: idOf(departments, slug),
          user_id: colleagues.find((one) => one.key === key)?.id ?? '',
        })),
      ),
    ),
  );
  await tx.execute(
    insertAgents(
      demoColleagues.map(({ key, name, capacity }, i) => ({
        organization_id: organizationId,
        user_id: colleagues.find((one) => one.key === key)?.id ?? '',
        capacity,
        wanted: demoPeople.some((one) => one.name === name && one.role === 'agent') ? 'online' : 'away',
        presence_at: now,
        idle_since: new Date(now.getTime() - (i + 2) * 7 * MINUTE_MS),
      })),
    ),
  );
  const row = { organization_id: organizationId, created_at: now };
  await tx.execute(insertTags(demoTags.map((tag) => ({ ...row, id: newId(), ...tag }))));
  await tx.execute(
    insertReplies(
      demoReplies.map(({ department, ...reply }) => ({
        ...row,
        id: newId(),
        ...reply,
        department_id: department && idOf(departments, department),
      })),
    ),
  );
}

export function idOf(departments: ReadonlyMap<string, string>, slug: Slug): string {
  const id = departments.get(slug);
  if (id === undefined) throw new Error(`The demo needs a department called ${slug}.`);
  return id;
}
