import { lazyFor } from '../../template/lazy.js';
import type { ObjectNode, TemplateNode } from '../../template/template.js';
import { typeNamed } from '../binder/resource-types.js';
import type { ResourceTypeName } from '../binder/symbols.js';
import { outputType } from '../lower/handed-resources.js';
import { loweringOf } from '../lower/model.js';
import { propertyOf } from './arm-exports.js';
import type { ModuleTarget } from './targets.js';

/** The type of a module's output that is a resource; undefined for any other. */
export function outputResourceType(
  target: ModuleTarget,
  name: string,
): ResourceTypeName | undefined {
  if (target.kind !== 'bicep') return typeInTemplate(target, 'outputs', name);
  const { outputs } = target.model.binding.declarations;
  const output = outputs.find((each) => each.name === name);
  return output && outputType(output, loweringOf(target.model));
}

/** True for a parameter of a module that takes a resource. */
export function takesResource(target: ModuleTarget, name: string): boolean {
  if (target.kind !== 'bicep') return typeInTemplate(target, 'parameters', name) !== undefined;
  const symbol = target.model.binding.declarations.names.get(name);
  return symbol?.kind === 'parameter' && symbol.declaration.type.kind === 'resourceType';
}

function typeInTemplate(
  target: ModuleTarget,
  section: 'outputs' | 'parameters',
  name: string,
): ResourceTypeName | undefined {
  if (target.kind !== 'json') return undefined;
  return resourceTypeIn(propertyOf(propertyOf(target.template, section), name));
}

function resourceTypeIn(declaration: TemplateNode | undefined): ResourceTypeName | undefined {
  const type = propertyOf(propertyOf(declaration, 'metadata'), 'resourceType');
  return type?.kind === 'literal' ? typeNamed(String(type.value)) : undefined;
}

/** True for a template that takes or gives resources. */
export const takesOrGivesResource = lazyFor((template: ObjectNode): boolean => {
  // Most templates are read on demand, and none of them needs to be read for this.
  if (template.text?.includes('"resourceType"') === false) return false;
  return ['parameters', 'outputs'].some((section) => {
    const declared = propertyOf(template, section);
    return (
      declared?.kind === 'object' && declared.properties.some(({ value }) => resourceTypeIn(value))
    );
  });
});
