export { createToolJobHandlers } from './follow-tag.ts';
export type { ToolPorts } from './ports.ts';
