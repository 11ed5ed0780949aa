import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';

/** What each folder may import besides itself. The arrows of ARCHITECTURE.md, held by this test. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  'core/source': ['core/diagnostics'],
  'core/diagnostics': ['core/source'],
  'core/expressions': ['core/source', 'core/diagnostics'],
  'core/template': ['core/source', 'core/diagnostics', 'core/expressions', 'core/resources'],
  'core/resources': ['core/source', 'core/diagnostics', 'core/expressions', 'core/template'],
  'core/arm': [
    'core/source',
    'core/diagnostics',
    'core/expressions',
    'core/template',
    'core/resources',
  ],
  'core/bicep': ['core/source', 'core/diagnostics', 'core/expressions', 'core/template'],
  'core/logic': ['core/source', 'core/diagnostics', 'core/expressions'],
  'core/logic/operators': [
    'core/source',
    'core/diagnostics',
    'core/expressions',
    'core/logic',
    'core/resources',
    'core/template',
  ],
  'core/config': ['core/source', 'core/diagnostics', 'core/logic'],
  'core/ruleset': [
    'core/source',
    'core/diagnostics',
    'core/expressions',
    'core/template',
    'core/logic',
    'core/config',
  ],
  'core/judging': [
    'core/source',
    'core/diagnostics',
    'core/expressions',
    'core/template',
    'core/resources',
    'core/logic',
    'core/ruleset',
  ],
  'core/findings': [
    'core/source',
    'core/diagnostics',
    'core/expressions',
    'core/config',
    'core/ruleset',
    'core/judging',
  ],
  'core/explaining': [
    'core/source',
    'core/expressions',
    'core/logic',
    'core/ruleset',
    'core/judging',
  ],
  'core/linting': [
    'core/source',
    'core/diagnostics',
    'core/expressions',
    'core/logic',
    'core/ruleset',
  ],
  'core/rule-tests': ['core/source', 'core/template', 'core/logic', 'core/ruleset', 'core/judging'],
  reporters: ['core'],
  cli: ['core', 'reporters'],
};

/** The doors: what may be imported from outside goes through these. */
const doors: Readonly<Record<string, readonly string[]>> = {
  reporters: ['core/index.ts'],
  cli: ['core/index.ts', 'reporters/index.ts'],
};

/** Folders that import each other, each group with its reason. No others may. */
const circles: ReadonlyMap<string, string> = new Map([
  ['core/diagnostics, core/source', 'a diagnostic has a span; readers of texts make diagnostics'],
  ['core/logic, core/logic/operators', 'operators are defined in terms of what the registry lists'],
  ['core/resources, core/template', 'a deployment names the template that expansion made it from'],
]);

const bannedWords = /(^|[/-])(utils?|helpers?|common|shared|misc)([./-]|$)/;

const files = ['core', 'reporters', 'cli'].flatMap(sourcesBelow);

t.test('every folder that the arrows name is there', async (t) => {
  for (const folder of Object.keys(arrows)) t.ok(existsSync(folder), folder);
});

t.test('every folder of core has its arrows', async (t) => {
  const folders = readdirSync('core').filter((name) => statSync(`core/${name}`).isDirectory());
  t.same(
    folders.filter((name) => arrows[`core/${name}`] === undefined),
    [],
  );
});

t.test('imports follow the arrows', async (t) => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => target.startsWith('.'))
      .map((target) => resolveImport(file, target))
      .filter((target) => !mayImport(file, target))
      .map((target) => `${file} imports ${target}`),
  );
  t.same(wrong, []);
});

t.test('folders form no circle but those with a reason', async (t) => {
  const graph = folderGraph();
  const found = new Set(
    [...graph.keys()]
      .map((folder) => circleOf(folder, graph))
      .filter((circle) => circle.length > 1)
      .map((circle) => circle.join(', ')),
  );
  t.same([...found].sort(), [...circles.keys()].sort());
});

t.test('core touches no file system, process or console', async (t) => {
  const wrong = files
    .filter((file) => file.startsWith('core/') || file.startsWith('reporters/'))
    .flatMap((file) => {
      const nodeImports = importsOf(file).filter((target) => target.startsWith('node:'));
      const globals = readFileSync(file, 'utf8').match(
        /\b(process\.\w+|console\.(?:log|error|warn|info)\b|Date\.now\(|new Date\(\)|Math\.random\(|eval\(|new Function\()/g,
      );
      return [...nodeImports, ...(globals ?? [])].map((what) => `${file}: ${what}`);
    });
  t.same(wrong, []);
});

t.test('no file or folder has a name that says nothing', async (t) => {
  t.same(
    files.filter((file) => bannedWords.test(file)),
    [],
  );
});

t.test('files stay on one subject: at most 400 lines', async (t) => {
  const long = files.filter(
    (file) => !longerForAReason.has(file) && readFileSync(file, 'utf8').split('\n').length > 400,
  );
  t.same(long, []);
});

/** Files that pass the length, each with its reason. */
const longerForAReason: ReadonlyMap<string, string> = new Map([]);

function sourcesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const below = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesBelow(below);
    return entry.name.endsWith('.ts') ? [below] : [];
  });
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

/** The folders that each folder imports. */
function folderGraph(): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map<string, Set<string>>();
  for (const file of files) {
    const targets = importsOf(file).filter((target) => target.startsWith('.'));
    const from = graph.get(folderOf(file)) ?? new Set();
    graph.set(folderOf(file), from);
    for (const target of targets) from.add(folderOf(resolveImport(file, target)));
  }
  return graph;
}

/** The folders from which a folder is reached and which it reaches, itself included, by name. */
function circleOf(folder: string, graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...reachedFrom(folder, graph)]
    .filter((other) => other === folder || reachedFrom(other, graph).has(folder))
    .sort();
}

function reachedFrom(folder: string, graph: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set([folder]);
  for (const each of reached) for (const next of graph.get(each) ?? []) reached.add(next);
  return reached;
}

function resolveImport(file: string, target: string): string {
  return path.posix.join(path.posix.dirname(file), target).replace(/\.js$/, '.ts');
}

function mayImport(file: string, target: string): boolean {
  const from = folderOf(file);
  const to = folderOf(target);
  if (from === to || from === 'core') return true;
  if (to.startsWith(`${from}/`) || (from.startsWith(`${to}/`) && to !== 'core')) return true;
  const top = from.split('/')[0] ?? '';
  const door = doors[top];
  if (door !== undefined && to.split('/')[0] !== top) return door.includes(target);
  return (arrows[from] ?? []).includes(to);
}

/** The folder that the arrows know: the longest listed prefix, else the two top parts. */
function folderOf(file: string): string {
  const folder = path.posix.dirname(file);
  const listed = Object.keys(arrows)
    .filter((name) => folder === name || folder.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0];
  return listed ?? folder;
}
