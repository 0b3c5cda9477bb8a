export type { SubscribedApp, TokenInfo } from './client/accounts.ts';
export type { BlockResult } from './client/block-users.ts';
export { createWhatsAppClient, type WhatsAppClient } from './client/create-whatsapp-client.ts';
export type { MediaDownload } from './client/download-media.ts';
export type { CallOptions, ClientOptions } from './client/graph-call.ts';
export type { MediaInfo, MediaUpload } from './client/media.ts';
export type { SentMessage } from './client/messages.ts';
export type { PhoneNumber } from './client/numbers.ts';
export type { BusinessProfile, BusinessProfileChange } from './client/profile.ts';
export type { Template, TemplateDraft } from './client/templates.ts';
export type { FetchPort, HttpAnswer, HttpMethod, RequestPort } from './client/transport.ts';
export * from './content.ts';
export { classifyGraphError, type GraphErrorInfo } from './errors/classify-graph-error.ts';
export { type ErrorFate, type ErrorRule, GRAPH_ERRORS } from './errors/error-table.ts';
export { type FailureReason, WhatsAppError } from './errors/whatsapp-error.ts';
export * from './events.ts';
export { isBsuid } from './identity/is-bsuid.ts';
export { normalizePhone } from './identity/normalize-phone.ts';
export { phoneMatchKey } from './identity/phone-match-key.ts';
export { countCharacters } from './send/characters.ts';
export { type ContentCheck, checkContent } from './send/check-content.ts';
export { checkMedia, type MediaCheck, type MediaFile, type MediaKind } from './send/check-media.ts';
export { type ContentProblem, type ContentProblemCode, InvalidContentError } from './send/content-problem.ts';
export { WHATSAPP_LIMITS } from './send/limits.ts';
export {
  type Addressee,
  type RenderedMessage,
  type RenderOptions,
  renderMessage,
} from './send/render-message.ts';
export { appSecretProof } from './signature/app-secret-proof.ts';
export { checkVerifyToken } from './signature/check-verify-token.ts';
export { findVerifyingSecret, verifySignature } from './signature/verify-signature.ts';
export { toStorableJson, toStorableText } from './storable.ts';
export type { DeliveryPart, PartKind } from './webhook/delivery-part.ts';
export { type CallEvent, parseCalls } from './webhook/parse-calls.ts';
export { type HistoryChunk, type HistoryMessage, parseHistory } from './webhook/parse-history.ts';
export { parseDelivery, parsePart } from './webhook/parse-part.ts';
export {
  type DeliveryCandidates,
  peekDelivery,
  peekDeliveryBody,
  readDeliveryJson,
} from './webhook/read-delivery.ts';
export { serializePart } from './webhook/serialize-part.ts';
export { splitDelivery } from './webhook/split-delivery.ts';
