import type { Department } from '@balcao/protocol';

/** A department that is not archived, with those of its members who may answer, and its policy. */
export type DepartmentRow = Department & {
  /** round robin goes on after this one */
  last_agent_id: string | null;
};

export type DepartmentInput = Partial<
  Pick<
    Department,
    'name' | 'routing' | 'sticky' | 'calendar_id' | 'announce_position' | 'abandon_after_minutes' | 'position'
  > & { member_ids: string[]; sla: Department['sla'] }
>;
