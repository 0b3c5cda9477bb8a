import type { FulfillmentRequest, Json } from '@balcao/bot';
import type { FulfillmentBody } from '../fulfillment.types.ts';

export type Place = {
  organization: { id: string; name: string };
  /** null: no number is connected */
  channel: { id: string; name: string; mode: 'live' | 'simulator' } | null;
};

/** There is no Carol tenant here: organization and channel stand in its fields. */
export function completeBody(
  request: FulfillmentRequest,
  { organization, channel }: Place,
  namedQueries: Record<string, Json>,
): FulfillmentBody {
  return {
    ...request,
    namedQueries,
    carolOrganization: organization.name,
    carolEnvironment: channel?.name ?? '',
    carolOrganizationId: organization.id,
    carolEnvironmentId: channel?.id ?? '',
    isProduction: channel?.mode === 'live',
    channelName: 'whatsapp',
  };
}
