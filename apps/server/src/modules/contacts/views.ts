import type { Contact, Conversation, SurveyAnswer } from '@balcao/protocol';
import type { ContactRow, IdentityRow } from './contact.types.ts';
import type { SurveyAnswerRow } from './store/survey-answers.ts';

export function contactSummaryView(contact: ContactRow): Conversation['contact'] {
  return {
    id: contact.id,
    name: contact.name,
    phone: contact.phone === null ? null : `+${contact.phone}`,
    username: contact.username,
    tags: contact.tags,
    blocked: contact.blocked_at !== null,
  };
}

export function contactView(contact: ContactRow, identities: readonly IdentityRow[]): Contact {
  return {
    ...contactSummaryView(contact),
    email: contact.email,
    attributes: contact.attributes,
    identities: identities
      .filter((identity) => identity.contact_id === contact.id)
      .map(({ kind, value }) => ({ kind, value })),
    created_at: contact.created_at.toISOString(),
    updated_at: contact.updated_at.toISOString(),
  };
}

export function surveyAnswerView({ agent_id, agent_name, at, ...row }: SurveyAnswerRow): SurveyAnswer {
  return {
    ...row,
    agent: agent_id === null || agent_name === null ? null : { id: agent_id, name: agent_name },
    at: at.toISOString(),
  };
}
