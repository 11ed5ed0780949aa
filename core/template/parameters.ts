import { nearest } from '../diagnostics/nearest.js';
import { choiceOfAllowed, lift } from '../expressions/choice.js';
import { callOf, residualOf } from '../expressions/residual.js';
import { unknownBecause, unknownValue } from '../expressions/unknown.js';
import type { Origin, UnknownReason, Value } from '../expressions/value.js';
import { booleanValue, nullValue, steppedThrough } from '../expressions/values.js';
import type { Span } from '../source/span.js';
import { type DeclaredType, declaredTypeOf } from './declared-types.js';
import { type Lookup, lazyLookup } from './lookup.js';
import { childNode, declarationsOf } from './node-access.js';
import { type NodeScope, valueOfNode } from './node-value.js';
import { markSecret } from './secrets.js';
import { type ExpansionSession, reportAt } from './session.js';
import type { ObjectNode } from './template.js';

/** A parameter's value as whoever starts the deployment gives it, worked out when first asked for. */
export interface GivenParameter {
  readonly name: string;
  readonly nameSpan: Span;
  /** Undefined for a secret that the deployment reads from a key vault. */
  readonly value: () => Value | undefined;
}

/** A parameter as a template declares it. */
export interface ParameterDeclaration {
  readonly key: string;
  readonly span: Span;
  readonly node: ObjectNode;
  readonly type: DeclaredType;
}

export interface ParameterTable extends Lookup {
  /** In the order of the template. */
  readonly declarations: readonly ParameterDeclaration[];
}

export interface ParameterSource {
  readonly template: ObjectNode;
  readonly session: ExpansionSession;
  /** By name in lower case. */
  readonly given: ReadonlyMap<string, GivenParameter>;
  /** Tells the deployment from others of the run; empty text for the root. */
  readonly deployment: string;
  /** True for the root of a run, whose parameters may be without a value; a nested deployment must be given them all. */
  readonly root: boolean;
  /** What default values see; asked for only when one is evaluated. */
  readonly scope: () => NodeScope;
}

/**
 * The parameters of a template. A given value wins over the default, but a given null asks for it; a
 * parameter with neither is null when it may be, else one of its allowed values, else unknown. Origins say where the value was
 * given and whether it is only the default.
 */
export function parametersOf(source: ParameterSource): ParameterTable {
  const declarations = readDeclarations(source.template);
  reportUndeclared(declarations, source);
  const lookup = lazyLookup(
    declarations,
    (declaration) => valueOfParameter(declaration, source),
    (declaration) => cyclic(declaration, source.session),
  );
  return { ...lookup, declarations: [...declarations.values()] };
}

function readDeclarations(template: ObjectNode): Map<string, ParameterDeclaration> {
  const found = new Map<string, ParameterDeclaration>();
  const node = childNode(template, 'parameters');
  if (node?.kind !== 'object') return found;
  for (const [name, property] of declarationsOf(node)) {
    if (property.value.kind !== 'object') continue;
    const { key, value } = property;
    found.set(name, {
      key,
      span: property.keySpan,
      node: value,
      type: declaredTypeOf(value, template),
    });
  }
  return found;
}

function reportUndeclared(
  declarations: ReadonlyMap<string, ParameterDeclaration>,
  { given, session }: ParameterSource,
): void {
  for (const [name, { name: written, nameSpan }] of given) {
    if (declarations.has(name)) continue;
    const near = nearest(
      written,
      [...declarations.values()].map(({ key }) => key),
    );
    reportAt(session, 'expansion/undeclared-parameter', nameSpan, written, near);
  }
}

function valueOfParameter(declaration: ParameterDeclaration, source: ParameterSource): Value {
  const value = plainValue(declaration, source);
  // Where secrets are withheld none is left: a default is written out in the template.
  return declaration.type.secure && !source.session.withholdSecrets ? markSecret(value) : value;
}

function plainValue(declaration: ParameterDeclaration, source: ParameterSource): Value {
  const { key: name, span, type } = declaration;
  const step = { span, role: 'parameter' as const, name };
  const given = source.given.get(name.toLowerCase());
  if (given === undefined) {
    const byDefault = defaultOf(declaration, source);
    if (byDefault !== undefined) return byDefault;
    return type.nullable ? nullValue(step) : withoutValue(declaration, step, source);
  }
  const value = given.value();
  if (value !== undefined && !isWithheld(value, declaration, source)) {
    return orDefault(steppedThrough(value, step), declaration, source);
  }
  const origin: Origin = { ...step, from: { span: given.nameSpan, role: 'parameter', name } };
  return markSecret(unknownParameter(declaration, origin, { kind: 'parameter', name }, source));
}

/** A secret that is not looked at; one that is not known, or is none, is handed on as it is. */
function isWithheld(
  { kind }: Value,
  { type }: ParameterDeclaration,
  { session }: ParameterSource,
): boolean {
  return session.withholdSecrets && type.secure && kind !== 'unknown' && kind !== 'null';
}

function defaultOf(
  { key: name, span, node }: ParameterDeclaration,
  source: ParameterSource,
): Value | undefined {
  const byDefault = childNode(node, 'defaultValue');
  const step = { span, role: 'parameter' as const, name, byDefault: true };
  return byDefault && steppedThrough(valueOfNode(byDefault, source.scope()), step);
}

/** A null asks for the default; a choice may ask for it in some of its alternatives. */
function orDefault(
  given: Value,
  declaration: ParameterDeclaration,
  source: ParameterSource,
): Value {
  return lift(
    [given],
    ([value = given]) => (value.kind === 'null' && defaultOf(declaration, source)) || value,
    () => residualOf(given),
    given.origin,
  );
}

/** The parameter of a root may be given its value later; that of a nested deployment will not. */
function withoutValue(
  declaration: ParameterDeclaration,
  origin: Origin,
  source: ParameterSource,
): Value {
  const { key: name, span } = declaration;
  if (!source.root) {
    reportAt(source.session, 'expansion/missing-parameter', span, name);
    return unknownParameter(declaration, origin, { kind: 'error' }, source);
  }
  const allowed = allowedValues(declaration, origin, source);
  return (
    choiceOfAllowed(name, allowed, origin) ??
    unknownParameter(declaration, origin, { kind: 'parameter', name }, source)
  );
}

/** What a parameter without a value may be. The allowed values of an array are those of its items, so they say little. */
function allowedValues(
  { type, node }: ParameterDeclaration,
  origin: Origin,
  source: ParameterSource,
): readonly Value[] {
  const allowed = childNode(type.node ?? node, 'allowedValues');
  if (allowed?.kind === 'array' && type.kind !== 'array') {
    return allowed.items.map((item) => valueOfNode(item, source.scope()));
  }
  return type.kind === 'bool' ? [booleanValue(true, origin), booleanValue(false, origin)] : [];
}

function unknownParameter(
  { key, span, type }: ParameterDeclaration,
  origin: Origin,
  reason: UnknownReason,
  { deployment }: ParameterSource,
): Value {
  const call = callOf('parameters', [{ kind: 'string', value: key, span }], span);
  const expression = deployment === '' ? call : { ...call, of: deployment };
  return unknownValue(expression, origin, reason, { type: type.kind });
}

function cyclic({ key, span }: ParameterDeclaration, session: ExpansionSession): Value {
  reportAt(session, 'expansion/cycle', span, 'parameter', key);
  return unknownBecause({ kind: 'error' }, { span, role: 'parameter', name: key });
}
