/** Fields whose value says something about an account, number, template or form (sheet, section 6.5). */
const MANAGEMENT_FIELDS: ReadonlySet<string> = new Set([
  'account_alerts',
  'account_review_update',
  'account_update',
  'automatic_events',
  'business_capability_update',
  'business_status_update',
  'business_username_update',
  'calls',
  'flows',
  'history',
  'message_template_components_update',
  'message_template_quality_update',
  'message_template_status_update',
  'partner_solutions',
  'payment_configuration_update',
  'phone_number_name_update',
  'phone_number_quality_update',
  'security',
  'smb_app_state_sync',
  'template_category_update',
  'template_correct_category_detection',
]);

/** Group fields share a prefix and grow with every release. */
export const isManagementField = (field: string): boolean =>
  MANAGEMENT_FIELDS.has(field) || field.startsWith('group_');
