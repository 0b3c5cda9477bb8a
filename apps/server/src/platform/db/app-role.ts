import type { Client } from 'pg';
import { APP_ROLE } from './database.ts';
import { findSqlState } from './errors.ts';

export class AppRoleError extends Error {
  readonly code = 'APP_ROLE_MISSING';
}

/** The role all queries run as: without it, owners and superusers would bypass row-level security. */
export async function prepareAppRole(client: Client): Promise<void> {
  if (!(await roleExists(client))) await createRole(client);
  await joinRole(client);
  await client.query(`
    GRANT USAGE ON SCHEMA public TO ${APP_ROLE};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${APP_ROLE};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${APP_ROLE};
    ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO ${APP_ROLE}`);
}

async function roleExists(client: Client): Promise<boolean> {
  const { rowCount } = await client.query({
    text: 'SELECT 1 FROM pg_roles WHERE rolname = $1',
    values: [APP_ROLE],
  });
  return rowCount === 1;
}

async function createRole(client: Client): Promise<void> {
  try {
    await client.query(`CREATE ROLE ${APP_ROLE} NOLOGIN`);
  } catch (error) {
    const state = findSqlState(error);
    // Roles belong to the whole server: a migration of another database may have made it just now.
    if (state === '42710' || state === '23505') return;
    if (state === '42501') throw await explain(client, error);
    throw error;
  }
}

async function joinRole(client: Client): Promise<void> {
  if (await canBecome(client)) return;
  try {
    await client.query(`GRANT ${APP_ROLE} TO CURRENT_USER`);
  } catch (error) {
    throw await explain(client, error);
  }
  if (!(await canBecome(client))) throw await explain(client, undefined);
}

async function canBecome(client: Client): Promise<boolean> {
  try {
    await client.query(`SET ROLE ${APP_ROLE}`);
    await client.query('RESET ROLE');
    return true;
  } catch (error) {
    if (findSqlState(error) === '42501') return false;
    throw error;
  }
}

async function explain(client: Client, cause: unknown): Promise<AppRoleError> {
  const { rows } = await client.query<{ name: string }>('SELECT quote_ident(current_user) AS name');
  const user = rows[0]?.name ?? 'your_user';
  return new AppRoleError(
    `This database user may not make the role Balcão runs as. As an administrator run:\n  CREATE ROLE ${APP_ROLE} NOLOGIN;\n  GRANT ${APP_ROLE} TO ${user};\nthen start again.`,
    { cause },
  );
}
