import { isParametersPath } from '../../source/paths.js';
import type { Span } from '../../source/span.js';
import { bind } from '../binder/bind.js';
import type { ModuleSymbol, ResourceSymbol } from '../binder/symbols.js';
import { targetScopeOf } from '../binder/target-scope.js';
import { checkFile } from '../checks/check-file.js';
import { collectDependencies } from '../lower/dependencies.js';
import { findInlined } from '../lower/inlining.js';
import { languageVersionOf } from '../lower/language-version.js';
import { loadContents } from '../lower/loaded-content.js';
import { type FileModel, type LoadedContent, loweringOf } from '../lower/model.js';
import { parseBicep, parseBicepParams } from '../parser/parse.js';
import type { BicepFile, BicepParametersFile, Expression } from '../syntax.js';
import { type Compilation, readSource } from './compilation.js';
import { configurationFor } from './configuration.js';
import { inheritedBy, openExtended } from './extended-files.js';
import { openExtensions } from './extensions.js';
import { closeImports } from './imports.js';
import { type ModuleTarget, openTarget } from './targets.js';

/** The model of a Bicep file, made once. @param place what names the file, where problems with it are reported */
export function modelOf(
  path: string,
  place: Span | undefined,
  compilation: Compilation,
): FileModel | undefined {
  const known = compilation.models.get(path);
  if (known) return known;
  const source = readSource(path, place, compilation);
  if (source === undefined) return undefined;
  compilation.open.add(path);
  const before = compilation.diagnostics.length;
  const isParameters = isParametersPath(path);
  const { program, diagnostics } = isParameters ? parseBicepParams(source) : parseBicep(source);
  compilation.diagnostics.push(...diagnostics);
  const model = analyze(program, compilation);
  if (compilation.diagnostics.length > before) compilation.faulty.add(path);
  compilation.open.delete(path);
  compilation.models.set(path, model);
  return model;
}

function analyze(file: BicepFile | BicepParametersFile, compilation: Compilation): FileModel {
  const { path } = file.source;
  const configuration = configurationFor(path, compilation);
  const extended = openExtended(file, compilation);
  const binding = bind(file, {
    inherited: inheritedBy({ ...(extended && { extended }) }),
    extensions: openExtensions(file, compilation),
    features: configuration.features,
  });
  const { declarations } = binding;
  compilation.diagnostics.push(...binding.diagnostics);
  const modules = new Map<ModuleSymbol, ModuleTarget>();
  for (const symbol of declarations.modules) {
    modules.set(symbol, openTarget(symbol.declaration.path, path, compilation));
  }
  for (const statement of file.statements) {
    if (statement.kind === 'test') openTarget(statement.path, path, compilation);
  }
  const resources = nestedFirst([...declarations.resources.values()]);
  const names = [...declarations.names.values()];
  const variables = names.filter((each) => each.kind === 'variable');
  const assignments = names.filter((each) => each.kind === 'assignment');
  const loaded = new Map<Expression, LoadedContent>();
  const languageVersion = languageVersionOf(file, binding, resources, modules, configuration);
  const partial = {
    compilation,
    file,
    binding,
    ...(extended && { extended }),
    targetScope: targetScopeOf(file, configuration.features, compilation.diagnostics),
    features: configuration.features,
    ...(languageVersion && { languageVersion }),
    symbolicNames: languageVersion !== undefined,
    resources,
    modules,
    inlined: findInlined(
      [...variables, ...assignments, ...resources],
      extended?.inlined ?? [],
      binding,
    ),
    dependencies: collectDependencies(
      [...resources, ...declarations.modules, ...variables],
      binding,
    ),
    loaded,
  };
  const model = { ...partial, imports: closeImports(partial) };
  loadContents(loweringOf(model), loaded);
  compilation.diagnostics.push(...checkFile(model));
  return model;
}

/** The order in which the Bicep CLI writes resources: those nested in others before all at their level. */
function nestedFirst(resources: readonly ResourceSymbol[]): readonly ResourceSymbol[] {
  return [...resources.flatMap((each) => nestedFirst(each.children)), ...resources];
}
