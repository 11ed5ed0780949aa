import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../source/span.js';
import { propertyValue } from '../binder/expression-parts.js';
import { needsFeature } from '../binder/features.js';
import type { FileModel } from '../lower/model.js';
import { takesOrGivesResource } from '../modules/resource-typed.js';
import type { SyntaxNode } from '../syntax.js';

const resourceTyped = 'resourceTypedParamsAndOutputs';

/** Nodes that are of an experimental feature, or may be. */
type Featured = Extract<
  SyntaxNode,
  { kind: 'assert' | 'test' | 'resource' | 'extensionConfig' | 'resourceType' | 'using' }
>;

/** What is of an experimental feature needs that to be on; decorators and functions are looked at where they are resolved. */
export function checkFeatures(node: Featured, model: FileModel): Diagnostic[] {
  const needs = (feature: string, what: string, span: Span): Diagnostic[] =>
    needsFeature(feature, model.features, what, span);
  switch (node.kind) {
    case 'assert':
      return needs('assertions', "A declaration of 'assert'", node.span);
    case 'test':
      return needs('testFramework', "A declaration of 'test'", node.span);
    case 'resource': {
      const symbol = model.binding.declarations.resources.get(node);
      const asserts = propertyValue(symbol?.body.object, 'asserts');
      return asserts ? needs('assertions', "The property 'asserts'", asserts.span) : [];
    }
    case 'extensionConfig':
      return needs('moduleExtensionConfigs', "A declaration of 'extensionConfig'", node.span);
    case 'resourceType':
      return needs(resourceTyped, 'A parameter or output that is a resource', node.span);
    case 'using': {
      if (node.config) return needs('deployCommands', "'with' after 'using'", node.config.span);
      const isWanted = model.features.has('deployCommands');
      return isWanted ? [diagnostic('bicep/using-without-settings', node.span)] : [];
    }
  }
}

/** A module that is a template may have been compiled with features that are not on here. */
export function checkModuleFeatures(model: FileModel): Diagnostic[] {
  if (model.features.has(resourceTyped)) return [];
  const what = 'A module whose parameters or outputs are resources';
  return [...model.modules].flatMap(([{ declaration }, target]) =>
    target.kind === 'json' && takesOrGivesResource(target.template)
      ? needsFeature(resourceTyped, model.features, what, declaration.path.span)
      : [],
  );
}
