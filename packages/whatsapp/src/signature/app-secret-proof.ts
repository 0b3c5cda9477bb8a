import { createHmac } from 'node:crypto';

/** The `appsecret_proof` query parameter: shows Meta that the caller of a token also knows the app secret. */
export const appSecretProof = (accessToken: string, appSecret: string): string =>
  createHmac('sha256', appSecret).update(accessToken).digest('hex');
