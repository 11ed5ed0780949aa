import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/nearest.js';
import { argumentsWanted } from '../binder/argument-counts.js';
import { unwrap } from '../binder/expression-parts.js';
import { needsFeature } from '../binder/features.js';
import { wrongKind } from '../binder/resolve.js';
import type { FileModel } from '../lower/model.js';
import type { Decorator, Expression, SyntaxNode } from '../syntax.js';
import { checkConstant } from './constant-values.js';

const typed = ['parameter', 'output', 'type'];

interface DecoratorRule {
  /** The experimental feature without which there is none. */
  readonly feature?: string;
  /** Kinds of declarations; `type` stands for parts of types too. */
  readonly on: readonly string[] | 'all';
  /** How many arguments it takes at least and at most; one unless said. */
  readonly args?: readonly [number, number];
  /** How many of its arguments, from the first on, are worked out where they are used; none unless said. */
  readonly workedOut?: number;
}

const onceOn = (on: readonly string[]): DecoratorRule => ({ on });
const flagOn = (on: readonly string[]): DecoratorRule => ({ on, args: [0, 0] });

const rules: ReadonlyMap<string, DecoratorRule> = new Map([
  ['allowed', onceOn(['parameter'])],
  ['batchSize', { on: ['resource', 'module'], workedOut: 1 }],
  ['description', { on: 'all' }],
  ['discriminator', onceOn(typed)],
  ['export', flagOn(['type', 'variable', 'function'])],
  ['maxLength', onceOn(typed)],
  ['maxValue', onceOn(typed)],
  ['metadata', onceOn(typed)],
  ['minLength', onceOn(typed)],
  ['minValue', onceOn(typed)],
  ['nullIfNotFound', flagOn(['resource'])],
  ['onlyIfNotExists', flagOn(['resource'])],
  ['patch', { ...flagOn(['resource']), feature: 'patch' }],
  ['retryOn', { on: ['resource'], args: [1, 2] }],
  ['sealed', flagOn(typed)],
  ['secure', flagOn(typed)],
  ['validate', { on: typed, args: [1, 2], workedOut: 1, feature: 'userDefinedConstraints' }],
  ['waitUntil', { on: ['resource'], args: [1, 2], workedOut: 1, feature: 'waitUntil' }],
]);

const partsOfTypes: ReadonlySet<string> = new Set([
  'objectTypeProperty',
  'additionalProperties',
  'tupleTypeItem',
]);

/**
 * The decorators of a declaration or part of a type: known ones, each once, where they apply. The Bicep CLI
 * is not as strict with `@sys.name()`, so neither are we: it may be repeated, stand on any part of a type, and numbers are
 * not looked at.
 */
export function checkDecorators(
  decorators: readonly Decorator[],
  owner: SyntaxNode,
  model: FileModel,
): Diagnostic[] {
  const isPart = partsOfTypes.has(owner.kind);
  const kind = isPart ? 'type' : owner.kind;
  const counts = new Map<string, number>();
  for (const each of decorators) {
    const name = nameOf(each);
    if (name !== undefined && !isQualified(each)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return decorators.flatMap((decorator) => {
    const name = nameOf(decorator);
    if (name === undefined) return [];
    const { span } = decorator;
    const qualified = isQualified(decorator);
    const rule = rules.get(name);
    const unresolved = checkName(decorator, rule, model);
    if (rule === undefined || unresolved.length > 0) return unresolved;
    const isPlaced = rule.on === 'all' || rule.on.includes(kind) || (isPart && qualified);
    if (!isPlaced) {
      return [diagnostic('bicep/decorator-place', span, name, wordFor(owner))];
    }
    const again = !qualified && (counts.get(name) ?? 0) > 1;
    return [
      ...(again ? [diagnostic('bicep/duplicate-decorator', span, name)] : []),
      ...checkArguments(decorator, rule, owner),
    ];
  });
}

/** Whether a decorator stands for one of the language: those are all of the namespace `sys`. */
function checkName(
  { expression, span }: Decorator,
  rule: DecoratorRule | undefined,
  { binding, features }: FileModel,
): Diagnostic[] {
  if (!('name' in expression)) return [];
  const { name } = expression.name;
  const target = expression.kind === 'instanceCall' ? unwrap(expression.target) : undefined;
  const namespace = target?.kind === 'variableAccess' ? binding.references.get(target) : undefined;
  if (namespace?.kind === 'undeclared') return [];
  const isOther = namespace && !(namespace.kind === 'namespace' && namespace.namespace === 'sys');
  if (rule === undefined || isOther) {
    const near = nearest(name, rules.keys()) ?? '';
    return [diagnostic('bicep/unknown-decorator', span, name, near)];
  }
  const { feature } = rule;
  const refused = feature ? needsFeature(feature, features, `The decorator '${name}'`, span) : [];
  if (refused.length > 0) return refused;
  const hiding = target ? undefined : binding.declarations.names.get(name);
  return hiding ? [wrongKind(expression.name, hiding, 'decorator', `sys.${name}`)] : [];
}

const isQualified = ({ expression }: Decorator): boolean => expression.kind === 'instanceCall';

const wordFor = ({ kind }: SyntaxNode): string =>
  kind === 'parameterAssignment' ? 'parameter file' : kind;

/** The name of a decorator that was read; the binder has spoken of what is no call. */
function nameOf({ expression }: Decorator): string | undefined {
  switch (expression.kind) {
    case 'call':
    case 'instanceCall':
    case 'propertyAccess':
    case 'variableAccess':
      return expression.name.name || undefined;
    default:
      return undefined;
  }
}

function checkArguments(
  { expression, span }: Decorator,
  rule: DecoratorRule,
  owner: SyntaxNode,
): Diagnostic[] {
  if (expression.kind !== 'call' && expression.kind !== 'instanceCall') {
    return [diagnostic('bicep/uncalled-decorator', span)];
  }
  const { name } = expression.name;
  const [least, most] = rule.args ?? [1, 1];
  const { length } = expression.args;
  if (length < least || length > most) {
    return [
      diagnostic('bicep/argument-count', span, name, argumentsWanted(least, most), String(length)),
    ];
  }
  const inconstant = expression.args.slice(rule.workedOut ?? 0).flatMap(checkConstant);
  if (inconstant.length > 0) return inconstant;
  const [first] = expression.args;
  if (name === 'allowed') {
    const isEmpty = first?.kind === 'array' && first.items.length === 0;
    return isEmpty
      ? [diagnostic('bicep/decorator-value', first.span, name, 'a list of one or more')]
      : [];
  }
  if (expression.kind === 'instanceCall') return [];
  const wanted = first && wantedOf(name, first);
  if (wanted !== undefined) {
    return [diagnostic('bicep/decorator-value', first?.span ?? span, name, wanted)];
  }
  const isLoop = 'body' in owner && 'kind' in owner.body && owner.body.kind === 'for';
  if (name !== 'batchSize' || isLoop) return [];
  return [diagnostic('bicep/decorator-place', span, name, `${owner.kind} without a loop`)];
}

/** What a number should have been; undefined where nothing is wrong with it. */
function wantedOf(name: string, value: Expression): string | undefined {
  const number = wholeNumber(value);
  if (number === undefined) return undefined;
  if (name === 'batchSize') return number < 1 ? '1 or more' : undefined;
  return /^(?:min|max)Length$/.test(name) && number < 0 ? '0 or more' : undefined;
}

function wholeNumber(value: Expression): number | undefined {
  if (value.kind === 'integer') return value.value;
  if (value.kind !== 'unary' || value.operator !== '-') return undefined;
  const { operand } = value;
  return operand.kind === 'integer' ? -operand.value : undefined;
}
