import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/nearest.js';
import {
  type BicepFile,
  type BicepParametersFile,
  childrenOf,
  type Decorator,
  type Expression,
  type ForExpression,
  type FunctionCall,
  type FunctionDeclaration,
  forEachPlace,
  type Identifier,
  type InstanceCall,
  type Lambda,
  type ResourceAccess,
  type SyntaxNode,
  type TypeExpression,
  type TypeName,
  type VariableAccess,
} from '../syntax.js';
import { findCycles } from './cycles.js';
import { type Declarations, declare, reportRepeated } from './declare.js';
import { keyText, subexpressionsOf, unwrap } from './expression-parts.js';
import {
  checkNamespaceCall,
  type Names,
  resolveFunction,
  resolveType,
  resolveValue,
} from './resolve.js';
import { innerScope, type Scope } from './scope.js';
import type {
  AssignmentSymbol,
  BicepSymbol,
  FileExtensions,
  LocalSymbol,
  ResourceSymbol,
} from './symbols.js';
import { findTypeCycles } from './type-cycles.js';

/** A node that names something. */
export type Reference = VariableAccess | ResourceAccess | FunctionCall | TypeName;

/** A file whose names have been tied to what they stand for. */
export interface Binding {
  readonly declarations: Declarations;
  /** What each reference stands for. Calls of functions of a namespace are not in it. */
  readonly references: ReadonlyMap<Reference, BicepSymbol>;
  /** The variables of each loop. */
  readonly loopLocals: ReadonlyMap<ForExpression, readonly LocalSymbol[]>;
  /** The call that each lambda is an argument of. */
  readonly lambdaCalls: ReadonlyMap<Lambda, FunctionCall | InstanceCall>;
  /** Symbols that need themselves to be worked out. */
  readonly cyclic: ReadonlySet<BicepSymbol>;
  /** True where the file declares only resources, so that names it lacks are taken as unknown. */
  readonly snippet: boolean;
  /** The problems of such names, for whoever does not take the file as a snippet; empty in other files. */
  readonly undeclared: readonly Diagnostic[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a file is tied to outside of it. */
export interface Surroundings {
  /** The values of the parameter file that a parameter file extends. */
  readonly inherited: readonly AssignmentSymbol[];
  readonly extensions: FileExtensions;
  /** The experimental features that are on. */
  readonly features: ReadonlySet<string>;
}

/** Ties every name of a file to its declaration; names without one get a diagnostic and an `undeclared` symbol. */
export function bind(
  file: BicepFile | BicepParametersFile,
  { inherited, extensions, features }: Surroundings,
): Binding {
  const declarations = declare(file, extensions);
  const snippet =
    file.kind === 'file' &&
    file.statements.length > 0 &&
    file.statements.every((statement) => statement.kind === 'resource');
  const binder: Binder = {
    references: new Map(),
    loopLocals: new Map(),
    lambdaCalls: new Map(),
    snippet,
    caller: { kind: file.kind, features },
    namespaces: declarations.namespaces,
    undeclared: [],
    diagnostics: [...declarations.diagnostics],
  };
  const builtin = innerScope({ names: new Map() }, declarations.namespaces.values());
  const base = inherited.length > 0 ? declarations.firstNames.get('base') : undefined;
  if (base) binder.diagnostics.push(diagnostic('bicep/reserved-name', base.span, 'base'));
  const scope: Scope = { names: declarations.names, outer: inheritedScope(builtin, inherited) };
  for (const statement of file.statements) bindStatement(binder, statement, scope, declarations);
  const cyclic = new Set([
    ...findCycles(declarations, binder.references, binder.diagnostics),
    ...findTypeCycles(declarations, binder.references, binder.diagnostics),
  ]);
  return { declarations, cyclic, ...binder };
}

/** What a parameter file knows of the one it extends: its values by their names, and all of them as `base`. */
function inheritedScope(outer: Scope, inherited: readonly AssignmentSymbol[]): Scope {
  if (inherited.length === 0) return outer;
  return innerScope(outer, [{ kind: 'base', name: 'base', assignments: inherited }, ...inherited]);
}

interface Binder extends Names {
  readonly namespaces: Declarations['namespaces'];
  readonly references: Map<Reference, BicepSymbol>;
  readonly loopLocals: Map<ForExpression, readonly LocalSymbol[]>;
  readonly lambdaCalls: Map<Lambda, FunctionCall | InstanceCall>;
}

type Statement = (BicepFile | BicepParametersFile)['statements'][number];

function bindStatement(
  binder: Binder,
  statement: Statement,
  scope: Scope,
  declarations: Declarations,
): void {
  if (statement.kind === 'error') return;
  bindDecorators(binder, statement.decorators, scope);
  switch (statement.kind) {
    case 'parameter':
      bindType(binder, statement.type, scope);
      if (statement.defaultValue) bindExpression(binder, statement.defaultValue, scope);
      return;
    case 'variable':
      if (statement.type) bindType(binder, statement.type, scope);
      bindExpression(binder, statement.value, scope, statement.name.name);
      return;
    case 'parameterAssignment':
      bindExpression(binder, statement.value, scope, statement.name.name);
      return;
    case 'function':
      bindFunction(binder, statement, scope);
      return;
    case 'type':
      bindType(binder, statement.value, scope);
      return;
    case 'output':
      bindType(binder, statement.type, scope);
      bindExpression(binder, statement.value, scope);
      return;
    case 'resource': {
      const symbol = declarations.resources.get(statement);
      if (symbol) bindResource(binder, symbol, scope);
      return;
    }
    case 'module':
      bindExpression(binder, statement.body, scope);
      return;
    case 'metadata':
    case 'assert':
    case 'targetScope':
      bindExpression(binder, statement.value, scope);
      return;
    case 'extension':
    case 'extensionConfig':
    case 'using':
      if (statement.config?.kind === 'object') bindExpression(binder, statement.config, scope);
      return;
    default:
      return;
  }
}

function bindDecorators(binder: Binder, decorators: readonly Decorator[], scope: Scope): void {
  for (const { expression } of decorators) {
    if (expression.kind !== 'call' && expression.kind !== 'instanceCall') continue;
    if (expression.kind === 'instanceCall') bindExpression(binder, expression.target, scope);
    for (const arg of expression.args) bindExpression(binder, arg, scope);
  }
}

function bindFunction(binder: Binder, declaration: FunctionDeclaration, scope: Scope): void {
  const locals = declaration.parameters.map((parameter): LocalSymbol => {
    bindType(binder, parameter.type, scope);
    return {
      kind: 'local',
      name: parameter.name.name,
      role: 'functionParameter',
      owner: declaration,
    };
  });
  checkLocals(
    declaration.parameters.map((parameter) => parameter.name),
    binder,
  );
  bindType(binder, declaration.returnType, scope);
  bindExpression(binder, declaration.body, innerScope(scope, locals));
}

/** Nested resources know each other and are known in the whole body of their container, as is `this`, unless a loop hides it. */
function bindResource(binder: Binder, symbol: ResourceSymbol, outer: Scope): void {
  const { body, children, declaration } = symbol;
  if (body.loop) bindExpression(binder, body.loop.collection, outer);
  const locals = body.loop ? loopLocals(binder, body.loop, undefined) : [];
  if (body.condition) bindExpression(binder, body.condition, innerScope(outer, locals));
  if (!body.object) return;
  const own: readonly BicepSymbol[] = declaration.existing
    ? []
    : [{ kind: 'this', name: 'this', resource: symbol }];
  const inside = innerScope(outer, [...own, ...locals, ...children]);
  bindExpression(binder, body.object, inside);
  for (const child of children) {
    bindDecorators(binder, child.declaration.decorators, inside);
    bindResource(binder, child, inside);
  }
}

function loopLocals(
  binder: Binder,
  loop: ForExpression,
  copyName: string | undefined,
): readonly LocalSymbol[] {
  const shape = {
    kind: 'local',
    owner: loop,
    ...(copyName !== undefined && { copyName }),
  } as const;
  const locals: LocalSymbol[] = [{ ...shape, name: loop.item.name, role: 'item' }];
  if (loop.index) locals.push({ ...shape, name: loop.index.name, role: 'index' });
  checkLocals(loop.index ? [loop.item, loop.index] : [loop.item], binder);
  binder.loopLocals.set(loop, locals);
  return locals;
}

/** @param copyName what `copyIndex` is called with when `node` itself is a loop */
function bindExpression(binder: Binder, node: Expression, scope: Scope, copyName?: string): void {
  switch (node.kind) {
    case 'variableAccess':
      binder.references.set(node, resolveValue(node.name, scope, binder));
      return;
    case 'resourceAccess':
      bindExpression(binder, node.target, scope);
      bindResourceAccess(binder, node);
      return;
    case 'call':
      bindCall(binder, node, scope);
      return;
    case 'for':
      bindExpression(binder, node.collection, scope);
      bindExpression(binder, node.body, innerScope(scope, loopLocals(binder, node, copyName)));
      return;
    case 'instanceCall':
      bindExpression(binder, node.target, scope);
      bindNamespaceCall(binder, node);
      bindArguments(binder, node, scope);
      return;
    case 'lambda':
      checkLocals(node.parameters, binder);
      bindExpression(binder, node.body, innerScope(scope, lambdaLocals(node)));
      return;
    case 'object':
      for (const member of node.members) {
        if (member.kind === 'objectProperty') {
          if (member.key.kind === 'string') bindExpression(binder, member.key, scope);
          bindExpression(binder, member.value, scope, keyText(member));
        } else if (member.kind === 'spread') bindExpression(binder, member.value, scope);
      }
      return;
    default:
      for (const child of subexpressionsOf(node)) bindExpression(binder, child, scope);
  }
}

function lambdaLocals(lambda: Lambda): LocalSymbol[] {
  return lambda.parameters.map(({ name }) => ({
    kind: 'local',
    name,
    role: 'lambda',
    owner: lambda,
  }));
}

/** Names that are declared together, of which each must be another one, and none that of a namespace. */
function checkLocals(
  identifiers: readonly Identifier[],
  { namespaces, diagnostics }: Binder,
): void {
  for (const { name, span } of identifiers) {
    if (namespaces.has(name)) diagnostics.push(diagnostic('bicep/reserved-name', span, name));
  }
  reportRepeated(identifiers, diagnostics);
}

function bindCall(binder: Binder, call: FunctionCall, scope: Scope): void {
  const found = resolveFunction(call.name, scope, binder);
  if (found) binder.references.set(call, found);
  bindArguments(binder, call, scope);
}

function bindArguments(binder: Binder, call: FunctionCall | InstanceCall, scope: Scope): void {
  for (const arg of call.args) {
    if (arg.kind === 'lambda') binder.lambdaCalls.set(arg, call);
    bindExpression(binder, arg, scope);
  }
}

const functionsOfThis: ReadonlySet<string> = new Set(['exists', 'existingResource']);

/** `sys.name(…)`, `az.name(…)` and `this.name(…)`. */
function bindNamespaceCall(binder: Binder, { target, name }: InstanceCall): void {
  const inner = unwrap(target);
  const symbol = inner.kind === 'variableAccess' ? binder.references.get(inner) : undefined;
  if (symbol?.kind === 'namespace') checkNamespaceCall(symbol, name, binder);
  if (symbol?.kind !== 'this' || functionsOfThis.has(name.name) || name.name === '') return;
  const near = nearest(name.name, functionsOfThis) ?? '';
  binder.diagnostics.push(diagnostic('bicep/unknown-function', name.span, name.name, near));
}

function bindResourceAccess(binder: Binder, node: ResourceAccess): void {
  let target = unwrap(node.target);
  if (target.kind === 'indexAccess') target = unwrap(target.target);
  if (target.kind !== 'variableAccess' && target.kind !== 'resourceAccess') return;
  const container = binder.references.get(target);
  const { name, span } = node.name;
  if (container?.kind === 'resource') {
    const child = container.children.find((each) => each.name === name);
    if (child) {
      binder.references.set(node, child);
      return;
    }
    if (!hasErrors(container.declaration.body)) {
      const near =
        nearest(
          name,
          container.children.map((each) => each.name),
        ) ?? '';
      binder.diagnostics.push(
        diagnostic('bicep/unknown-nested-resource', span, name, container.name, near),
      );
    }
  }
  binder.references.set(node, { kind: 'undeclared', name, identifier: node.name });
}

/** Whether a part of it could not be read, which may declare what is missed. */
function hasErrors(node: SyntaxNode): boolean {
  return node.kind === 'error' || childrenOf(node).some(hasErrors);
}

function bindType(binder: Binder, type: TypeExpression, scope: Scope): void {
  forEachPlace(type, ({ node }) => {
    if (node.kind === 'typeName') {
      const found = resolveType(node.name, scope, binder);
      if (found) binder.references.set(node, found);
    } else if (node.kind === 'decorator') bindDecorators(binder, [node], scope);
    else if (node.kind === 'literalType') bindExpression(binder, node.literal, scope);
  });
}
