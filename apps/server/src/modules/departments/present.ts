import type { Department } from '@balcao/protocol';
import type { DepartmentRow } from './department.types.ts';

export function presentDepartment(row: DepartmentRow): Department {
  const { last_agent_id: _routing, ...department } = row;
  return department;
}
