import type { AssignedValue, BicepParameters, ExtensionConfigs } from './bicep/index.js';
import { type Diagnostic, diagnostic } from './diagnostics/diagnostic.js';
import { printExpression } from './expressions/printer.js';
import { residualOf } from './expressions/residual.js';
import type { Expression, FunctionCall } from './expressions/syntax.js';
import type { Value } from './expressions/value.js';
import type { SourceFile } from './source/source-file.js';
import type { Span } from './source/span.js';
import { placeholderContext } from './template/context.js';
import { expand } from './template/expand.js';
import type { ObjectNode, PropertyNode, TemplateNode } from './template/template.js';

const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';

/**
 * The parameter file in JSON that a `.bicepparam` file stands for: its values worked out. What needs an
 * input from outside stays an expression over `externalInputs`.
 *
 * @param report hears of values that cannot be worked out; the result is then not to be used
 */
export function parameterDocument(
  parameters: BicepParameters,
  file: SourceFile,
  report: (problem: Diagnostic) => void,
): ObjectNode {
  const place: Span = { file, start: 0, end: 0 };
  const work: Work = { parameters, place, report, inputs: new Map() };
  for (const call of parameters.externalInputs) keyOfInput(fillIn(call, work), work);
  const { usingConfig, extensionConfigs } = parameters;
  const properties: [string, TemplateNode][] = [
    ['$schema', textNode(schema, place)],
    ['contentVersion', textNode('1.0.0.0', place)],
    ['parameters', objectNode(assignedEntries(parameters.assigned, 'reference', work), place)],
  ];
  const config = usingConfig && textNode(printed(asGiven(usingConfig, work)), place);
  const definitions = [...work.inputs.values()].map((each) => inputDefinition(each, work));
  if (definitions.length > 0) {
    properties.push(['externalInputDefinitions', objectNode(definitions, place)]);
  }
  if (extensionConfigs) {
    properties.push(['extensionConfigs', extensionConfigsNode(extensionConfigs, work)]);
  }
  if (config) properties.push(['usingConfig', objectNode([['expression', config]], place)]);
  return objectNode(properties, place);
}

interface Work {
  readonly parameters: BicepParameters;
  /** For what no text of the user's holds. */
  readonly place: Span;
  readonly report: (problem: Diagnostic) => void;
  /** The inputs from outside, by the call that asks for each: what asks for the same is one. */
  readonly inputs: Map<string, ExternalInput>;
}

interface ExternalInput {
  readonly key: string;
  readonly kind: string;
  readonly config?: Expression;
}

/** @param secretKey under which a reference to a secret stands */
function assignedEntries(
  assigned: ReadonlyMap<string, AssignedValue>,
  secretKey: string,
  work: Work,
): [string, ObjectNode][] {
  const nodes = new Map<string, TemplateNode>();
  for (const [name, value] of assigned) {
    if (value.kind === 'value') nodes.set(name, value.node);
  }
  const values = valuesOf(nodes, work);
  return [...assigned].map(([name, value]) => {
    const [key, node] = assignedEntry(value, values.get(name), secretKey, work);
    return [name, objectNode([[key, node]], work.place)];
  });
}

function assignedEntry(
  assigned: AssignedValue,
  value: Value | undefined,
  secretKey: string,
  work: Work,
): [string, TemplateNode] {
  switch (assigned.kind) {
    case 'value':
      return ['value', knownNode(value, assigned.node.span, work)];
    case 'external':
      return ['expression', textNode(printed(asGiven(assigned.expression, work)), work.place)];
    case 'secret':
      return [secretKey, referenceNode(assigned.reference, work)];
  }
}

/** The key by which values name an input from outside; undefined where its kind is not written out. */
function keyOfInput(call: Expression, { inputs }: Work): string | undefined {
  const [kind, config] = call.kind === 'call' ? call.args : [];
  if (kind?.kind !== 'string') return undefined;
  const form = printExpression(call);
  const known = inputs.get(form);
  if (known) return known.key;
  const key = `${kind.value.replace(/\W/g, '_')}_${inputs.size}`;
  inputs.set(form, { key, kind: kind.value, ...(config && { config }) });
  return key;
}

function inputDefinition({ key, kind, config }: ExternalInput, work: Work): [string, ObjectNode] {
  const { place } = work;
  const properties: [string, TemplateNode][] = [['kind', textNode(kind, place)]];
  if (config) {
    const value = valueOfExpression(config, work);
    properties.push(['config', knownNode(value, config.span, work)]);
  }
  return [key, objectNode(properties, place)];
}

function extensionConfigsNode(configs: ExtensionConfigs, work: Work): ObjectNode {
  const { place } = work;
  const entries = [...configs].map(([alias, settings]): [string, ObjectNode] => {
    const values = assignedEntries(settings, 'keyVaultReference', work);
    return [alias, objectNode(values, place)];
  });
  return objectNode(entries, place);
}

/** A reference to a secret; its parts are worked out unless they need an input from outside. */
function referenceNode(node: TemplateNode, work: Work): TemplateNode {
  if (node.kind === 'object') {
    const properties = node.properties.map((each): PropertyNode => {
      return { ...each, value: referenceNode(each.value, work) };
    });
    return { ...node, properties };
  }
  if (node.kind === 'expression' && asksOutside(node.expression)) {
    return textNode(printed(asGiven(node.expression, work)), node.span);
  }
  return knownNode(valueOfNode(node, work), node.span, work);
}

/** An expression as a parameter file can hold it: nothing of the Bicep file is named in it, and inputs go by their keys. */
function asGiven(expression: Expression, work: Work): Expression {
  return rewrite(fillIn(expression, work), (call) => {
    if (call.name !== 'externalInput') return undefined;
    const key = keyOfInput(call, work);
    if (key === undefined) return undefined;
    return {
      ...call,
      name: 'externalInputs',
      args: [{ kind: 'string', value: key, span: call.span }],
    };
  });
}

/** Puts the values of variables, parameters and functions of the file in their places. */
function fillIn(expression: Expression, work: Work): Expression {
  return rewrite(expression, (call) => {
    const names = call.name === 'variables' || call.name === 'parameters';
    if (!names && !call.name.includes('.')) return undefined;
    const value = valueOfExpression(call, work);
    if (value === undefined || !isKnown(value)) {
      work.report(diagnostic('bicep/unknown-value', call.span));
      return call;
    }
    return residualOf(value);
  });
}

/** @param replace gives what stands in place of a call; undefined to look into it */
function rewrite(
  expression: Expression,
  replace: (call: FunctionCall) => Expression | undefined,
): Expression {
  switch (expression.kind) {
    case 'call': {
      const replaced = replace(expression);
      if (replaced) return replaced;
      return { ...expression, args: expression.args.map((arg) => rewrite(arg, replace)) };
    }
    case 'property':
      return { ...expression, target: rewrite(expression.target, replace) };
    case 'index':
      return {
        ...expression,
        target: rewrite(expression.target, replace),
        index: rewrite(expression.index, replace),
      };
    default:
      return expression;
  }
}

function asksOutside(expression: Expression): boolean {
  let found = false;
  rewrite(expression, (call) => {
    found ||= call.name === 'externalInput';
    return undefined;
  });
  return found;
}

function valueOfExpression(expression: Expression, work: Work): Value | undefined {
  return valueOfNode({ kind: 'expression', expression, span: expression.span }, work);
}

function valueOfNode(node: TemplateNode, work: Work): Value | undefined {
  return valuesOf(new Map([['', node]]), work).get('');
}

/** What nodes give among the values and declarations of the file, by the names they have here. */
function valuesOf(
  nodes: ReadonlyMap<string, TemplateNode>,
  { parameters: { values }, place, report }: Work,
): ReadonlyMap<string, Value> {
  const declared = [...values.values.keys()].map((name): [string, ObjectNode] => [
    name,
    objectNode([], place),
  ]);
  // By number, since names that differ in letter case only would be one output.
  const outputs = [...nodes.values()].map((node, i): [string, ObjectNode] => [
    String(i),
    objectNode([['value', node]], place),
  ]);
  const template = objectNode(
    [
      ['parameters', objectNode(declared, place)],
      ['outputs', objectNode(outputs, place)],
    ],
    place,
  );
  const { outputs: found } = expand({
    template: {
      ...template,
      properties: [...template.properties, ...(values.declarations?.properties ?? [])],
    },
    name: place.file.path,
    context: placeholderContext,
    parameters: values,
    report,
  });
  return new Map(
    [...nodes.keys()].flatMap((name, i) => {
      const value = found.get(String(i))?.value;
      return value ? [[name, value] as const] : [];
    }),
  );
}

function isKnown(value: Value): boolean {
  switch (value.kind) {
    case 'unknown':
    case 'choice':
      return false;
    case 'array':
      return value.rest === undefined && value.items.every(isKnown);
    case 'object':
      return (
        value.unknownEntries.length === 0 &&
        [...value.entries.values()].every((each) => isKnown(each.value))
      );
    default:
      return true;
  }
}

/** A value as a node of data; a value that is not known is reported. @param span where it is written */
function knownNode(value: Value | undefined, span: Span, work: Work): TemplateNode {
  if (value !== undefined && isKnown(value)) return dataNode(value, work.place);
  work.report(diagnostic('bicep/unknown-value', span));
  return { kind: 'literal', value: null, span };
}

function dataNode(value: Value, span: Span): TemplateNode {
  switch (value.kind) {
    case 'object': {
      const entries = [...value.entries.values()];
      return objectNode(
        entries.map(({ key, value: each }) => [key, dataNode(each, span)]),
        span,
      );
    }
    case 'array':
      return {
        kind: 'array',
        items: value.items.map((item) => dataNode(item, span)),
        span,
        header: span,
      };
    case 'number':
      return {
        kind: 'literal',
        value: value.value,
        span,
        ...(value.text !== undefined && { text: value.text }),
      };
    case 'string':
    case 'boolean':
      return { kind: 'literal', value: value.value, span };
    default:
      return { kind: 'literal', value: null, span };
  }
}

function objectNode(
  properties: readonly (readonly [string, TemplateNode])[],
  span: Span,
): ObjectNode {
  return {
    kind: 'object',
    properties: properties.map(([key, value]) => ({ key, keySpan: value.span, value })),
    span,
    header: span,
  };
}

function textNode(value: string, span: Span): TemplateNode {
  return { kind: 'literal', value, span };
}

function printed(expression: Expression): string {
  return `[${printExpression(expression)}]`;
}
