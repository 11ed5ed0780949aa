import type { Span } from '../source/span.js';
import type { ParameterValues } from './parameter-values.js';
import type { ObjectNode } from './template.js';

/** What `properties.templateLink` or `properties.parametersLink` of a nested deployment names. */
export interface TemplateLink {
  /** The text of `relativePath`, `uri` or `id`, as far as it is known. */
  readonly target: string;
  readonly kind: 'relativePath' | 'uri' | 'id';
  /** Where the link is written; relative paths start from its file. */
  readonly span: Span;
}

/** Finds linked files. Undefined where one cannot be read here: the front end has then reported or counted it. */
export interface LoadLinkedTemplate {
  template(link: TemplateLink): ObjectNode | undefined;
  parameters(link: TemplateLink): ParameterValues | undefined;
}

/** Follows no link. */
export const loadNoTemplates: LoadLinkedTemplate = {
  template: () => undefined,
  parameters: () => undefined,
};
