import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { DataNode } from '../source/data.js';
import { folderOf, resolvePath } from '../source/paths.js';
import type { LoadLinkedTemplate, TemplateLink } from '../template/linked-template.js';
import { readParameters } from './read-parameters.js';
import { readTemplate } from './read-template.js';

/**
 * Follows links to files inside the root, relative to the file that holds the link. Addresses and
 * template specs lead elsewhere, and are not read.
 *
 * @param json reads a JSON file by its path from the root
 */
export function linksOf(
  json: (path: string) => { readonly root: DataNode } | undefined,
  report: (problem: Diagnostic) => void,
): LoadLinkedTemplate {
  const follow = ({ kind, target, span }: TemplateLink): DataNode | undefined => {
    if (kind !== 'relativePath') return undefined;
    const path = resolvePath(folderOf(span.file.path), target);
    return path === undefined ? undefined : json(path)?.root;
  };
  return {
    template(link) {
      const root = follow(link);
      if (root === undefined) return undefined;
      const { template, diagnostics } = readTemplate(root);
      diagnostics.forEach(report);
      return template;
    },
    parameters(link) {
      const root = follow(link);
      if (root === undefined) return undefined;
      const { parameters, diagnostics } = readParameters(root);
      diagnostics.forEach(report);
      return parameters;
    },
  };
}
