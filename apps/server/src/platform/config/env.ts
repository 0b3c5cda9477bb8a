/** The names are public: people and scripts set them. */
export const ENV_NAMES = [
  'PORT',
  'HOST',
  'DATABASE_URL',
  'REDIS_URL',
  'DATA_DIR',
  'BALCAO_MASTER_KEY',
  'PUBLIC_URL',
  'WHATSAPP_GRAPH_URL',
  'WHATSAPP_GRAPH_VERSION',
  'ROLE',
  'LOG_LEVEL',
  'TRUST_PROXY',
  'METRICS_TOKEN',
  'SHUTDOWN_DELAY_MS',
  'ALLOWED_PRIVATE_HOSTS',
  'SMTP_URL',
  'MAIL_FROM',
  'NODE_ENV',
] as const;

export type Env = { [name in (typeof ENV_NAMES)[number]]?: string };

/** The only reader of process.env. A variable set to nothing counts as unset, as in compose files. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const env: Env = {};
  for (const name of ENV_NAMES) {
    const value = source[name]?.trim();
    if (value) env[name] = value;
  }
  return env;
}
