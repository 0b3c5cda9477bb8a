import { hash, verify } from '@node-rs/argon2';

// OWASP's argon2id minimum: about 35 ms here.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let nobodyHash: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/** Pass null for an unknown user: it takes as long as a known one, so e-mails cannot be guessed by the clock. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobodyHash ??= hashPassword('nobody');
  const matches = await verify(passwordHash ?? (await nobodyHash), password);
  return matches && passwordHash !== null;
}
