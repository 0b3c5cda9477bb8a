import type { ConversationKey } from '../../../i18n/conversation/use-t.ts';

/** Meta's codes in a shopkeeper's words; what is not here shows Meta's own title. */
const REASONS: Record<string, ConversationKey> = {
  '131026': 'failure.unreachable',
  '131047': 'failure.window',
  '131049': 'failure.marketing',
  '131050': 'failure.optedOut',
  '131051': 'failure.kind',
  '131052': 'failure.media',
  '131053': 'failure.media',
  '131056': 'failure.tooFast',
  '130429': 'failure.tooFast',
  '131048': 'failure.spam',
  '131042': 'failure.payment',
  '131031': 'failure.locked',
  '130472': 'failure.marketing',
  '190': 'failure.token',
  '10': 'failure.permission',
  '200': 'failure.permission',
  '132000': 'failure.templateParams',
  '132001': 'failure.templateMissing',
  '132012': 'failure.templateParams',
  '132015': 'failure.templatePaused',
  '132016': 'failure.templatePaused',
};

export function findFailureReason(code: number | string): ConversationKey | null {
  return REASONS[String(code)] ?? null;
}
