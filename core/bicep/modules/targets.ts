import { diagnostic } from '../../diagnostics/diagnostic.js';
import { type DataNode, propertyOf } from '../../source/data.js';
import type { TemplateSpec } from '../../source/host.js';
import { folderOf, isParametersPath, resolvePath } from '../../source/paths.js';
import type { SourceFile } from '../../source/source-file.js';
import type { ObjectNode } from '../../template/template.js';
import { literalText } from '../binder/expression-parts.js';
import type { FileModel } from '../lower/model.js';
import type { ErrorNode, StringExpression } from '../syntax.js';
import { type Compilation, readSource, templateOfModel } from './compilation.js';
import { configurationFor } from './configuration.js';
import { modelOf } from './model-of.js';
import {
  isPublishedReference,
  parseReference,
  readPublished,
  templateSpecId,
} from './published.js';

/** What the path of a module or import leads to. */
export type ModuleTarget =
  | { readonly kind: 'bicep'; readonly model: FileModel }
  | {
      readonly kind: 'json';
      readonly template: ObjectNode;
      /** The reference in full, where it was published; else its path from the root. */
      readonly source: string;
      /** For a template spec the id of its version: Azure is told that, not the template. */
      readonly templateSpec?: string;
    }
  /** It was not read; a diagnostic says why. Its outputs are not known. */
  | { readonly kind: 'absent' };

const absent: ModuleTarget = { kind: 'absent' };

/** The path from the root that a path in a file means; undefined where it leads outside. @param from path of the file */
export function pathOf(written: string, from: string): string | undefined {
  return resolvePath(folderOf(from), written);
}

/** Opens what a path leads to. @param from path of the file that names it */
export function openTarget(
  written: StringExpression | ErrorNode,
  from: string,
  compilation: Compilation,
): ModuleTarget {
  if (written.kind === 'error') return absent;
  const { span } = written;
  const path = literalText(written);
  if (path === undefined) {
    compilation.diagnostics.push(diagnostic('bicep/path', span));
    return absent;
  }
  if (isPublishedReference(path)) return openPublished(path, written, from, compilation);
  const resolved = pathOf(path, from);
  if (resolved === undefined) {
    compilation.diagnostics.push(diagnostic('bicep/file-missing', span, path));
    return absent;
  }
  if (isParametersPath(resolved)) {
    const wanted = 'a Bicep file or an ARM template';
    compilation.diagnostics.push(diagnostic('bicep/wrong-file', span, path, wanted));
    return absent;
  }
  if (/\.jsonc?$|\.arm$/i.test(resolved)) return openTemplate(resolved, written, compilation);
  if (compilation.open.has(resolved)) {
    compilation.diagnostics.push(diagnostic('bicep/module-cycle', span, path));
    return absent;
  }
  const model = modelOf(resolved, span, compilation);
  if (model === undefined) return absent;
  refuseUndeclared(model);
  if (compilation.faulty.has(resolved)) {
    compilation.diagnostics.push(diagnostic('bicep/module-in-error', span, path));
  }
  return { kind: 'bicep', model };
}

/** What a module does not declare is an error, also where it looks like a snippet. */
function refuseUndeclared({ file, binding, compilation }: FileModel): void {
  const { path } = file.source;
  if (binding.undeclared.length > 0) compilation.faulty.add(path);
  if (compilation.usedAsModules.has(path)) return;
  compilation.usedAsModules.add(path);
  compilation.diagnostics.push(...binding.undeclared);
}

/** What was published, where the host has it. */
function openPublished(
  reference: string,
  written: StringExpression,
  from: string,
  compilation: Compilation,
): ModuleTarget {
  const published = parseReference(reference, configurationFor(from, compilation));
  const file = published && readPublished(published, compilation);
  if (file && published.kind === 'templateSpec') {
    return openTemplateSpec(published, file, written, compilation);
  }
  if (file) return openDocument(file.path, () => file, written, compilation);
  if (compilation.wanted.size === 0) {
    const problem = diagnostic('bicep/module-unavailable', written.span, reference);
    compilation.diagnostics.push(problem);
  }
  return absent;
}

function openTemplate(
  path: string,
  written: StringExpression,
  compilation: Compilation,
): ModuleTarget {
  return openDocument(
    path,
    () => readSource(path, written.span, compilation),
    written,
    compilation,
  );
}

/** A template spec was restored as Azure gave it: a resource that holds the template. */
function openTemplateSpec(
  spec: TemplateSpec,
  file: SourceFile,
  written: StringExpression,
  compilation: Compilation,
): ModuleTarget {
  const templateIn = (root: DataNode) => valueAt(valueAt(root, 'properties'), 'mainTemplate');
  const opened = openDocument(file.path, () => file, written, compilation, templateIn);
  if (opened.kind !== 'json') return opened;
  const id = templateSpecId(spec);
  compilation.templateSpecs.set(id.toLowerCase(), opened.template);
  return { ...opened, templateSpec: id };
}

function valueAt(node: DataNode | undefined, key: string): DataNode | undefined {
  return node?.kind === 'object' ? propertyOf(node, key)?.value : undefined;
}

/** @param templateIn finds the template in the file's data */
function openDocument(
  path: string,
  open: () => SourceFile | undefined,
  written: StringExpression,
  compilation: Compilation,
  templateIn: (root: DataNode) => DataNode | undefined = (root) => root,
): ModuleTarget {
  const { documents, readDocument, readTemplate } = compilation;
  if (!documents.has(path)) {
    const file = open();
    const { root, diagnostics = [] } = file ? readDocument(file) : {};
    const data = root && templateIn(root);
    const read = data && readTemplate?.(data);
    compilation.diagnostics.push(...diagnostics, ...(read?.diagnostics ?? []));
    if (file && !read?.template) {
      const reason = 'it holds no template';
      compilation.diagnostics.push(diagnostic('bicep/file-unreadable', written.span, path, reason));
    }
    documents.set(path, read?.template);
  }
  const template = documents.get(path);
  return template ? { kind: 'json', template, source: path } : absent;
}

/** The template to put into the deployment of a module; undefined where there is none to put there. */
export function templateOf(target: ModuleTarget): ObjectNode | undefined {
  switch (target.kind) {
    case 'bicep':
      return templateOfModel(target.model);
    case 'json':
      return target.templateSpec === undefined ? target.template : undefined;
    case 'absent':
      return undefined;
  }
}
