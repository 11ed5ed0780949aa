import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/nearest.js';
import type { ObjectNode, TemplateNode } from '../../template/template.js';
import type { Reference } from '../binder/bind.js';
import type {
  AssignmentSymbol,
  BicepSymbol,
  FunctionSymbol,
  ImportedSymbol,
  TypeSymbol,
  VariableSymbol,
  WildcardSymbol,
} from '../binder/symbols.js';
import { findDecorator } from '../lower/decorators.js';
import type { FileModel, Lowering } from '../lower/model.js';
import { childrenOf, type Expression, type SyntaxNode, type TypeExpression } from '../syntax.js';
import { type ArmDeclaration, armDeclarations, armReferences } from './arm-exports.js';
import { inheritedBy, ownerOf } from './extended-files.js';
import { armNode, type Exported, type ImportItem as Item, originOf } from './imported-nodes.js';
import { isPublishedReference } from './published.js';
import { openTarget } from './targets.js';

/** A declaration of another file as it stands in the importing template. */
export interface ImportedDeclaration<S> {
  readonly symbol: S;
  readonly name: string;
  /** `sourceTemplate` and, where it differs, `originalIdentifier`. */
  readonly origin: ObjectNode;
  readonly at: Lowering;
}

/** A declaration of an ARM template as it stands in the importing template. */
export interface ImportedNode {
  readonly name: string;
  readonly node: TemplateNode;
  /** True for a variable that is a loop: the node is then its entry under `copy`. */
  readonly loop?: true;
}

/** What stands in a template as a variable: one, or a value that a parameter file has from the one it extends. */
export type ImportedVariable = VariableSymbol | AssignmentSymbol;

/** Everything that a file imports, with all that is needed by it, under the names it has in the template. */
export interface ImportClosure {
  readonly types: readonly (ImportedDeclaration<TypeSymbol> | ImportedNode)[];
  readonly variables: readonly (ImportedDeclaration<ImportedVariable> | ImportedNode)[];
  readonly functions: readonly (ImportedDeclaration<FunctionSymbol> | ImportedNode)[];
  /** Contents of files that imported declarations read. */
  readonly loaded: readonly { readonly name: string; readonly value: TemplateNode }[];
  /** The name of an imported symbol or of a declaration of an imported file; undefined for the file's own. */
  nameOf(symbol: BicepSymbol): string | undefined;
  /** The name of a member of `import * as`. */
  nameOfMember(symbol: WildcardSymbol, member: string): string | undefined;
  nameOfLoaded(model: FileModel, variable: string): string | undefined;
  /** The type that an imported name stands for. */
  typeOf(symbol: ImportedSymbol | WildcardSymbol, member?: string): ImportedType | undefined;
}

/** A type of a Bicep file, or the schema of one in an ARM template. */
export type ImportedType =
  | { readonly type: TypeExpression; readonly at: Lowering }
  | { readonly schema: TemplateNode; readonly template: ObjectNode };

type Importing = Omit<FileModel, 'imports'>;

interface Search {
  readonly root: Importing;
  readonly items: Map<string, Item>;
  readonly keys: Map<BicepSymbol, string>;
  readonly members: Map<WildcardSymbol, Map<string, string>>;
  readonly loadedKeys: Map<FileModel, Map<string, string>>;
  readonly pending: Item[];
  readonly diagnostics: Diagnostic[];
}

/** Follows the imports of a file to everything they need, and names it as the Bicep CLI does. */
export function closeImports(root: Importing): ImportClosure {
  const search: Search = {
    root,
    items: new Map(),
    keys: new Map(),
    members: new Map(),
    loadedKeys: new Map(),
    pending: [],
    diagnostics: root.compilation.diagnostics,
  };
  const own = [...root.binding.declarations.names.values()];
  for (const symbol of own) followImport(symbol, root, search);
  for (const symbol of inheritedBy(root)) addAssignment(symbol, root, search);
  for (let item = search.pending.pop(); item; item = search.pending.pop()) followItem(item, search);
  return nameItems(own, search);
}

function followImport(symbol: BicepSymbol, from: Importing, search: Search): void {
  if (symbol.kind === 'imported' && !search.keys.has(symbol)) {
    const target = exporterOf(symbol, from, search);
    if (!target) return;
    const key = addExport(symbol.exportedName, target, search);
    if (key !== undefined) search.keys.set(symbol, key);
    else reportUnknownExport(symbol, target, search);
  }
  if (symbol.kind === 'wildcard' && !search.members.has(symbol)) {
    const members = new Map<string, string>();
    search.members.set(symbol, members);
    const target = exporterOf(symbol, from, search);
    if (!target) return;
    for (const name of exportedNames(target)) {
      const key = addExport(name, target, search);
      if (key !== undefined) members.set(name, key);
    }
  }
}

type Exporter = { readonly source: string } & (
  | { readonly model: FileModel }
  | { readonly template: ObjectNode }
);

function exportedNames(target: Exporter): readonly string[] {
  return 'model' in target
    ? exportsOf(target.model).map((each) => each.name)
    : armDeclarations(target.template).flatMap((each) => (each.exported ? [each.name] : []));
}

function addExport(name: string, target: Exporter, search: Search): string | undefined {
  if ('model' in target) {
    const found = exportsOf(target.model).find((each) => each.name === name);
    return found && addItem(found, target, search);
  }
  const found = armDeclarations(target.template).find(
    (each) => each.exported && each.name === name,
  );
  return found && addArmItem(found, target, search);
}

function addArmItem(
  declares: ArmDeclaration,
  { source, template }: { readonly source: string; readonly template: ObjectNode },
  search: Search,
): string {
  const key = `${source}_${declares.name}`;
  if (search.items.has(key)) return key;
  const item: Item = { source, originalName: declares.name, template, declares };
  search.items.set(key, item);
  search.pending.push(item);
  return key;
}

/** The file that an import names; only problems of the root's own imports are reported by it. */
function exporterOf(
  symbol: ImportedSymbol | WildcardSymbol,
  from: Importing,
  search: Search,
): Exporter | undefined {
  const { path } = symbol.declaration;
  const compilation =
    from === search.root ? from.compilation : { ...from.compilation, diagnostics: [] };
  const target = openTarget(path, from.file.source.path, compilation);
  const sourceOf = (path: string): string =>
    isPublishedReference(path) ? path : relativePath(search.root.file.source.path, path);
  switch (target.kind) {
    case 'bicep':
      return { model: target.model, source: sourceOf(target.model.file.source.path) };
    case 'json':
      return { template: target.template, source: sourceOf(target.source) };
    case 'absent':
      return undefined;
  }
}

function exportsOf(model: FileModel): readonly Exported[] {
  return [...model.binding.declarations.names.values()].filter(
    (symbol): symbol is Exported =>
      (symbol.kind === 'type' || symbol.kind === 'variable' || symbol.kind === 'function') &&
      findDecorator(symbol.declaration.decorators, 'export') !== undefined,
  );
}

function reportUnknownExport(symbol: ImportedSymbol, target: Exporter, search: Search): void {
  const hint = nearest(symbol.exportedName, exportedNames(target)) ?? '';
  search.diagnostics.push(
    diagnostic('bicep/unknown-export', symbol.item.span, symbol.exportedName, target.source, hint),
  );
}

function addItem(
  symbol: Exported,
  { model, source }: { readonly model: FileModel; readonly source: string },
  search: Search,
): string {
  const known = search.keys.get(symbol);
  if (known !== undefined) return known;
  const key = `${source}_${symbol.name}`;
  search.keys.set(symbol, key);
  const item: Item = { source, originalName: symbol.name, model, declares: symbol };
  search.items.set(key, item);
  search.pending.push(item);
  return key;
}

/** Adds a value of a parameter file, its own or from the one it extends. */
function addAssignment(symbol: AssignmentSymbol, model: Importing, search: Search): void {
  const owner = ownerOf(symbol, model);
  // The root's own values are parameters, not variables.
  if (!('imports' in owner)) return;
  const source = relativePath(search.root.file.source.path, owner.file.source.path);
  addItem(symbol, { model: owner, source }, search);
}

/** Adds what a declaration names: declarations of its file, imports of its file, contents it reads. */
function followItem(item: Item, search: Search): void {
  if ('template' in item) {
    const all = armDeclarations(item.template);
    for (const { kind, name } of armReferences(item.declares.node)) {
      const needed = all.find((each) => each.kind === kind && each.name === name);
      if (needed) addArmItem(needed, item, search);
    }
    return;
  }
  const { declares, model, source } = item;
  if (declares.kind === 'loaded') return;
  const pending: SyntaxNode[] = [declares.declaration];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const symbol = model.binding.references.get(node as Reference);
    if (symbol?.kind === 'imported' || symbol?.kind === 'wildcard') {
      followImport(symbol, model, search);
    } else if (symbol?.kind === 'assignment') addAssignment(symbol, model, search);
    else if (symbol?.kind === 'base') {
      for (const each of symbol.assignments) addAssignment(each, model, search);
    } else if (
      symbol?.kind === 'type' ||
      symbol?.kind === 'variable' ||
      symbol?.kind === 'function'
    ) {
      addItem(symbol, { model, source }, search);
    }
    const loaded = model.loaded.get(node as Expression);
    if (loaded?.variable !== undefined) {
      const key = `${source}_${loaded.variable}`;
      const keys = search.loadedKeys.get(model) ?? new Map<string, string>();
      search.loadedKeys.set(model, keys.set(loaded.variable, key));
      search.items.set(key, {
        source,
        originalName: loaded.variable,
        model,
        declares: { kind: 'loaded', value: loaded.value },
      });
    }
    pending.push(...childrenOf(node));
  }
}

/** Names imported by name keep it; all else is called `_1.name` by its file. */
function nameItems(own: readonly BicepSymbol[], search: Search): ImportClosure {
  const names = new Map<string, string>();
  for (const symbol of own) {
    const key = symbol.kind === 'imported' ? search.keys.get(symbol) : undefined;
    if (key !== undefined) names.set(key, symbol.name);
  }
  const files = new Map<string, number>();
  let next = 1;
  const keys = [...search.items.keys()].sort();
  for (const key of keys) {
    const item = search.items.get(key);
    if (item === undefined || names.has(key)) continue;
    const file = files.get(item.source) ?? next++;
    files.set(item.source, file);
    const plain = /^[A-Za-z_]\w*$/.test(item.originalName);
    names.set(key, `_${file}.${plain ? item.originalName : `_${next++}`}`);
  }
  return closure(names, search);
}

function closure(names: ReadonlyMap<string, string>, search: Search): ImportClosure {
  const nameOfKey = (key: string | undefined) => (key === undefined ? undefined : names.get(key));
  const declarations: ImportedDeclaration<Exported>[] = [];
  const loaded: { name: string; value: TemplateNode }[] = [];
  const imports: ImportClosure = {
    types: [],
    variables: [],
    functions: [],
    loaded,
    nameOf: (symbol) => nameOfKey(search.keys.get(symbol)),
    nameOfMember: (symbol, member) => nameOfKey(search.members.get(symbol)?.get(member)),
    nameOfLoaded: (model, variable) => nameOfKey(search.loadedKeys.get(model)?.get(variable)),
    typeOf(symbol, member) {
      const key =
        symbol.kind === 'imported'
          ? search.keys.get(symbol)
          : search.members.get(symbol)?.get(member ?? '');
      const item = key === undefined ? undefined : search.items.get(key);
      if (item && 'template' in item) {
        return { schema: item.declares.node, template: item.template };
      }
      if (item?.declares.kind !== 'type') return undefined;
      const at: Lowering = { model: item.model, environment: new Map(), imports: result };
      return { type: item.declares.declaration.value, at };
    },
  };
  const nodes: (ImportedNode & { readonly kind: ArmDeclaration['kind'] })[] = [];
  for (const [key, item] of search.items) {
    const name = names.get(key) ?? '';
    if ('template' in item) {
      const { kind, loop } = item.declares;
      const node = armNode(item, name, (each) => names.get(each));
      nodes.push({ kind, name, node, ...(loop && { loop }) });
    } else if (item.declares.kind === 'loaded') loaded.push({ name, value: item.declares.value });
    else {
      const origin = originOf(item, name);
      declarations.push({ symbol: item.declares, name, origin, at: lowering(item.model, name) });
    }
  }
  loaded.sort((a, b) => ordinal(a.name, b.name));
  const ofKind = <S extends Exported>(
    kinds: readonly S['kind'][],
    armKind: ArmDeclaration['kind'],
  ) => {
    // Functions are in the order of their own names, whichever file's namespace they are in.
    const bare = ({ name }: ImportedNode | ImportedDeclaration<S>): string =>
      armKind === 'armFunction' ? name.slice(name.indexOf('.') + 1) : name;
    const own = declarations.filter((each): each is ImportedDeclaration<S> =>
      kinds.includes(each.symbol.kind),
    );
    const all = [...own, ...nodes.filter((each) => each.kind === armKind)];
    return all.sort((a, b) => ordinal(bare(a), bare(b)));
  };
  const result: ImportClosure = {
    ...imports,
    types: ofKind<TypeSymbol>(['type'], 'armType'),
    variables: ofKind<ImportedVariable>(['variable', 'assignment'], 'armVariable'),
    functions: ofKind<FunctionSymbol>(['function'], 'armFunction'),
  };
  return result;

  function lowering(model: FileModel, copyName: string): Lowering {
    return { model, environment: new Map(), imports, copyName };
  }
}

const ordinal = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The path of a file from the folder of another. */
export function relativePath(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1);
  const parts = to.split('/');
  let shared = 0;
  while (
    shared < folders.length &&
    shared < parts.length - 1 &&
    folders[shared] === parts[shared]
  ) {
    shared++;
  }
  return [...folders.slice(shared).map(() => '..'), ...parts.slice(shared)].join('/');
}
