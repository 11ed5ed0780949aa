import type { ObjectNode, TemplateNode } from '../../template/template.js';
import type {
  AssignmentSymbol,
  BicepSymbol,
  FunctionSymbol,
  ImportedSymbol,
  TypeSymbol,
  VariableSymbol,
  WildcardSymbol,
} from '../binder/symbols.js';
import type { FileModel, Lowering } from '../lower/model.js';
import type { TypeExpression } from '../syntax.js';
import type { ArmDeclaration } from './arm-exports.js';
import { armNode, type Exported, type ImportItem as Item, originOf } from './imported-nodes.js';

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
  /** What an imported name stands for; undefined where that could not be read. */
  kindOf(symbol: ImportedSymbol): ExportedKind | undefined;
  /** The members of `import * as`; none where the file could not be read. */
  membersOf(symbol: WildcardSymbol): ReadonlyMap<string, ExportedKind | undefined>;
  /** The type that an imported name stands for. */
  typeOf(symbol: ImportedSymbol | WildcardSymbol, member?: string): ImportedType | undefined;
}

/** What a file can export. */
export type ExportedKind = 'type' | 'variable' | 'function';

const exportedKinds: Record<Item['declares']['kind'], ExportedKind> = {
  type: 'type',
  variable: 'variable',
  assignment: 'variable',
  loaded: 'variable',
  function: 'function',
  armType: 'type',
  armVariable: 'variable',
  armFunction: 'function',
};

/** A type of a Bicep file, or the schema of one in an ARM template. */
export type ImportedType =
  | { readonly type: TypeExpression; readonly at: Lowering }
  | { readonly schema: TemplateNode; readonly template: ObjectNode };

/** What was found of the imports of a file. */
export interface FoundImports {
  /** By keys of their own: declarations that are imported or needed by those that are. */
  readonly items: ReadonlyMap<string, Item>;
  /** The keys of declarations and of the names that stand for them. */
  readonly keys: ReadonlyMap<BicepSymbol, string>;
  /** The keys of the members of each `import * as`. */
  readonly members: ReadonlyMap<WildcardSymbol, ReadonlyMap<string, string>>;
  /** The keys of contents that imported declarations read, by file and variable. */
  readonly loadedKeys: ReadonlyMap<FileModel, ReadonlyMap<string, string>>;
}

/** Names imported by name keep it; all else is called `_1.name` by its file. */
export function nameImports(own: readonly BicepSymbol[], found: FoundImports): ImportClosure {
  const names = new Map<string, string>();
  for (const symbol of own) {
    const key = symbol.kind === 'imported' ? found.keys.get(symbol) : undefined;
    if (key !== undefined) names.set(key, symbol.name);
  }
  const files = new Map<string, number>();
  let next = 1;
  const keys = [...found.items.keys()].sort();
  for (const key of keys) {
    const item = found.items.get(key);
    if (item === undefined || names.has(key)) continue;
    const file = files.get(item.source) ?? next++;
    files.set(item.source, file);
    const plain = /^[A-Za-z_]\w*$/.test(item.originalName);
    names.set(key, `_${file}.${plain ? item.originalName : `_${next++}`}`);
  }
  return closure(names, found);
}

function closure(names: ReadonlyMap<string, string>, found: FoundImports): ImportClosure {
  const nameOfKey = (key: string | undefined) => (key === undefined ? undefined : names.get(key));
  const itemOf = (key: string | undefined) =>
    key === undefined ? undefined : found.items.get(key);
  const kindOfKey = (key: string | undefined) => {
    const item = itemOf(key);
    return item && exportedKinds[item.declares.kind];
  };
  const declarations: ImportedDeclaration<Exported>[] = [];
  const loaded: { name: string; value: TemplateNode }[] = [];
  const imports: ImportClosure = {
    types: [],
    variables: [],
    functions: [],
    loaded,
    nameOf: (symbol) => nameOfKey(found.keys.get(symbol)),
    nameOfMember: (symbol, member) => nameOfKey(found.members.get(symbol)?.get(member)),
    nameOfLoaded: (model, variable) => nameOfKey(found.loadedKeys.get(model)?.get(variable)),
    kindOf: (symbol) => kindOfKey(found.keys.get(symbol)),
    membersOf: (symbol) =>
      new Map([...(found.members.get(symbol) ?? [])].map(([name, key]) => [name, kindOfKey(key)])),
    typeOf(symbol, member) {
      const key =
        symbol.kind === 'imported'
          ? found.keys.get(symbol)
          : found.members.get(symbol)?.get(member ?? '');
      const item = itemOf(key);
      if (item && 'template' in item) {
        return { schema: item.declares.node, template: item.template };
      }
      if (item?.declares.kind !== 'type') return undefined;
      const at: Lowering = { model: item.model, environment: new Map(), imports: result };
      return { type: item.declares.declaration.value, at };
    },
  };
  const nodes: (ImportedNode & { readonly kind: ArmDeclaration['kind'] })[] = [];
  for (const [key, item] of found.items) {
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
