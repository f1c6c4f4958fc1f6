// Who may import whom. Each room names what it may reach; everything else is forbidden to it.

const core = '^server/src/core/';
const facade = '^server/src/core/index[.]ts$';
const project = '^server/src/project/index[.]ts$';
const features = '^server/src/features/index[.]ts$';
const protocol = '^server/src/protocol[.]ts$';
/** A package of node_modules, wherever it is installed. */
const npm = (...names) => `node_modules/(?:${names.join('|')})/`;

/** @type {(name: string, from: string, allowed: string[], comment: string) => import('dependency-cruiser').IForbiddenRuleType} */
const room = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Types may speak of each other: they are gone when modules load.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere would pass all other rules.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(?:vscode|gongwen:words)$' },
    },
    room('core', '^server/src/core/', [core], 'No npm, no Node, no LSP, no data.'),
    room('rules', '^server/src/rules/', [facade, '^server/src/rules/'], 'Rules know the core.'),
    {
      name: 'no-neighbours',
      comment: 'Only the list of rules knows them all.',
      severity: 'error',
      from: { path: '^server/src/rules/[^/]+[.]ts$', pathNot: '^server/src/rules/index[.]ts$' },
      to: { path: '^server/src/rules/' },
    },
    {
      name: 'no-neighbours-of-folders',
      comment: 'A rule in a folder knows what lies in that folder.',
      severity: 'error',
      from: { path: '^server/src/rules/([^/]+)/' },
      to: { path: '^server/src/rules/', pathNot: '^server/src/rules/$1/' },
    },
    room('lexicon', '^server/src/lexicon/', [facade, '^server/src/lexicon/', '^seeds/'], 'The only reader of seeds/.'),
    {
      name: 'seeds',
      comment: 'Data is read in one place.',
      severity: 'error',
      from: { pathNot: '^server/src/lexicon/' },
      to: { path: '^seeds/' },
    },
    room(
      'project',
      '^server/src/project/',
      [facade, '^server/src/project/', npm('valibot', 'jsonc-parser', 'picomatch', 'leven')],
      'The project file: text in, config out.',
    ),
    room(
      'mine',
      '^server/src/mine/',
      [facade, '^server/src/mine/'],
      'Texts in, proposals out; the word list comes from the entry.',
    ),
    room('features', '^server/src/features/', [facade, '^server/src/features/', protocol], 'Knows no editor.'),
    room(
      'lsp',
      '^server/src/lsp/',
      [
        facade,
        '^server/src/lsp/',
        features,
        project,
        protocol,
        npm('vscode-languageserver', 'vscode-languageserver-textdocument'),
      ],
      'No Node: transports and files come from the entries.',
    ),
    {
      name: 'no-server-library-in-cli',
      comment: 'Its import alone costs 0.1 s.',
      severity: 'error',
      from: { path: '^server/src/(?:cli/|(?:cli|command)[.]ts$)' },
      to: { path: 'vscode-|^server/src/lsp/' },
    },
    {
      name: 'cli',
      severity: 'error',
      from: { path: '^server/src/cli/' },
      to: {
        pathNot: [
          facade,
          '^server/src/cli/',
          '^server/src/lexicon/index[.]ts$',
          project,
          // Its constants, which load without what reads project files.
          '^server/src/project/project[.]ts$',
          features,
          '^server/src/rules/index[.]ts$',
          '^server/src/mine/index[.]ts$',
          'node_modules/',
        ],
        dependencyTypesNot: ['core'],
      },
    },
    room('bytes', '^server/src/bytes[.]ts$', ['^$'], 'Imports nothing.'),
    room('protocol', '^server/src/protocol[.]ts$', ['^$'], 'Imports nothing.'),
    room(
      'client',
      '^client/src/',
      ['^client/src/', '^snippets/', protocol, '^server/src/bytes[.]ts$', '^vscode$', npm('vscode-languageclient')],
      'VS Code’s side; it offers the snippets as skeletons of new documents too.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'browser', 'types', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json', '.jsonl'],
    },
  },
};
