export * from './content.ts';
export * from './events.ts';
export { isBsuid } from './identity/is-bsuid.ts';
export { appSecretProof } from './signature/app-secret-proof.ts';
export { checkVerifyToken } from './signature/check-verify-token.ts';
export { findVerifyingSecret, verifySignature } from './signature/verify-signature.ts';
export { toStorableJson, toStorableText } from './storable.ts';
export type { DeliveryPart, PartKind } from './webhook/delivery-part.ts';
export { parseDelivery, parsePart } from './webhook/parse-part.ts';
export {
  type DeliveryCandidates,
  peekDelivery,
  peekDeliveryBody,
  readDeliveryJson,
} from './webhook/read-delivery.ts';
export { splitDelivery } from './webhook/split-delivery.ts';
