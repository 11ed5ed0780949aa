import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { textOf } from '../../source/span.js';
import { keyText, propertyValue, unwrap } from '../binder/expression-parts.js';
import type { DeployedBody, ModuleSymbol, ResourceSymbol } from '../binder/symbols.js';
import { parentOf } from '../lower/ancestors.js';
import { constantText, constantTextOf, constantValue, onTrial } from '../lower/constants.js';
import type { FileModel, Lowering } from '../lower/model.js';
import { resolveScope } from '../lower/scopes.js';
import type { Expression, ObjectExpression } from '../syntax.js';

/** Properties that an object has twice, each where it is written. */
export function duplicateProperties(object: ObjectExpression): Diagnostic[] {
  const named = object.members.flatMap((member) => {
    const name = keyText(member);
    return member.kind === 'objectProperty' && name !== undefined
      ? [{ name, span: member.key.span }]
      : [];
  });
  return repeated(named, ({ name }) => name).flatMap((group) =>
    group.map(({ name, span }) => diagnostic('bicep/duplicate-property', span, name)),
  );
}

/** Outputs and metadata of one name: they have names of their own, each kind apart. */
export function duplicateOutputs({ file }: FileModel): Diagnostic[] {
  const named = file.statements.flatMap((statement) =>
    statement.kind === 'output' || statement.kind === 'metadata'
      ? [{ ...statement.name, kind: statement.kind }]
      : [],
  );
  return repeated(
    named.filter(({ name }) => name !== ''),
    ({ kind, name }) => `${kind} ${name}`,
  ).flatMap((group) =>
    group.map(({ name, span }) => diagnostic('bicep/duplicate-name', span, name)),
  );
}

/** Resources and modules that would have one id in Azure, as far as their names are known while compiling. */
export function duplicateDeployments(model: FileModel): Diagnostic[] {
  const at: Lowering = { model, environment: new Map(), imports: model.imports };
  const named = [...model.resources, ...model.modules.keys()].flatMap((symbol) => {
    const key = isSure(symbol.body, at) ? idKey(symbol, at) : undefined;
    return key === undefined ? [] : [{ symbol, key }];
  });
  return repeated(named, ({ key }) => key).flatMap((group) => {
    const others = group.map(({ symbol }) => `'${symbol.name}'`).join(', ');
    return group.map(({ symbol }) => {
      const kind = symbol.kind === 'module' ? 'modules' : 'resources';
      const { span } = propertyValue(symbol.body.object, 'name') ?? symbol.declaration.name;
      return diagnostic('bicep/duplicate-deployment', span, kind, others);
    });
  });
}

/** True without a condition, or with one that is true whatever is deployed. */
function isSure({ condition }: DeployedBody, at: Lowering): boolean {
  if (condition === undefined) return true;
  const value = constantValue(condition, at);
  return value.kind === 'boolean' && value.value;
}

/** A text that two symbols have in common where they have one id; undefined where that cannot be told. */
function idKey(symbol: ResourceSymbol | ModuleSymbol, at: Lowering): string | undefined {
  if (at.model.binding.cyclic.has(symbol)) return undefined;
  const isExtended = symbol.kind === 'resource' && symbol.type.extension !== undefined;
  const name = nameKey(symbol, at);
  if (isExtended || name === undefined) return undefined;
  const written = propertyValue(symbol.body.object, 'scope');
  if (symbol.kind === 'module') {
    const scope = scopeOfModule(written, at);
    return scope && JSON.stringify(['module', scope, name]);
  }
  const scope = scopeOfResource(written, at);
  if (scope === undefined) return undefined;
  const parent = parentOf(symbol, at.model.binding);
  const above = parent && idKey(parent.symbol, at);
  if (parent && above === undefined) return undefined;
  const turn = parent?.index && textOf(parent.index.span);
  return JSON.stringify([symbol.type.type.toLowerCase(), scope, above, turn, name]);
}

function nameKey({ body }: ResourceSymbol | ModuleSymbol, at: Lowering): string | undefined {
  const written = propertyValue(body.object, 'name');
  return written && constantText(written, at);
}

/** The scope of a resource: that of the deployment, or a symbol; the Bicep CLI compares no others. */
function scopeOfResource(written: Expression | undefined, at: Lowering): string | undefined {
  const node = written && unwrap(written);
  if (node?.kind === 'variableAccess') return node.name.name;
  const { kind, ...parts } = resolveScope(node, onTrial(at));
  return Object.keys(parts).length === 0 ? kind : undefined;
}

/** The scope of a module, as far as it is known while compiling; else the symbol that it is. */
function scopeOfModule(written: Expression | undefined, at: Lowering): string | undefined {
  const { kind, ...parts } = resolveScope(written, onTrial(at));
  const texts = Object.values(parts).map((part) => constantTextOf(part, at));
  if (!texts.includes(undefined)) return JSON.stringify([kind, ...texts]);
  const node = written && unwrap(written);
  return node?.kind === 'variableAccess' ? node.name.name : undefined;
}

/** The groups of more than one that have the same key. */
function repeated<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
