import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { type Span, textOf } from '../../source/span.js';
import { keyText, literalText, propertyValue } from '../binder/expression-parts.js';
import type { DeployedBody, ModuleSymbol, ResourceSymbol } from '../binder/symbols.js';
import type { FileModel } from '../lower/model.js';
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

/** Resources and modules that would have one id in Azure, as far as their names are written out. */
export function duplicateDeployments(model: FileModel): Diagnostic[] {
  const { resources, modules, binding, targetScope } = model;
  const symbolOf = (node: Expression | undefined): unknown =>
    node?.kind === 'variableAccess' ? binding.references.get(node) : node && textOf(node.span);
  const described = (symbol: ResourceSymbol | ModuleSymbol, type: string) => {
    const name = nameOf(symbol.body);
    if (name === undefined) return [];
    const scope = propertyValue(symbol.body.object, 'scope');
    const own = scope && textOf(scope.span) === `${targetScope}()`;
    const places = [propertyValue(symbol.body.object, 'parent'), own ? undefined : scope];
    const container = symbol.kind === 'resource' ? symbol.container : undefined;
    return [{ symbol, type, name, around: [container, ...places.map(symbolOf)] }];
  };
  const all = [
    ...resources
      .filter(({ declaration, body }) => !declaration.existing && body.condition === undefined)
      .flatMap((each) => described(each, each.type.type)),
    ...[...modules.keys()].flatMap((each) => described(each, '')),
  ];
  const ids = new Map<unknown, number>();
  const idOf = (part: unknown): number => {
    const id = ids.get(part) ?? ids.size;
    ids.set(part, id);
    return id;
  };
  const key = ({ type, name, around }: (typeof all)[number]): string =>
    [...around.map(idOf), type.toLowerCase(), name.text.toLowerCase()].join(' ');
  return repeated(all, key).flatMap((group) => {
    const others = group.map(({ symbol }) => `'${symbol.name}'`).join(', ');
    return group.map(({ symbol, name }) => {
      const kind = symbol.kind === 'module' ? 'modules' : 'resources';
      return diagnostic('bicep/duplicate-deployment', name.span, kind, name.text, others);
    });
  });
}

/** The name of what is deployed once, as it is written, in one way for the two ways to read a property. */
function nameOf({ loop, object }: DeployedBody): { text: string; span: Span } | undefined {
  const written = loop === undefined ? propertyValue(object, 'name') : undefined;
  if (written === undefined) return undefined;
  const { span } = written;
  const literal = literalText(written);
  if (literal !== undefined) return { text: literal, span };
  if (written.kind !== 'propertyAccess' && written.kind !== 'indexAccess') return undefined;
  const text = textOf(span).replace(/\['([A-Za-z_]\w*)'\]/g, '.$1');
  return { text, span };
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
