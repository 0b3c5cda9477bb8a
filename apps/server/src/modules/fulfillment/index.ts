export { createWebhook } from './create-webhook.ts';
export { createFulfillment, type Fulfillment } from './fulfillment.ts';
export { createFulfillmentJobHandlers, fulfillmentSchedules } from './fulfillment-jobs.ts';
export { resealFulfillment } from './reseal-fulfillment.ts';
export { findWebhookBySlug } from './store/webhooks.ts';
export { updateWebhook } from './update-webhook.ts';
