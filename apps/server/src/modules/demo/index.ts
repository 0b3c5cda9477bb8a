export { type DemoNumber, seedDemo } from './seed-demo.ts';
export {
  checkDemoAllowed,
  claimDataFolder,
  createDemo,
  DemoRefused,
  GRAPH_PREFIX,
} from './start-demo.ts';
