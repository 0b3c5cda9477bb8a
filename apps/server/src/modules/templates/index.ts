export { applyTemplateWebhook } from './apply-template-webhook.ts';
export { presentTemplate } from './present.ts';
export { listTemplateRows, type TemplateRow } from './store.ts';
export { syncTemplates } from './sync-templates.ts';
export { createTemplateJobHandlers, templateSchedules } from './template-jobs.ts';
