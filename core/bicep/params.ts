import { diagnostic } from '../diagnostics/diagnostic.js';
import { folderOf, resolvePath } from '../source/paths.js';
import type { Span } from '../source/span.js';
import type { GivenValue, ParameterValue, ParameterValues } from '../template/parameter-values.js';
import { literalText, unwrap } from './binder/expression-parts.js';
import type { AssignmentSymbol, BicepSymbol } from './binder/symbols.js';
import { object } from './lower/build.js';
import { isNamespaceCall } from './lower/calls.js';
import type { FileModel, Lowering } from './lower/model.js';
import { lowerVariables, symbolsOf } from './lower/template.js';
import { lowerValue } from './lower/values.js';
import type { Compilation } from './modules/compilation.js';
import { modelOf } from './modules/model-of.js';
import { isPublishedReference } from './modules/published.js';
import type { BicepParametersFile, ErrorNode, StringExpression } from './syntax.js';

/** What a `.bicepparam` file says. */
export interface BicepParameters {
  /** The template it is for, as a path from the root; absent for `using none`, registry modules and paths that cannot be read. */
  readonly template?: string;
  readonly values: ParameterValues;
}

/** A file and those it extends, the farthest first. */
interface Layer {
  readonly model: FileModel;
  readonly at: Lowering;
}

/** Reads the values that a `.bicepparam` file gives, with those of the files it extends. */
export function lowerParameters(
  path: string,
  compilation: Compilation,
): BicepParameters | undefined {
  const layers = layersOf(path, undefined, compilation, new Set());
  const top = layers.at(-1);
  if (top === undefined) return undefined;
  // Names are compared without letter case, so a value replaces an extended file's however it is written.
  const byName = new Map<string, readonly [string, ParameterValue]>();
  for (const { model, at } of layers) {
    for (const symbol of symbolsOf(model, 'assignment')) {
      const { name, declaration } = symbol;
      const value = { nameSpan: declaration.name.span, given: givenValue(symbol, at) };
      byName.set(name.toLowerCase(), [name, value]);
    }
  }
  const start: Span = { file: top.model.file.source, start: 0, end: 0 };
  const variables = layers.flatMap(({ at }) => lowerVariables(at, start));
  const using = usingPath(top.model, compilation);
  return {
    ...(using !== undefined && { template: using }),
    values: {
      values: new Map(byName.values()),
      ...(variables.length > 0 && { variables: object(variables, start) }),
    },
  };
}

function givenValue({ declaration }: AssignmentSymbol, at: Lowering): GivenValue {
  const value = unwrap(declaration.value);
  const call = value.kind === 'call' || value.kind === 'instanceCall';
  if (call && isNamespaceCall(value, 'getSecret', at)) {
    return { kind: 'keyVault', span: value.span };
  }
  return { kind: 'node', node: lowerValue(value, at) };
}

function layersOf(
  path: string,
  place: Span | undefined,
  compilation: Compilation,
  open: Set<string>,
): readonly Layer[] {
  const model = modelOf(path, place, compilation);
  if (model === undefined) return [];
  open.add(path);
  const below = extendsOf(model).flatMap((written) => {
    const extended = localPath(written, model, compilation);
    if (extended === undefined || written.kind === 'error') return [];
    if (!open.has(extended)) return layersOf(extended, written.span, compilation, open);
    compilation.diagnostics.push(diagnostic('bicep/module-cycle', written.span, extended));
    return [];
  });
  const at: Lowering = { model, environment: new Map(), imports: model.imports };
  return [...below.map((layer, i) => renamed(layer, i + 1)), { model, at }];
}

/** Variables of an extended file must not be taken for those of the file that extends it. */
function renamed({ model, at }: Layer, number: number): Layer {
  const own = new Set<BicepSymbol>(symbolsOf(model, 'variable'));
  const nameOf = (symbol: BicepSymbol): string | undefined => {
    const name = at.imports.nameOf(symbol);
    return own.has(symbol) ? `_base${number}.${name ?? symbol.name}` : name;
  };
  return { model, at: { ...at, imports: { ...at.imports, nameOf } } };
}

function extendsOf({ file }: FileModel): readonly (StringExpression | ErrorNode)[] {
  const statements: readonly BicepParametersFile['statements'][number][] =
    file.kind === 'parametersFile' ? file.statements : [];
  return statements.flatMap((each) => (each.kind === 'extends' ? [each.path] : []));
}

function usingPath(model: FileModel, compilation: Compilation): string | undefined {
  for (const statement of model.file.statements) {
    if (statement.kind !== 'using' || statement.path.kind !== 'string') continue;
    return localPath(statement.path, model, compilation);
  }
  return undefined;
}

function localPath(
  written: StringExpression | ErrorNode,
  { file }: FileModel,
  { diagnostics }: Compilation,
): string | undefined {
  if (written.kind === 'error') return undefined;
  const path = literalText(written);
  if (path === undefined) {
    diagnostics.push(diagnostic('bicep/path', written.span));
    return undefined;
  }
  if (isPublishedReference(path)) {
    diagnostics.push(diagnostic('bicep/module-unavailable', written.span, path));
    return undefined;
  }
  const resolved = resolvePath(folderOf(file.source.path), path);
  if (resolved === undefined) {
    diagnostics.push(diagnostic('bicep/file-missing', written.span, path));
  }
  return resolved;
}
