import type { BusinessCalendar } from '@balcao/calendar';
import type { Tx } from '../../platform/db/index.ts';
import type { ConversationPorts } from '../conversations/index.ts';

export type RoutingPorts = {
  conversations: ConversationPorts;
  /** of a department, else the organization's */
  calendarOf: (tx: Tx, organizationId: string, departmentId: string | null) => Promise<BusinessCalendar>;
};
