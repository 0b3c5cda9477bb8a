export * from './address-policy.ts';
export { type Lookup } from './connector.ts';
export * from './egress.ts';
export * from './errors.ts';
export { parseEgressHeaders } from './headers.ts';
export * from './target.ts';
