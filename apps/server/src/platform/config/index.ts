export { type Config, ConfigError, parseConfig } from './config.ts';
export { type Env, readEnv } from './env.ts';
