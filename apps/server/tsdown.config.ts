import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { cli: 'src/cli/index.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outDir: 'dist',
  dts: false,
  fixedExtension: false,
  tsconfig: '../../tsconfig.json',
  inputOptions: { resolve: { conditionNames: ['balcao-source', 'import', 'node', 'default'] } },
  // Ours go into the bundle; the simulator stays a package of its own, loaded only by the demo.
  deps: {
    alwaysBundle: [/^@balcao\/(protocol|whatsapp|calendar|bot|fulfillment)$/],
    neverBundle: ['@balcao/whatsapp-simulator'],
  },
});
