export type { DepartmentRow } from './department.types.ts';
export { createDepartmentJobHandlers } from './drain-department.ts';
export type { DepartmentPorts } from './ports.ts';
export { loadDepartments, lockSetup } from './store/departments.ts';
export { replaceDepartmentsOf } from './store/members.ts';
export { findSlaPolicy } from './store/sla-policies.ts';
