export { checkMasterKey, renewKeyCheck, WrongMasterKey } from './key-check.ts';
export { parseMasterKeys, readOrCreateMasterKey } from './master-key.ts';
export { hashPassword, verifyPassword } from './password.ts';
export { createSecretBox, type SecretBox, SecretError, type SecretPlace } from './secret-box.ts';
export {
  type ApiKeyMode,
  equalInConstantTime,
  findApiKeyMode,
  hashApiKey,
  hashToken,
  type NewApiKey,
  newApiKey,
  randomToken,
} from './tokens.ts';
export { timeOfUuidv7, uuidv7 } from './uuidv7.ts';
