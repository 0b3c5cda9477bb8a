import type { LocaleName } from '@balcao/protocol';
import type { Queryable, Tx } from '../../../platform/db/index.ts';

export type WebhookRow = {
  id: string;
  slug: string;
  name: string;
  url: string;
  /** sealed: secrets.ts */
  token: Buffer;
  timeout_ms: number;
  named_queries: string[];
  failures: number;
  open_until: Date | null;
  created_at: Date;
  updated_at: Date;
};

const COLUMNS =
  'id, slug, name, url, token, timeout_ms, named_queries, failures, open_until, created_at, updated_at';

export async function listWebhookRows(
  db: Queryable,
  organizationId: string,
  options: { lock?: boolean } = {},
): Promise<WebhookRow[]> {
  return db.query<WebhookRow>({
    text: `select ${COLUMNS} from fulfillment_webhooks where organization_id = $1 order by lower(name) collate "C", id
           ${options.lock ? 'for no key update' : ''}`,
    values: [organizationId],
  });
}

export async function findWebhookRow(
  db: Queryable,
  organizationId: string,
  id: string,
  options: { lock?: boolean } = {},
): Promise<WebhookRow | undefined> {
  const [row] = await db.query<WebhookRow>({
    text: `select ${COLUMNS} from fulfillment_webhooks where organization_id = $1 and id = $2
           ${options.lock ? 'for no key update' : ''}`,
    values: [organizationId, id],
  });
  return row;
}

/** Uses the unique key (organization, slug). */
export async function findWebhookBySlug(
  db: Queryable,
  organizationId: string,
  slug: string,
): Promise<WebhookRow | undefined> {
  const [row] = await db.query<WebhookRow>({
    name: 'fulfillment_webhook_by_slug',
    text: `select ${COLUMNS} from fulfillment_webhooks where organization_id = $1 and slug = $2`,
    values: [organizationId, slug],
  });
  return row;
}

/** False: another one has this slug. */
export async function insertWebhook(tx: Tx, organizationId: string, row: WebhookRow): Promise<boolean> {
  const inserted = await tx.execute({
    text: `insert into fulfillment_webhooks (organization_id, id, slug, name, url, token, timeout_ms, named_queries, created_at, updated_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) on conflict do nothing`,
    values: [
      organizationId,
      row.id,
      row.slug,
      row.name,
      row.url,
      row.token,
      row.timeout_ms,
      row.named_queries,
      row.created_at,
    ],
  });
  return inserted === 1;
}

/** All but the slug; the row must be locked. */
export async function updateWebhook(tx: Tx, organizationId: string, row: WebhookRow): Promise<void> {
  await tx.execute({
    text: `update fulfillment_webhooks set name = $3, url = $4, token = $5, timeout_ms = $6, named_queries = $7,
             failures = $8, open_until = $9, updated_at = $10
           where organization_id = $1 and id = $2`,
    values: [
      organizationId,
      row.id,
      row.name,
      row.url,
      row.token,
      row.timeout_ms,
      row.named_queries,
      row.failures,
      row.open_until,
      row.updated_at,
    ],
  });
}

/** The slug it had. */
export async function deleteWebhookRow(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ slug: string }>({
    text: 'delete from fulfillment_webhooks where organization_id = $1 and id = $2 returning slug',
    values: [organizationId, id],
  });
  return row?.slug;
}

/** For a master key rotation; the row must be locked. */
export async function updateWebhookToken(
  tx: Tx,
  organizationId: string,
  id: string,
  token: Buffer,
): Promise<void> {
  await tx.execute({
    text: 'update fulfillment_webhooks set token = $3 where organization_id = $1 and id = $2',
    values: [organizationId, id, token],
  });
}

/** Those that ask for it do so no more. */
export async function forgetNamedQuery(tx: Tx, organizationId: string, name: string): Promise<void> {
  await tx.execute({
    text: `update fulfillment_webhooks set named_queries = array_remove(named_queries, $2)
           where organization_id = $1 and id in (
             select id from fulfillment_webhooks where organization_id = $1 and $2 = any(named_queries)
              order by id for no key update)`,
    values: [organizationId, name],
  });
}

export type Organization = { id: string; name: string; locale: LocaleName };

/** Undefined: it is not in this transaction's scope. */
export async function findOrganization(
  db: Queryable,
  organizationId: string,
): Promise<Organization | undefined> {
  const [row] = await db.query<Organization>({
    name: 'fulfillment_organization',
    text: 'select id, name, locale from organizations where id = $1',
    values: [organizationId],
  });
  return row;
}
