// The import table of docs/architecture.md. A room may import what its line allows; everything else is an error.
const test = '\\.(test|browser\\.test)\\.tsx?$';
const strict = (name, path, allowed, fromNot = []) => ({
  name, severity: 'error', comment: `${path} may import only what docs/architecture.md lists`,
  from: { path, pathNot: [test, ...fromNot] }, to: { pathNot: [path, ...allowed] },
});
const npm = (...names) => names.map((n) => `node_modules/${n}/`);
const vocabulary = ['^shared/identifiers', '^shared/messages'];
const fhirTypes = npm('@types/fhir');
const core = ['^node:', '^[a-z_/]+$'];
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: ['[.]css', '[?]'] } },
    strict('vocabulary', '^shared/(identifiers|messages)/', [...vocabulary, ...npm('zod')]),
    strict('fhir-formats-envelopes', '^shared/(fhir|formats|envelopes)/', [...vocabulary, '^shared/(fhir|formats|envelopes)/', ...npm('saxes', 'zod'), ...fhirTypes]),
    strict('standards', '^shared/standards/', [...vocabulary, '^shared/fhir/', '^shared/formats/(format|letter/)', '^shared/standards/', ...fhirTypes]),
    { name: 'standards-apart', severity: 'error', comment: 'one standard never imports another; what they share is in medcom/', from: { path: '^shared/standards/([^/]+)/', pathNot: [test] }, to: { path: '^shared/standards/([^/]+)/', pathNot: ['^shared/standards/$1/', '^shared/standards/medcom/'] } },
    strict('conversion', '^shared/conversion/', [...vocabulary, '^shared/(fhir|formats|standards)/', ...fhirTypes]),
    strict('contract', '^shared/contract/', ['^shared/messages', ...npm('zod')]),
    strict('i18n', '^shared/i18n/', []),
    strict('node-helpers', '^electron/node/', ['^shared/', ...npm('ws', '@types/ws', 'pdfkit', '@types/pdfkit', 'dejavu-fonts-ttf'), ...core], ['^electron/node/packages/interpreter']),
    strict('interpreter', '^electron/node/packages/interpreter', ['^shared/', ...npm('fhirpath')]),
    { name: 'interpreter-in-its-thread', severity: 'error', comment: 'it is large, and what it runs may take for ever', from: { path: '^(shared|electron|renderer)/', pathNot: [test, '^electron/node/packages/thread'] }, to: { path: '^electron/node/packages/(interpreter|thread[.])', dependencyTypesNot: ['type-only'] } },
    strict('mailroom', '^electron/mailroom/', ['^shared/', '^electron/node/', ...npm('classic-level', 'zod'), ...fhirTypes, ...core]),
    strict('networks', '^electron/networks/', ['^shared/', '^electron/node/', '^electron/mailroom/ports/', '^electron/networks/registry', ...npm('classic-level', 'zod'), ...fhirTypes, ...core]),
    { name: 'networks-apart', severity: 'error', from: { path: '^electron/networks/([^/]+)/', pathNot: [test] }, to: { path: '^electron/networks/([^/]+)/', pathNot: ['^electron/networks/$1/'] } },
    strict('worker', '^electron/worker/', ['^shared/', '^electron/(mailroom|networks|node)/', ...core]),
    strict('main', '^electron/main/', ['^shared/', '^electron/node/', ...npm('electron', 'zod'), ...core]),
    strict('preload', '^electron/preload/', ['^shared/contract/', ...npm('electron')]),
    strict('host-and-cli', '^electron/(browser-host|cli)/', ['^shared/', '^electron/node/', ...npm('ws', '@types/ws', 'zod'), ...fhirTypes, ...core]),
    strict('ui', '^renderer/ui/', [...npm('react', 'react-dom', '@types/react', 'react-aria-components', '@internationalized/date', 'lucide-react', 'react-aria', 'react-stately', '@react-aria', '@react-types')]),
    strict('archive', '^renderer/archive/', ['^shared/', '^renderer/bridge', ...npm('dexie', 'dexie-react-hooks', 'react', '@types/react')]),
    { name: 'archive-react', severity: 'error', comment: 'one hooks file may know react', from: { path: '^renderer/archive/', pathNot: ['^renderer/archive/hooks', test] }, to: { path: npm('react', 'dexie-react-hooks').join('|') } },
    strict('desk', '^renderer/desk/', ['^shared/messages', ...npm('zustand', 'react', '@types/react')]),
    strict('features', '^renderer/features/', ['^shared/', '^renderer/(ui|archive|desk)/', ...npm('react', '@types/react', 'react-dom', 'react-i18next', 'i18next', 'react-aria-components', '@internationalized/date', 'lucide-react', 'pdfjs-dist', 'utif2')]),
    { name: 'features-apart', severity: 'error', from: { path: '^renderer/features/([^/]+)/', pathNot: [test] }, to: { path: '^renderer/features/([^/]+)/', pathNot: ['^renderer/features/$1/', '^renderer/features/shared/'] } },
    strict('app', '^renderer/app/', ['^renderer/', '^shared/', ...npm('react', '@types/react', 'react-dom', '@types/react-dom', 'react-i18next', 'i18next', 'react-aria-components', 'lucide-react')]),
    { name: 'nobody-imports-tests-or-build', severity: 'error', from: { path: '^(shared|electron|renderer)/', pathNot: [test] }, to: { path: '^(tests|build)/' } },
    { name: 'electron-at-run-time', severity: 'error', comment: 'only main and preload load electron', from: { pathNot: ['^electron/(main|preload)/', '^tests/electron/', '^build/'] }, to: { path: npm('electron').join('|'), dependencyTypesNot: ['type-only'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' },
    // The bench's peers are installed apart, into a cache folder.
    exclude: { path: '\\.(css|json|svg|png)$|^tests/bench/peers/' }, enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default', 'node'] },
  },
};
