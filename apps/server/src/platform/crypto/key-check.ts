import type { Db, Tx } from '../db/index.ts';
import { type SecretBox, SecretError } from './secret-box.ts';

const PLACE = { table: 'key_check', column: 'value', row: '1' };
const KNOWN_TEXT = 'balcao';

export class WrongMasterKey extends Error {
  readonly code = 'WRONG_MASTER_KEY';
  constructor(cause: unknown) {
    super(
      'The master key does not fit this database. Use the BALCAO_MASTER_KEY (or DATA_DIR/master.key) it was set up with; while rotating, new,old.',
      { cause },
    );
    this.name = 'WrongMasterKey';
  }
}

/** Leaves a value in a new database; later refuses a key that cannot open it, before anything is written. */
export async function checkMasterKey(db: Db, secrets: SecretBox): Promise<void> {
  await db.tx([], async (tx) => {
    await tx.execute({
      text: 'INSERT INTO key_check (id, value) VALUES (1, $1) ON CONFLICT (id) DO NOTHING',
      values: [makeValue(secrets)],
    });
    const [row] = await tx.query<{ value: string }>({ text: 'SELECT value FROM key_check WHERE id = 1' });
    try {
      secrets.open(Buffer.from(row?.value ?? '', 'base64'), PLACE);
    } catch (error) {
      if (error instanceof SecretError) throw new WrongMasterKey(error);
      throw error;
    }
  });
}

/** The last step of a rotation: from now on the new key alone is accepted. */
export async function renewKeyCheck(tx: Tx, secrets: SecretBox): Promise<void> {
  await tx.execute({ text: 'UPDATE key_check SET value = $1 WHERE id = 1', values: [makeValue(secrets)] });
}

function makeValue(secrets: SecretBox): string {
  return secrets.seal(KNOWN_TEXT, PLACE).toString('base64');
}
