export { type Bots, createBots, type LoadedBot } from './load-bot.ts';
export { publishBot } from './publish-bot.ts';
export { listPublished } from './store.ts';
