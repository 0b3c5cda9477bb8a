import { Client } from 'pg';
import { APP_ROLE, type Statement } from '../../apps/server/src/platform/db/index.ts';

/**
 * How PostgreSQL ran each statement, what its functions ran included: EXPLAIN (ANALYZE, BUFFERS) by auto_explain, as
 * the app's role and within the organization's scope. The login must be a superuser's.
 */
export async function explainStatements(
  connectionString: string,
  organizationId: string,
  statements: readonly Statement[],
): Promise<string[]> {
  const client = new Client({ connectionString, application_name: 'balcao plans' });
  await client.connect();
  const plans: string[] = [];
  client.on('notice', ({ message }) => {
    if (message?.includes('plan:')) plans.push(tidy(message));
  });
  try {
    await client.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on;
      set auto_explain.log_buffers = on; set auto_explain.log_nested_statements = on; set auto_explain.log_timing = on;
      set client_min_messages = log; set timezone = 'UTC'; set jit = off; set role ${APP_ROLE}`);
    await client.query(`begin read only; select set_config('balcao.orgs', '{${organizationId}}', true)`);
    const run = async () => {
      for (const { text, values } of statements) await client.query({ text, values: values ?? [] });
      // A statement's plan comes when the next one begins.
      await client.query('select 1');
    };
    // The first run reads what the second finds in memory.
    await run();
    plans.length = 0;
    await run();
    await client.query('rollback');
    return plans.filter((plan) => !isTrivial(plan));
  } finally {
    await client.end();
  }
}

/** Functions that only shape text, and look-ups that say nothing. */
function isTrivial(plan: string): boolean {
  return !/Scan|Aggregate/.test(plan) || /^Query Text: (begin|select set_config)/.test(plan);
}

function tidy(message: string): string {
  return message
    .replace(/^duration: .*plan:\n/, '')
    .replace(/\n\s*Planning:\n.*$/s, '')
    .replace(/^(Query Text: )([\s\S]*?)\n(?=\S.*\(cost=)/, (_, head: string, text: string) => {
      const line = text.replace(/\s+/g, ' ').trim();
      return `${head}${line.length > 400 ? `${line.slice(0, 400)} …` : line}\n`;
    })
    .replace(
      / \(cost=[^)]*\) \(actual time=[\d.]+\.\.([\d.]+) rows=(\S+) loops=(\d+)\)/g,
      ' ($1 ms, $2 rows, $3×)',
    )
    .trim();
}
