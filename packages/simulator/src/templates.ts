import type { Core } from './core.ts';
import type { SimulatedTemplate, TemplateStatus } from './state/world.ts';

/** Meta's review, with a fixed rule instead of a reviewer: names with "reject" are rejected. */
export function reviewLater(core: Core, template: SimulatedTemplate): void {
  core.scheduler.at(core.clock.now() + core.behaviour().templateReviewMs, () => {
    if (template.status !== 'PENDING') return;
    void setTemplateStatus(core, template, template.name.includes('reject') ? 'REJECTED' : 'APPROVED');
  });
}

export function setTemplateStatus(
  core: Core,
  template: SimulatedTemplate,
  status: TemplateStatus,
): Promise<void> {
  template.status = status;
  const reason = status === 'REJECTED' ? 'INVALID_FORMAT' : 'NONE';
  template.rejectedReason = status === 'REJECTED' ? reason : undefined;
  core.events.publish({ kind: 'template', templateId: template.id });
  return core.webhooks.push({
    wabaId: template.wabaId,
    field: 'message_template_status_update',
    time: Math.floor(core.clock.now() / 1_000),
    value: {
      event: status,
      message_template_id: Number(template.id),
      message_template_name: template.name,
      message_template_language: template.language,
      reason,
      message_template_category: template.category,
      ...(status === 'REJECTED'
        ? {
            rejection_info: {
              reason: 'The simulator rejects templates whose name contains "reject".',
              recommendation: 'Choose another name.',
            },
          }
        : {}),
      ...(status === 'PAUSED'
        ? { other_info: { title: 'FIRST_PAUSE', description: 'Paused for 3 hours because of low quality.' } }
        : {}),
    },
    messageIds: [],
  });
}
