export { createLog, type LogOptions, withLogFields } from './create-log.ts';
export { type Log, silentLog } from './log.ts';
export { maskPhone, redact, redactUrl } from './redact.ts';
