import { listOrganizations, type OrganizationListing } from '../modules/accounts/index.ts';
import type { Db } from '../platform/db/index.ts';
import { CliError } from './cli-error.ts';

/** By id or exact name; without either, the only one there is. */
export async function findOrganization(db: Db, wanted: string | undefined): Promise<OrganizationListing> {
  const all = await listOrganizations(db);
  if (all.length === 0) {
    throw new CliError(
      'NO_ORGANIZATION',
      'There is no organization yet. Make one: balcao org create --name "My shop"',
      1,
    );
  }
  const matching =
    wanted === undefined ? all : all.filter((one) => one.id === wanted.toLowerCase() || one.name === wanted);
  const [first, second] = matching;
  if (!first) {
    throw new CliError('NOT_FOUND', `There is no organization "${wanted}". There are:\n${nameAll(all)}`, 1);
  }
  if (second) {
    throw new CliError(
      'ORGANIZATION_NEEDED',
      `Say which organization, by --organization <id>. There are:\n${nameAll(matching)}`,
      2,
    );
  }
  return first;
}

function nameAll(organizations: readonly OrganizationListing[]): string {
  return organizations.map((one) => `  ${one.id}  ${one.name}`).join('\n');
}
