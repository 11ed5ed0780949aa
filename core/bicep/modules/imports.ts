import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { diagnostic } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/nearest.js';
import type { ObjectNode } from '../../template/template.js';
import type { Reference } from '../binder/bind.js';
import type {
  AssignmentSymbol,
  BicepSymbol,
  ImportedSymbol,
  WildcardSymbol,
} from '../binder/symbols.js';
import type { FileModel } from '../lower/model.js';
import { childrenOf, type Expression, type SyntaxNode } from '../syntax.js';
import { type ArmDeclaration, armDeclarations, armReferences } from './arm-exports.js';
import {
  type Exporter,
  exportedNames,
  exporterOf,
  exportsOf,
  type Importing,
  relativePath,
} from './exporters.js';
import { inheritedBy, ownerOf } from './extended-files.js';
import { type FoundImports, type ImportClosure, nameImports } from './import-closure.js';
import type { Exported, ImportItem as Item } from './imported-nodes.js';

interface Search extends FoundImports {
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
  return nameImports(own, search);
}

function followImport(symbol: BicepSymbol, from: Importing, search: Search): void {
  if (symbol.kind === 'imported' && !search.keys.has(symbol)) {
    const target = exporterOf(symbol, from, search.root);
    if (!target) return;
    const key = addExport(symbol.exportedName, target, search);
    if (key !== undefined) search.keys.set(symbol, key);
    else reportUnknownExport(symbol, target, search);
  }
  if (symbol.kind === 'wildcard' && !search.members.has(symbol)) {
    const members = new Map<string, string>();
    search.members.set(symbol, members);
    const target = exporterOf(symbol, from, search.root);
    if (!target) return;
    for (const name of exportedNames(target)) {
      const key = addExport(name, target, search);
      if (key !== undefined) members.set(name, key);
    }
  }
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
