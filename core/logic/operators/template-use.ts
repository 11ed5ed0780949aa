import type { Expression } from '../../expressions/syntax.js';
import type { Origin, Value } from '../../expressions/value.js';
import type { Span } from '../../source/span.js';
import { lazyFor } from '../../template/lazy.js';
import type { ObjectNode, TemplateNode } from '../../template/template.js';
import type { LogicValue } from '../compiled.js';
import type { Frame } from '../operator.js';
import { asValue } from '../read.js';
import { domainOf, targetDeployment } from './domain.js';

/** What the expressions of a template, or of the way to a value, use; all names in small letters. */
export interface Use {
  readonly parameters: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
}

interface TemplateUse extends Use {
  /** Each expression by the place where it is written. */
  readonly expressions: ReadonlyMap<string, Expression>;
}

class Uses implements TemplateUse {
  readonly parameters = new Set<string>();
  readonly variables = new Set<string>();
  readonly functions = new Set<string>();
  readonly expressions = new Map<string, Expression>();
}

/** The template that is judged, or that declares the resource that is. */
export function templateOf(frame: Frame): ObjectNode | undefined {
  const domain = domainOf(frame);
  return domain?.kind === 'template' ? domain.template : targetDeployment(frame)?.template;
}

/** What the template behind the target uses anywhere. */
export function useInTemplate(frame: Frame): Use {
  const template = templateOf(frame);
  return template === undefined ? new Uses() : usesOf(template);
}

const usesOf = lazyFor((template: ObjectNode): TemplateUse => {
  const uses = new Uses();
  const pending: TemplateNode[] = [template];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'array') for (const item of node.items) pending.push(item);
    else if (node.kind === 'object') {
      for (const { key, value } of node.properties) {
        if (typeof key !== 'string') addExpression(key, uses);
        pending.push(value);
      }
    } else if (node.kind === 'expression') {
      uses.expressions.set(placeKey(node.span), node.expression);
      addExpression(node.expression, uses);
    }
  }
  return uses;
});

/** What the value, or anything in it, was made with: the expressions and names on its way, and what is left of it where it is unknown. */
export function useOfValue(value: LogicValue, frame: Frame): Use {
  const template = templateOf(frame);
  const written = template === undefined ? undefined : usesOf(template).expressions;
  const uses = new Uses();
  const pending: Value[] = [asValue(value)];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    addOrigin(next.origin, uses, written);
    if (next.kind === 'unknown') addExpression(next.expression, uses);
    else if (next.kind === 'array') pending.push(...next.items);
    else if (next.kind === 'choice') {
      addExpression(next.expression, uses);
      pending.push(...next.alternatives.map(({ value }) => value));
    } else if (next.kind === 'object') {
      for (const entry of next.entries.values()) pending.push(entry.value);
    }
  }
  return uses;
}

function addOrigin(
  origin: Origin,
  uses: Uses,
  written: ReadonlyMap<string, Expression> | undefined,
): void {
  for (let step: Origin | undefined = origin; step !== undefined; step = step.from) {
    const name = step.name?.toLowerCase();
    if (name !== undefined && step.role === 'parameter') uses.parameters.add(name);
    if (name !== undefined && step.role === 'variable') uses.variables.add(name);
    const expression = written?.get(placeKey(step.span));
    if (expression !== undefined) addExpression(expression, uses);
  }
}

function addExpression(expression: Expression, uses: Uses): void {
  const pending: Expression[] = [expression];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'property') pending.push(next.target);
    else if (next.kind === 'index') pending.push(next.target, next.index);
    else if (next.kind === 'call') {
      const name = next.name.toLowerCase();
      const [argument] = next.args;
      uses.functions.add(name);
      if (argument?.kind === 'string' && name === 'parameters') {
        uses.parameters.add(argument.value.toLowerCase());
      } else if (argument?.kind === 'string' && name === 'variables') {
        uses.variables.add(argument.value.toLowerCase());
      }
      pending.push(...next.args);
    }
  }
}

function placeKey({ file, start, end }: Span): string {
  return `${file.path}:${start}-${end}`;
}
