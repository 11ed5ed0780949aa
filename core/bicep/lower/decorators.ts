import type { ObjectNode, TemplateNode } from '../../template/template.js';
import { unwrap } from '../binder/expression-parts.js';
import type { Decorator, Expression, FunctionCall, InstanceCall } from '../syntax.js';
import { array, entry, literal, merge, object } from './build.js';
import type { Lowering } from './model.js';
import { lowerValue } from './values.js';

/** A decorator that is a call: `@name(args)` or `@sys.name(args)`. */
export interface DecoratorCall {
  readonly name: string;
  readonly args: readonly Expression[];
  readonly span: Decorator['span'];
}

export function decoratorCalls(decorators: readonly Decorator[]): readonly DecoratorCall[] {
  return decorators.map(callOf).filter((call) => call !== undefined);
}

function callOf({ expression, span }: Decorator): DecoratorCall | undefined {
  return isCall(expression)
    ? { name: expression.name.name, args: expression.args, span }
    : undefined;
}

function isCall(expression: Decorator['expression']): expression is FunctionCall | InstanceCall {
  return expression.kind === 'call' || expression.kind === 'instanceCall';
}

export function findDecorator(
  decorators: readonly Decorator[],
  name: string,
): DecoratorCall | undefined {
  const found = decorators.findLast((each) => nameOf(each) === name);
  return found && callOf(found);
}

function nameOf({ expression }: Decorator): string | undefined {
  return isCall(expression) ? expression.name.name : undefined;
}

/** The text of `@description`, with the indentation of a multi-line string taken off. */
export function lowerDescription(
  decorators: readonly Decorator[],
  at: Lowering,
): TemplateNode | undefined {
  const [written] = findDecorator(decorators, 'description')?.args ?? [];
  if (written === undefined) return undefined;
  const value = lowerValue(written, at);
  if (value.kind !== 'literal' || typeof value.value !== 'string') return value;
  return { ...value, value: withoutIndent(value.value) };
}

/** Takes off what all lines but the first begin with in white space; lines end with LF after it. */
function withoutIndent(text: string): string {
  if (!/[\r\n]/.test(text)) return text;
  const [first = '', ...rest] = text.split(/\r\n|\n|\r/);
  const filled = rest.filter((line) => line !== '');
  const indent = Math.min(...filled.map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0));
  return [first, ...rest.map((line) => (line === '' ? line : line.slice(indent)))].join('\n');
}

/** `metadata: { description: … }` where there is a description. */
export function describe(
  target: ObjectNode,
  decorators: readonly Decorator[],
  at: Lowering,
): ObjectNode {
  const description = lowerDescription(decorators, at);
  return description === undefined ? target : addMetadata(target, 'description', description);
}

function addMetadata(target: ObjectNode, name: string, value: TemplateNode): ObjectNode {
  return merge(target, entry('metadata', object([entry(name, value)], value.span)));
}

/** The decorators that become properties of a schema under their own names, in the order of the Bicep CLI. */
const constraints = ['metadata', 'minLength', 'maxLength', 'minValue', 'maxValue'] as const;

/** What the decorators of a parameter, output, type or part of a type add to its schema. */
export function applyDecorators(
  schema: ObjectNode,
  decorators: readonly Decorator[],
  options: { readonly exported: boolean },
  at: Lowering,
): ObjectNode {
  if (decorators.length === 0) return schema;
  let result = schema;
  const secure = findDecorator(decorators, 'secure');
  if (secure) result = secureType(result, secure.span);
  const sealed = findDecorator(decorators, 'sealed');
  if (sealed) result = merge(result, entry('additionalProperties', literal(false, sealed.span)));
  const exported = options.exported ? findDecorator(decorators, 'export') : undefined;
  if (exported) result = addMetadata(result, '__bicep_export!', literal(true, exported.span));
  for (const key of constraints) {
    const found = findDecorator(decorators, key);
    const [value] = found?.args ?? [];
    if (found && value) result = merge(result, entry(key, lowerValue(value, at), found.span));
  }
  const validated = findDecorator(decorators, 'validate');
  if (validated) {
    const args = validated.args.map((arg) => lowerValue(arg, at));
    result = merge(result, entry('validate', array(args, validated.span)));
  }
  return describe(result, decorators, at);
}

function secureType(schema: ObjectNode, span: Decorator['span']): ObjectNode {
  const type = schema.properties.find((each) => each.key === 'type')?.value;
  if (type?.kind !== 'literal') return schema;
  const secured = type.value === 'string' ? 'securestring' : 'secureObject';
  if (type.value !== 'string' && type.value !== 'object') return schema;
  return merge(schema, entry('type', literal(secured, type.span), span));
}

/** `@batchSize(n)` on a loop of resources or modules. */
export function batchSizeOf(decorators: readonly Decorator[]): number | undefined {
  const [size] = findDecorator(decorators, 'batchSize')?.args ?? [];
  const node = size && unwrap(size);
  return node?.kind === 'integer' ? node.value : undefined;
}
