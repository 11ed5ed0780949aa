import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { textOf } from '../../source/span.js';
import { keyText, propertyValue, unwrap } from '../binder/expression-parts.js';
import type { DeployedBody, ModuleSymbol, ResourceSymbol } from '../binder/symbols.js';
import { propertyName } from '../binder/type-parts.js';
import { parentOf } from '../lower/ancestors.js';
import { type Constants, constantsOf } from '../lower/constants.js';
import { type FileModel, loweringOf } from '../lower/model.js';
import { resolveScope } from '../lower/scopes.js';
import type { Expression, ObjectExpression, ObjectType } from '../syntax.js';

/** Properties that an object has twice, each where it is written. */
export function duplicateProperties({ members }: ObjectExpression): Diagnostic[] {
  return repeated(members, keyText).flatMap((group) =>
    group.flatMap((member) =>
      member.kind === 'objectProperty'
        ? [diagnostic('bicep/duplicate-property', member.key.span, keyText(member) ?? '')]
        : [],
    ),
  );
}

/** Properties that an object type has twice, each but the first. */
export function duplicateTypeProperties({ members }: ObjectType): Diagnostic[] {
  return repeated(members, propertyName).flatMap(([, ...again]) =>
    again.flatMap((member) =>
      member.kind === 'objectTypeProperty'
        ? [diagnostic('bicep/duplicate-property', member.key.span, propertyName(member) ?? '')]
        : [],
    ),
  );
}

/** Extensions of which a file can have one only. */
export function duplicateExtensions({ binding }: FileModel): Diagnostic[] {
  const { extensions } = binding.declarations;
  return repeated(extensions, ({ extension }) =>
    extension?.isSingleton ? extension.name : undefined,
  ).flatMap((group) =>
    group.map(({ declaration, extension }) =>
      diagnostic(
        'bicep/duplicate-extension',
        declaration.specification.span,
        extension?.name ?? '',
      ),
    ),
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

const onceInFile: ReadonlySet<string> = new Set(['extends', 'targetScope', 'using']);

/** Statements of which a file can have one only. */
export function duplicateStatements({ file }: FileModel): Diagnostic[] {
  const single = file.statements.filter(({ kind }) => onceInFile.has(kind));
  return repeated(single, ({ kind }) => kind).flatMap((group) =>
    group.map(({ kind, span }) => diagnostic('bicep/duplicate-statement', span, kind)),
  );
}

/** Resources and modules that would have one id in Azure, as far as their names are known while compiling. */
export function duplicateDeployments(model: FileModel): Diagnostic[] {
  const constants = constantsOf(loweringOf(model));
  return repeated([...model.resources, ...model.modules.keys()], typeKey)
    .flatMap((group) => repeated(group, (symbol) => idKey(symbol, constants)))
    .map((group) => group.filter(({ body }) => isSure(body, constants)))
    .filter((group) => group.length > 1)
    .flatMap((group) => {
      const others = group.map(({ name }) => `'${name}'`).join(', ');
      return group.map((symbol) => {
        const kind = symbol.kind === 'module' ? 'modules' : 'resources';
        const { span } = propertyValue(symbol.body.object, 'name') ?? symbol.declaration.name;
        return diagnostic('bicep/duplicate-deployment', span, kind, others);
      });
    });
}

/** True without a condition, or with one that is true whatever is deployed. */
function isSure({ condition }: DeployedBody, constants: Constants): boolean {
  if (condition === undefined) return true;
  const value = constants.value(condition);
  return value.kind === 'boolean' && value.value;
}

/** The type of what is deployed; undefined for what is not of Azure. */
function typeKey(symbol: ResourceSymbol | ModuleSymbol): string | undefined {
  if (symbol.kind === 'module') return 'module';
  return symbol.type.extension ? undefined : symbol.type.type.toLowerCase();
}

/** A text that two symbols of one type have in common where they have one id; undefined where that cannot be told. */
function idKey(symbol: ResourceSymbol | ModuleSymbol, constants: Constants): string | undefined {
  const { binding } = constants.at.model;
  if (binding.cyclic.has(symbol)) return undefined;
  const written = propertyValue(symbol.body.object, 'name');
  const name = written && constants.text(written);
  if (name === undefined) return undefined;
  const placed = propertyValue(symbol.body.object, 'scope');
  if (symbol.kind === 'module') {
    const scope = scopeOfModule(placed, constants);
    return scope && JSON.stringify([scope, name]);
  }
  const scope = scopeOfResource(placed, constants);
  if (scope === undefined) return undefined;
  const parent = parentOf(symbol, binding);
  const above = parent && idKey(parent.symbol, constants);
  if (parent && above === undefined) return undefined;
  const turn = parent?.index && textOf(parent.index.span);
  return JSON.stringify([scope, above, turn, name]);
}

/** The scope of a resource: that of the deployment, or a symbol; the Bicep CLI compares no others. */
function scopeOfResource(written: Expression | undefined, { at }: Constants): string | undefined {
  const node = written && unwrap(written);
  if (node?.kind === 'variableAccess') return node.name.name;
  const { kind, ...parts } = resolveScope(node, at);
  return Object.keys(parts).length === 0 ? kind : undefined;
}

/** The scope of a module, as far as it is known while compiling; else the symbol that it is. */
function scopeOfModule(
  written: Expression | undefined,
  { at, textOf }: Constants,
): string | undefined {
  const { kind, ...parts } = resolveScope(written, at);
  const texts = Object.values(parts).map((part) => textOf(part));
  if (!texts.includes(undefined)) return JSON.stringify([kind, ...texts]);
  const node = written && unwrap(written);
  return node?.kind === 'variableAccess' ? node.name.name : undefined;
}

/** The groups of more than one item that have the same key; those without one are in none. */
export function repeated<T>(
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
): readonly T[][] {
  const keys = items.map(keyOf);
  const known = keys.filter((key) => key !== undefined);
  if (new Set(known).size === known.length) return [];
  const groups = new Map<string, T[]>();
  for (const [i, item] of items.entries()) {
    const key = keys[i];
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
