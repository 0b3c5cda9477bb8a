export type { ContactPorts } from './actions/action.types.ts';
export { retryOnClash } from './actions/retry-on-clash.ts';
export type { ContactRow, IdentityKey, IdentityKind, IdentityRow } from './contact.types.ts';
export { type IdentityAnswer, resolveIdentity } from './rules/resolve-identity.ts';
export {
  deleteIdentities,
  findContact,
  findNamedContacts,
  insertIdentities,
  listContacts,
  listIdentities,
  lockContacts,
  lockContactsByIdentity,
  upsertContacts,
} from './store/contacts.ts';
export { contactSummaryView, contactView } from './views.ts';
