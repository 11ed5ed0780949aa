import type { Expression as ArmExpression } from '../expressions/syntax.js';
import type { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import type { ParameterValue, ParameterValues } from '../template/parameter-values.js';
import type { ObjectNode, PropertyNode, TemplateNode } from '../template/template.js';
import { keyText, literalText, unwrap } from './binder/expression-parts.js';
import type { AssignmentSymbol } from './binder/symbols.js';
import { checkParameterFile } from './checks/parameter-file.js';
import { array, call, entry, expressionNode, object, text } from './lower/build.js';
import { isNamespaceCall } from './lower/calls.js';
import { lowerVariable, type VariableEntries } from './lower/declarations.js';
import { lowerExpression } from './lower/expressions.js';
import { hasExtensionConfigs } from './lower/extensions.js';
import { externalInputsOf } from './lower/external-inputs.js';
import { type FileModel, type Lowering, loweringOf } from './lower/model.js';
import { lowerDefinitions, lowerFunctions, variableEntries } from './lower/template.js';
import { lowerValue } from './lower/values.js';
import { vaultSecret } from './lower/vault-secrets.js';
import type { Compilation } from './modules/compilation.js';
import { assignmentsOf, ownerOf } from './modules/extended-files.js';
import { modelOf } from './modules/model-of.js';
import { parametersOf } from './modules/parameters.js';
import { isPublishedReference } from './modules/published.js';
import { type ModuleTarget, openTarget, pathOf } from './modules/targets.js';
import type { Expression, UsingDeclaration } from './syntax.js';

/** What a `.bicepparam` file says. */
export interface BicepParameters {
  readonly template: ParameterTarget;
  readonly values: ParameterValues;
  /** The same values as a parameter file in JSON tells them apart. */
  readonly assigned: ReadonlyMap<string, AssignedValue>;
  /** The calls of `externalInput` in the file and in what it inherits, in the order in which the Bicep CLI numbers them. */
  readonly externalInputs: readonly ArmExpression[];
  /** The settings of each extension; absent where the configuration does not let parameter files give them. */
  readonly extensionConfigs?: ExtensionConfigs;
  /** What stands behind `using … with`. */
  readonly usingConfig?: ArmExpression;
}

/** The template that a parameter file is for. */
export type ParameterTarget =
  /** `using none`. */
  | { readonly kind: 'none' }
  /** It was not read; a diagnostic says why. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'file'; readonly path: string }
  | {
      readonly kind: 'published';
      readonly file: SourceFile;
      readonly template: ObjectNode;
    };

/** The settings that extensions are given, by the names of both. */
export type ExtensionConfigs = ReadonlyMap<string, ReadonlyMap<string, AssignedValue>>;

export type AssignedValue =
  | { readonly kind: 'value'; readonly node: TemplateNode }
  /** It needs an input from outside, so it can only be worked out by whoever deploys. */
  | { readonly kind: 'external'; readonly expression: ArmExpression }
  /** What the deployment reads from a key vault. */
  | { readonly kind: 'secret'; readonly span: Span; readonly reference: ObjectNode };

/** Reads the values that a `.bicepparam` file gives, with those of the files it extends. */
export function lowerParameters(
  path: string,
  compilation: Compilation,
): BicepParameters | undefined {
  const model = modelOf(path, undefined, compilation);
  if (model === undefined) return undefined;
  const at = loweringOf(model);
  const using = usingOf(model);
  const target = openUsed(using, model, compilation);
  compilation.diagnostics.push(...checkParameterFile(model, using, target));
  const start: Span = { file: model.file.source, start: 0, end: 0 };
  const variables = variableEntries(at);
  const assignments = givenTo(target, model);
  const assigned = new Map(
    assignments.map((symbol) => [symbol.name, lowerAssignment(symbol, variables, at)]),
  );
  const config = using?.config?.kind === 'object' ? lowerExpression(using.config, at) : undefined;
  return {
    template: parameterTarget(using, target, model, compilation),
    values: {
      values: givenValues(assignments, assigned),
      declarations: declarationsFor(variables, start, at),
    },
    assigned,
    externalInputs: externalInputsOf(assignments, at),
    ...(hasExtensionConfigs(at) && { extensionConfigs: extensionConfigsOf(at) }),
    ...(config && { usingConfig: config }),
  };
}

/** The values for a template: what the file has from another that the template does not declare is left out. */
function givenTo(target: ModuleTarget | undefined, model: FileModel): readonly AssignmentSymbol[] {
  const declared = target && parametersOf(target);
  return assignmentsOf(model).filter(
    (symbol) => !declared || declared.has(symbol.name) || ownerOf(symbol, model) === model,
  );
}

function usingOf({ file }: FileModel): UsingDeclaration | undefined {
  for (const statement of file.statements) if (statement.kind === 'using') return statement;
  return undefined;
}

function openUsed(
  using: UsingDeclaration | undefined,
  { file }: FileModel,
  compilation: Compilation,
): ModuleTarget | undefined {
  if (using === undefined || using.path.kind === 'none') return undefined;
  return openTarget(using.path, file.source.path, compilation);
}

function parameterTarget(
  using: UsingDeclaration | undefined,
  target: ModuleTarget | undefined,
  { file }: FileModel,
  { files }: Compilation,
): ParameterTarget {
  if (using?.path.kind === 'none') return { kind: 'none' };
  if (using?.path.kind !== 'string' || target === undefined || target.kind === 'absent') {
    return { kind: 'absent' };
  }
  const written = literalText(using.path) ?? '';
  if (!isPublishedReference(written)) {
    const path = pathOf(written, file.source.path);
    return path === undefined ? { kind: 'absent' } : { kind: 'file', path };
  }
  const source = target.kind === 'json' ? files.get(target.source) : undefined;
  if (target.kind !== 'json' || source === undefined) return { kind: 'absent' };
  return { kind: 'published', file: source, template: target.template };
}

/** @param variables where a loop is put, since a parameter file in a template's shape has loops there only */
function lowerAssignment(
  symbol: AssignmentSymbol,
  variables: VariableEntries,
  root: Lowering,
): AssignedValue {
  const at: Lowering = { ...root, model: ownerOf(symbol, root.model) };
  const value = unwrap(symbol.declaration.value);
  const secret = secretReference(value, at);
  if (secret) return { kind: 'secret', span: value.span, reference: secret };
  if (root.model.inlined.has(symbol)) {
    return { kind: 'external', expression: lowerExpression(value, at) };
  }
  if (value.kind !== 'for') return { kind: 'value', node: lowerValue(value, at) };
  const name = root.imports.nameOf(symbol) ?? `param ${symbol.name}`;
  if (at.model === root.model) lowerVariable(symbol, name, variables, at);
  return {
    kind: 'value',
    node: expressionNode(call('variables', [text(name, value.span)], value.span)),
  };
}

function extensionConfigsOf(at: Lowering): ExtensionConfigs {
  const configs = at.model.file.statements.flatMap((statement) => {
    if (statement.kind !== 'extensionConfig' || statement.config.kind !== 'object') return [];
    const settings = statement.config.members.flatMap((member) =>
      member.kind === 'objectProperty'
        ? [[keyText(member) ?? '', settingValue(unwrap(member.value), at)] as const]
        : [],
    );
    return [[statement.alias.name, new Map(settings)] as const];
  });
  return new Map(configs);
}

function settingValue(value: Expression, at: Lowering): AssignedValue {
  const reference = secretReference(value, at);
  if (reference) return { kind: 'secret', span: value.span, reference };
  return { kind: 'value', node: lowerValue(value, at) };
}

function secretReference(value: Expression, at: Lowering): ObjectNode | undefined {
  const isCall = value.kind === 'call' || value.kind === 'instanceCall';
  return isCall && isNamespaceCall(value, 'getSecret', at) ? vaultSecret(value, at) : undefined;
}

/** Templates compare names without letter case, so a value takes the place of an inherited one however that is written. */
function givenValues(
  symbols: readonly AssignmentSymbol[],
  assigned: ReadonlyMap<string, AssignedValue>,
): ReadonlyMap<string, ParameterValue> {
  const values = new Map<string, ParameterValue>();
  const seen = new Set<string>();
  for (const { name, declaration } of symbols) {
    const value = assigned.get(name);
    if (value === undefined || seen.has(name.toLowerCase())) continue;
    seen.add(name.toLowerCase());
    const nameSpan = declaration.name.span;
    values.set(name, { nameSpan, given: givenValue(value) });
  }
  return values;
}

function givenValue(value: AssignedValue): ParameterValue['given'] {
  switch (value.kind) {
    case 'value':
      return { kind: 'node', node: value.node };
    case 'external':
      return { kind: 'node', node: expressionNode(value.expression) };
    case 'secret':
      return { kind: 'keyVault', span: value.span };
  }
}

/** What the values may use, as sections of a template. */
function declarationsFor(variables: VariableEntries, start: Span, at: Lowering): ObjectNode {
  const { copies, plain } = variables;
  const copy = copies.length === 0 ? [] : [entry('copy', array(copies, start))];
  const sections: PropertyNode[] = [
    entry('definitions', object(lowerDefinitions(at), start)),
    entry('functions', array(lowerFunctions(at, start), start)),
    entry('variables', object([...copy, ...plain], start)),
  ];
  return object(sections, start);
}
