export { checkDemoAllowed, claimDataFolder, DemoRefused } from './demo-allowed.ts';

/** Loaded only by the demo: production never reads the simulator. */
export async function loadDemo() {
  return import('./start-demo.ts');
}
