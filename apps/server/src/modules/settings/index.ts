export { createProfiles, type Profiles } from './load-profile.ts';
export { resealSettings } from './reseal-settings.ts';
export { type DepartmentRow, listDepartmentRows } from './store.ts';
export { updateSettings } from './update-settings.ts';
