// The import rule of ARCHITECTURE.md: a line imports only from lines above it;
// another module only through its index.ts; server and panel never import each other.
const layers = [
  ['protocol', '^packages/protocol/'],
  ['whatsapp', '^packages/whatsapp/'],
  ['calendar', '^packages/calendar/'],
  ['bot', '^packages/bot/'],
  ['simulator', '^packages/simulator/'],
  ['fulfillment', '^packages/fulfillment/'],
  ['server', '^apps/server/'],
  ['panel', '^apps/panel/'],
];
// Tests and what only they use may look into any module.
const TESTS = '\\.test\\.ts$|/testing/';
const forbidden = [
  { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
  { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'protocol-has-no-io',
    severity: 'error',
    from: { path: '^packages/(protocol|calendar|bot)/src', pathNot: '\\.test\\.ts$' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'simulator-checks-are-written-twice',
    comment: 'The simulator must not share checks with the client it tests.',
    severity: 'error',
    from: { path: '^packages/simulator/' },
    to: { path: '^packages/(whatsapp|calendar|bot|protocol)/' },
  },
  {
    name: 'server-and-panel-are-strangers',
    severity: 'error',
    from: { path: '^apps/panel/' },
    to: { path: '^apps/server/' },
  },
  {
    name: 'packages-through-their-index',
    severity: 'error',
    from: { path: '^(packages|apps|testkit|bench|e2e)/([^/]+)/' },
    to: {
      path: '^packages/([^/]+)/src/(?!index\\.ts$)',
      pathNot: '^packages/($2/|protocol/src/(apply-event|permissions)\\.ts$)',
    },
  },
  {
    name: 'modules-through-their-index',
    severity: 'error',
    from: { path: '^apps/server/src/modules/([^/]+)/', pathNot: TESTS },
    to: {
      path: '^apps/server/src/modules/([^/]+)/(?!index\\.ts$)',
      // Routes and test seeds aside: only the composition root imports those.
      pathNot: '^apps/server/src/modules/($1/|[^/]+/testing/)',
    },
  },
  {
    name: 'testing-is-for-tests',
    severity: 'error',
    from: { path: '^apps/server/src/', pathNot: TESTS },
    to: { path: '^apps/server/src/.*/testing/' },
  },
  {
    name: 'platform-knows-no-product',
    severity: 'error',
    from: { path: '^apps/server/src/platform/', pathNot: '\\.test\\.ts$' },
    to: { path: '^apps/server/src/(modules|app|main|context)' },
  },
];
for (let i = 0; i < layers.length; i++) {
  for (let j = i + 1; j < layers.length; j++) {
    forbidden.push({
      name: `${layers[i][0]}-is-above-${layers[j][0]}`,
      severity: 'error',
      from: { path: layers[i][1], pathNot: '\\.test\\.ts$' },
      to: { path: layers[j][1] },
    });
  }
}
// Modules in dependency order: each may import only those before it.
const modules = [
  'event-log',
  'mails',
  'accounts',
  'settings',
  'calendars',
  'queues',
  'departments',
  'agents',
  'notifications',
  'desk',
  'bots',
  'channels',
  'templates',
  'media',
  'contacts',
  'conversations',
  'routing',
  'tools',
  'sla',
  'fulfillment',
  'search',
  'reports',
  'intake',
  'ledger',
  'demo',
];
modules.forEach((name, i) => {
  const later = modules.slice(i + 1).join('|');
  if (!later) return;
  forbidden.push({
    name: `module-order-${name}`,
    severity: 'error',
    from: { path: `^apps/server/src/modules/${name}/`, pathNot: TESTS },
    to: { path: `^apps/server/src/modules/(${later})/` },
  });
});
module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|node_modules)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['balcao-source', 'import', 'types', 'default'],
    },
  },
};
