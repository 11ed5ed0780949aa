import type { Span } from '../../source/span.js';
import type { ObjectNode, PropertyNode } from '../../template/template.js';
import type { BicepSymbol } from '../binder/symbols.js';
import type { TargetScope } from '../binder/target-scope.js';
import { symbolicName } from './ancestors.js';
import { array, entry, literal, object } from './build.js';
import { userNamespace } from './calls.js';
import {
  lowerFunction,
  lowerOutput,
  lowerParameter,
  lowerTypeDeclaration,
  lowerVariable,
  type VariableEntries,
} from './declarations.js';
import { findDecorator, lowerDescription } from './decorators.js';
import { lowerExtensions } from './extensions.js';
import { type FileModel, type Lowering, loweringOf } from './model.js';
import { lowerModule } from './modules.js';
import { lowerResource } from './resources.js';
import { lowerType } from './types.js';
import { lowerValue } from './values.js';

const schemas: Readonly<Record<TargetScope, string>> = {
  resourceGroup: '2019-04-01/deploymentTemplate.json#',
  local: '2019-04-01/deploymentTemplate.json#',
  subscription: '2018-05-01/subscriptionDeploymentTemplate.json#',
  managementGroup: '2019-08-01/managementGroupDeploymentTemplate.json#',
  tenant: '2019-08-01/tenantDeploymentTemplate.json#',
};

/** The template that a Bicep file stands for. */
export function lowerFile(model: FileModel): ObjectNode {
  const at = loweringOf(model);
  const start: Span = { file: model.file.source, start: 0, end: 0 };
  const schema = `https://schema.management.azure.com/schemas/${schemas[model.targetScope]}`;
  const properties: PropertyNode[] = [entry('$schema', literal(schema, start))];
  const { languageVersion } = model;
  if (languageVersion) {
    properties.push(entry('languageVersion', literal(languageVersion.version, start)));
  }
  properties.push(entry('contentVersion', literal('1.0.0.0', start)));
  const section = (name: string, entries: readonly PropertyNode[]): void => {
    if (entries.length > 0) properties.push(entry(name, object(entries, start), start));
  };
  section('metadata', lowerMetadata(at, start));
  section('definitions', lowerDefinitions(at));
  const functions = lowerFunctions(at, start);
  if (functions.length > 0) properties.push(entry('functions', array(functions, start)));
  section(
    'parameters',
    symbolsOf(model, 'parameter').map((symbol) => lowerParameter(symbol, at)),
  );
  section('variables', lowerVariables(at, start));
  const extensions = lowerExtensions(at, start);
  if (extensions) properties.push(extensions);
  properties.push(lowerResources(at, start));
  section(
    'outputs',
    model.binding.declarations.outputs.map((symbol) => lowerOutput(symbol, at)),
  );
  section('asserts', lowerAsserts(at));
  return object(properties, model.file.span, start);
}

/** The symbols of one kind, in source order. */
export function symbolsOf<K extends BicepSymbol['kind']>(
  model: Pick<FileModel, 'binding'>,
  kind: K,
): Extract<BicepSymbol, { kind: K }>[] {
  type Wanted = Extract<BicepSymbol, { kind: K }>;
  return [...model.binding.declarations.names.values()].filter(
    (symbol): symbol is Wanted => symbol.kind === kind,
  );
}

function lowerAsserts(at: Lowering): readonly PropertyNode[] {
  return at.model.file.statements.flatMap((statement) => {
    if (statement.kind !== 'assert') return [];
    const { name, value } = statement;
    return [entry(name.name, lowerValue(value, at), name.span)];
  });
}

function lowerMetadata(at: Lowering, start: Span): readonly PropertyNode[] {
  const entries: PropertyNode[] = [];
  const { experimental } = at.model.languageVersion ?? {};
  if (experimental) {
    const names = experimental.map((name) => literal(name, start));
    entries.push(entry('_EXPERIMENTAL_FEATURES_ENABLED', array(names, start)));
  }
  const exported = symbolsOf(at.model, 'variable').filter((symbol) =>
    findDecorator(symbol.declaration.decorators, 'export'),
  );
  if (exported.length > 0) {
    exported.sort((a, b) => (a.name < b.name ? -1 : 1));
    const items = exported.map(({ name, declaration }) => {
      const { span } = declaration.name;
      const parts = [entry('name', literal(name, span))];
      const description = lowerDescription(declaration.decorators, at);
      if (description) parts.push(entry('description', description));
      if (declaration.type) parts.push(entry('type', lowerType(declaration.type, at)));
      return object(parts, span);
    });
    entries.push(entry('__bicep_exported_variables!', array(items, start)));
  }
  for (const statement of at.model.file.statements) {
    if (statement.kind !== 'metadata') continue;
    const { name, value } = statement;
    entries.push(entry(name.name, lowerValue(value, at), name.span));
  }
  return entries;
}

/** The section `definitions`: the file's own types and imported ones. */
export function lowerDefinitions(at: Lowering): readonly PropertyNode[] {
  return [
    ...symbolsOf(at.model, 'type').map((symbol) =>
      lowerTypeDeclaration(symbol, symbol.name, undefined, at),
    ),
    ...at.imports.types.map((each) =>
      'node' in each
        ? entry(each.name, each.node)
        : lowerTypeDeclaration(each.symbol, each.name, each.origin, each.at),
    ),
  ];
}

/** The section `functions`: one object a namespace. */
export function lowerFunctions(at: Lowering, start: Span): readonly ObjectNode[] {
  const namespaces = new Map<string, PropertyNode[]>();
  const add = (namespace: string, member: PropertyNode): void => {
    const members = namespaces.get(namespace);
    if (members) members.push(member);
    else namespaces.set(namespace, [member]);
  };
  for (const symbol of symbolsOf(at.model, 'function')) {
    add(userNamespace, lowerFunction(symbol, symbol.name, undefined, at));
  }
  for (const each of at.imports.functions) {
    const dot = each.name.indexOf('.');
    const namespace = dot < 0 ? userNamespace : each.name.slice(0, dot);
    const name = each.name.slice(dot + 1);
    const member =
      'node' in each
        ? entry(name, each.node)
        : lowerFunction(each.symbol, name, each.origin, each.at);
    add(namespace, member);
  }
  return [...namespaces].map(([namespace, members]) =>
    object(
      [entry('namespace', literal(namespace, start)), entry('members', object(members, start))],
      start,
    ),
  );
}

/** The section `variables`. */
function lowerVariables(at: Lowering, start: Span): readonly PropertyNode[] {
  const { copies, plain } = variableEntries(at);
  return copies.length === 0 ? plain : [entry('copy', array(copies, start)), ...plain];
}

/** What is declared as a variable: contents of loaded files, the file's own, and imported ones. */
export function variableEntries(at: Lowering): VariableEntries {
  const entries: VariableEntries = { copies: [], plain: [] };
  const loaded = [...at.model.loaded.values()].flatMap(({ variable, value }) =>
    variable === undefined ? [] : [entry(variable, value)],
  );
  entries.plain.push(...loaded.sort((a, b) => (String(a.key) < String(b.key) ? -1 : 1)));
  for (const symbol of symbolsOf(at.model, 'variable')) {
    if (at.model.inlined.has(symbol)) continue;
    lowerVariable(symbol, at.imports.nameOf(symbol) ?? symbol.name, entries, at);
  }
  for (const each of at.imports.variables) {
    if ('node' in each) {
      if (each.loop && each.node.kind === 'object') entries.copies.push(each.node);
      else entries.plain.push(entry(each.name, each.node));
    } else lowerVariable(each.symbol, each.name, entries, each.at);
  }
  entries.plain.push(...at.imports.loaded.map(({ name, value }) => entry(name, value)));
  return entries;
}

function lowerResources(at: Lowering, start: Span): PropertyNode {
  const { model } = at;
  const resources = model.resources.filter(
    (symbol) =>
      !model.binding.cyclic.has(symbol) &&
      (symbol.declaration.existing ? model.symbolicNames && !model.inlined.has(symbol) : true),
  );
  const modules = [...model.modules.keys()].filter((each) => !model.binding.cyclic.has(each));
  if (!model.symbolicNames) {
    const items = [
      ...resources.map((symbol) => lowerResource(symbol, at)),
      ...modules.map((symbol) => lowerModule(symbol, at)),
    ];
    return entry('resources', array(items, start));
  }
  const entries = [
    ...resources.map((symbol) =>
      entry(symbolicName(symbol), lowerResource(symbol, at), symbol.declaration.name.span),
    ),
    ...modules.map((symbol) =>
      entry(symbol.name, lowerModule(symbol, at), symbol.declaration.name.span),
    ),
  ];
  return entry('resources', object(entries, start));
}
