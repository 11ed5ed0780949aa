import type { DataNode } from '../source/data.js';
import { folderOf, resolvePath } from '../source/paths.js';
import type { Reading } from '../source/read-document.js';
import type { LoadLinkedTemplate, TemplateLink } from '../template/linked-template.js';
import { readParameters } from './read-parameters.js';
import { readTemplate } from './read-template.js';

/**
 * Follows links to files inside the root, relative to the file that holds the link. Addresses and
 * template specs lead elsewhere: they are not read, but counted as left out.
 *
 * @param json reads a JSON file by its path from the root
 */
export function linksOf(
  json: (path: string) => { readonly root: DataNode } | undefined,
  { diagnostics: problems, leftOut }: Reading,
): LoadLinkedTemplate {
  const follow = ({ kind, target, span }: TemplateLink): DataNode | undefined => {
    const path =
      kind === 'relativePath' ? resolvePath(folderOf(span.file.path), target) : undefined;
    if (path !== undefined) return json(path)?.root;
    leftOut.set(target, `it is linked from ${span.file.path} and lies outside of what is read`);
    return undefined;
  };
  return {
    template(link) {
      const root = follow(link);
      if (root === undefined) return undefined;
      const { template, diagnostics } = readTemplate(root);
      problems.push(...diagnostics);
      return template;
    },
    parameters(link) {
      const root = follow(link);
      if (root === undefined) return undefined;
      const { parameters, diagnostics } = readParameters(root);
      problems.push(...diagnostics);
      return parameters;
    },
  };
}
