import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { textOf } from '../../source/span.js';
import { keyText, propertyValue, unwrap } from '../binder/expression-parts.js';
import type { DeployedBody, ModuleSymbol, ResourceSymbol } from '../binder/symbols.js';
import { parentOf } from '../lower/ancestors.js';
import { constantText } from '../lower/constants.js';
import type { FileModel, Lowering } from '../lower/model.js';
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
    const key = isSure(symbol.body) ? idKey(symbol, at) : undefined;
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

/** True without a condition, or with one that is written out as true. */
function isSure({ condition }: DeployedBody): boolean {
  const written = condition && unwrap(condition);
  return written === undefined || (written.kind === 'boolean' && written.value);
}

/** A text that two symbols have in common where they have one id; undefined where that cannot be told. */
function idKey(symbol: ResourceSymbol | ModuleSymbol, at: Lowering): string | undefined {
  if (at.model.binding.cyclic.has(symbol)) return undefined;
  const isExtended = symbol.kind === 'resource' && symbol.type.extension !== undefined;
  const name = nameKey(symbol, at);
  const scope = scopeKey(propertyValue(symbol.body.object, 'scope'), at);
  if (isExtended || name === undefined || scope === undefined) return undefined;
  if (symbol.kind === 'module') return JSON.stringify(['module', scope, name]);
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

/** The resource that is the scope, or the scope of the deployment; undefined for one elsewhere. */
function scopeKey(written: Expression | undefined, at: Lowering): string | undefined {
  if (written === undefined) return '';
  const node = unwrap(written);
  if (node.kind === 'variableAccess') return node.name.name;
  if (node.kind !== 'call' && node.kind !== 'instanceCall') return undefined;
  if (node.args.length > 0) return undefined;
  return node.name.name === at.model.targetScope ? '' : node.name.name;
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
