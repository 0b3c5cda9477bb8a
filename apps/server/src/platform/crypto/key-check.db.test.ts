import { createTestDatabase, type TestDatabase } from '@balcao/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkMasterKey, renewKeyCheck, WrongMasterKey } from './key-check.ts';
import { createSecretBox } from './secret-box.ts';

const OLD = 'old-key-old-key-old-key-old-key-old-key';
const NEW = 'new-key-new-key-new-key-new-key-new-key';
let test_: TestDatabase;

beforeAll(async () => {
  test_ = await createTestDatabase();
});
afterAll(() => test_.close());

test('a database accepts the key it began with, refuses others, and changes keys only by a finished rotation', async () => {
  const { db } = test_;
  await Promise.all([checkMasterKey(db, createSecretBox([OLD])), checkMasterKey(db, createSecretBox([OLD]))]);
  await expect(checkMasterKey(db, createSecretBox([NEW]))).rejects.toThrow(WrongMasterKey);
  const rotating = createSecretBox([NEW, OLD]);
  await checkMasterKey(db, rotating);
  await expect(checkMasterKey(db, createSecretBox([NEW]))).rejects.toThrow(WrongMasterKey);
  await db.tx([], (tx) => renewKeyCheck(tx, rotating));
  await checkMasterKey(db, createSecretBox([NEW]));
  await expect(checkMasterKey(db, createSecretBox([OLD]))).rejects.toThrow(WrongMasterKey);
});
