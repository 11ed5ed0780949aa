import { type DataNode, propertyOf } from '../../source/data.js';
import { readJson } from '../../source/json.js';
import { folderOf } from '../../source/paths.js';
import { SourceFile } from '../../source/source-file.js';
import type { Compilation } from './compilation.js';

/** What a `bicepconfig.json` says that changes what a file compiles to. */
export interface BicepConfiguration {
  /** The experimental features that are on, by their names in the file. */
  readonly features: ReadonlySet<string>;
  /** Where extensions are, by the names that files call them: `builtin:`, `br:…` or a path from the folder of the configuration. */
  readonly extensions: ReadonlyMap<string, string>;
  /** The names of extensions that every file has without a declaration. */
  readonly implicitExtensions: readonly string[];
  /** The folder of the file, from the root. */
  readonly folder: string;
  /** Registries and the path in them that `br/name:` stands for. */
  readonly registryAliases: ReadonlyMap<string, RegistryAlias>;
  /** Where the template specs are that `ts/name:` stands for. */
  readonly templateSpecAliases: ReadonlyMap<string, TemplateSpecAlias>;
}

export interface RegistryAlias {
  readonly registry: string;
  readonly modulePath?: string;
}

export interface TemplateSpecAlias {
  readonly subscription: string;
  readonly resourceGroup: string;
}

const publicRegistry: RegistryAlias = { registry: 'mcr.microsoft.com', modulePath: 'bicep' };

/** The extensions that every file may name. */
const builtinExtensions: readonly (readonly [string, string])[] = ['az', 'kubernetes'].map(
  (name) => [name, 'builtin:'],
);

const withoutFile: BicepConfiguration = {
  features: new Set(),
  extensions: new Map(builtinExtensions),
  implicitExtensions: [],
  folder: '',
  registryAliases: new Map([['public', publicRegistry]]),
  templateSpecAliases: new Map(),
};

/** The configuration of a Bicep file: the nearest `bicepconfig.json` in its folder or one above it, up to the root. */
export function configurationFor(path: string, compilation: Compilation): BicepConfiguration {
  const passed: string[] = [];
  let found: BicepConfiguration | undefined;
  for (let folder: string | undefined = folderOf(path); found === undefined; ) {
    found = compilation.configurations.get(folder) ?? configurationIn(folder, compilation);
    passed.push(folder);
    if (folder === '') break;
    folder = folderOf(folder);
  }
  const configuration = found ?? withoutFile;
  for (const folder of passed) compilation.configurations.set(folder, configuration);
  return configuration;
}

function configurationIn(
  folder: string,
  { host, wanted, files }: Compilation,
): BicepConfiguration | undefined {
  const path = folder === '' ? 'bicepconfig.json' : `${folder}/bicepconfig.json`;
  const answer = host.readText(path);
  if (answer.kind === 'pending') wanted.add(path);
  if (answer.kind !== 'text') return undefined;
  const file = new SourceFile(path, answer.text);
  files.set(path, file);
  const { root } = readJson(file);
  return {
    features: featuresOf(read(root, 'experimentalFeaturesEnabled')),
    extensions: extensionsOf(read(root, 'extensions')),
    implicitExtensions: implicitExtensionsOf(read(root, 'implicitExtensions')),
    folder,
    registryAliases: registryAliasesOf(read(read(root, 'moduleAliases'), 'br')),
    templateSpecAliases: templateSpecAliasesOf(read(read(root, 'moduleAliases'), 'ts')),
  };
}

function featuresOf(written: DataNode | undefined): ReadonlySet<string> {
  if (written?.kind !== 'object') return new Set();
  const on = [...written.properties].filter(
    ([, { value }]) => value.kind === 'boolean' && value.value,
  );
  return new Set(on.map(([name]) => name));
}

function extensionsOf(written: DataNode | undefined): ReadonlyMap<string, string> {
  const own = written?.kind === 'object' ? [...written.properties] : [];
  const named = own.flatMap(([name, { value }]) =>
    value.kind === 'string' ? [[name, value.value] as const] : [],
  );
  return new Map([...builtinExtensions, ...named]);
}

/** Azure's own is left out: its types and functions are known in every file. */
function implicitExtensionsOf(written: DataNode | undefined): readonly string[] {
  if (written?.kind !== 'array') return [];
  return written.items.flatMap((item) =>
    item.kind === 'string' && item.value !== 'az' ? [item.value] : [],
  );
}

function registryAliasesOf(written: DataNode | undefined): ReadonlyMap<string, RegistryAlias> {
  const aliases = new Map(withoutFile.registryAliases);
  if (written?.kind !== 'object') return aliases;
  for (const [name, { value }] of written.properties) {
    const registry = read(value, 'registry');
    const modulePath = read(value, 'modulePath');
    if (registry?.kind !== 'string') continue;
    aliases.set(name, {
      registry: registry.value,
      ...(modulePath?.kind === 'string' && { modulePath: modulePath.value }),
    });
  }
  return aliases;
}

function templateSpecAliasesOf(
  written: DataNode | undefined,
): ReadonlyMap<string, TemplateSpecAlias> {
  const aliases = new Map<string, TemplateSpecAlias>();
  if (written?.kind !== 'object') return aliases;
  for (const [name, { value }] of written.properties) {
    const subscription = read(value, 'subscription');
    const resourceGroup = read(value, 'resourceGroup');
    if (subscription?.kind !== 'string' || resourceGroup?.kind !== 'string') continue;
    aliases.set(name, { subscription: subscription.value, resourceGroup: resourceGroup.value });
  }
  return aliases;
}

function read(node: DataNode | undefined, key: string): DataNode | undefined {
  return node?.kind === 'object' ? propertyOf(node, key)?.value : undefined;
}
