import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/nearest.js';
import type { Span } from '../../source/span.js';
import { azureSpelling } from '../resource-types/azure-spelling.js';
import type { ResourceDeclaration } from '../syntax.js';
import { literalText } from './expression-parts.js';
import type { ExtensionSymbol, ResourceSymbol, ResourceTypeName } from './symbols.js';

const typePattern = /^[a-z0-9][a-z0-9.-]*(?:\/[a-z0-9][a-z0-9.-]*)*(?:@[a-z0-9][a-z0-9.-]+)?$/i;
const azurePattern = /^[a-z0-9][a-z0-9.]*(?:\/[a-z0-9-]+)+$/i;
const azureVersion = /^\d{4}-\d{2}-\d{2}(?:-(?:preview|alpha|beta|rc|privatepreview))?$/i;

/**
 * Reads `'A.B/c@v'`, in Azure's letter case, or `'namespace:A.B/c@v'`; a nested resource's `'d'` becomes
 * `A.B/c/d` with the container's version. A type is of Azure where Azure's data have it; else of the extension
 * that has it; else of Azure where it looks so; else of an extension that takes types it does not list.
 *
 * @param extensions that the file declares
 */
export function resourceTypeOf(
  written: ResourceDeclaration['type'],
  container: ResourceSymbol | undefined,
  extensions: readonly ExtensionSymbol[],
  diagnostics: Diagnostic[],
): ResourceTypeName {
  if (written.kind === 'error') return { type: '' };
  const text = literalText(written);
  const { span } = written;
  if (text === undefined) {
    diagnostics.push(diagnostic('bicep/resource-type', span));
    return { type: '' };
  }
  const named = splitNamespace(text, extensions, span, diagnostics);
  const isType = typePattern.test(named.text);
  const versioned = withContainer(named.text, container);
  const candidates = named.namespace ? [named.namespace] : undefined;
  const found = container?.type.extension
    ? { ...versioned, extension: container.type.extension }
    : findType(versioned, candidates ?? ['az', ...extensions]);
  if (found && isType) return found;
  diagnostics.push(diagnostic('bicep/resource-type', span));
  return versioned;
}

/** The namespace that stands before a colon; absent where there is none, or it is not known. */
function splitNamespace(
  text: string,
  extensions: readonly ExtensionSymbol[],
  span: Span,
  diagnostics: Diagnostic[],
): { readonly text: string; readonly namespace?: 'az' | ExtensionSymbol } {
  const colon = text.indexOf(':');
  if (colon <= 0) return { text };
  const name = text.slice(0, colon);
  const rest = text.slice(colon + 1);
  const extension = extensions.find((each) => each.name === name);
  if (extension) return { text: rest, namespace: extension };
  if (name === 'az') return { text: rest, namespace: 'az' };
  const near = nearest(name, ['az', ...extensions.map((each) => each.name)]) ?? '';
  diagnostics.push(diagnostic('bicep/unknown-namespace', span, name, near));
  return { text: rest };
}

function withContainer(text: string, container: ResourceSymbol | undefined): ResourceTypeName {
  const at = text.indexOf('@');
  const name = at < 0 ? text : text.slice(0, at);
  const apiVersion = at < 0 ? container?.type.apiVersion : text.slice(at + 1);
  const type = container === undefined ? name : `${container.type.type}/${name}`;
  return apiVersion === undefined ? { type } : { type, apiVersion };
}

function findType(
  written: ResourceTypeName,
  namespaces: readonly ('az' | ExtensionSymbol)[],
): ResourceTypeName | undefined {
  const { type, apiVersion } = written;
  const extensions = namespaces.filter((each) => each !== 'az');
  const ofAzure = namespaces.includes('az') || extensions.some(isAzure);
  const known = ofAzure && apiVersion !== undefined && azureSpelling({ type, apiVersion });
  if (known) return known;
  for (const extension of extensions) {
    const spelled = extension.extension?.types?.get(nameOf(written).toLowerCase());
    if (spelled !== undefined) return { ...splitVersion(spelled), extension };
  }
  if (ofAzure && azurePattern.test(type) && azureVersion.test(apiVersion ?? '')) return written;
  // An extension that could not be read may have any type.
  const taking = extensions.find(({ extension }) => !extension || extension.takesAnyType);
  return taking && { ...written, extension: taking };
}

/** True for Azure's own resources, declared as an extension. */
export function isAzure({ extension }: ExtensionSymbol): boolean {
  return extension?.name === 'AzureResourceManager';
}

/** `type@version`, or the type where it has no version. */
export function nameOf({ type, apiVersion }: ResourceTypeName): string {
  return apiVersion === undefined ? type : `${type}@${apiVersion}`;
}

function splitVersion(name: string): ResourceTypeName {
  const [type = '', apiVersion] = name.split('@');
  return apiVersion === undefined ? { type } : { type, apiVersion };
}

/** A type that is named out of a declaration (`resourceInput<'…'>`, `resource '…'`), in Azure's letter case. */
export function typeNamed(text: string): ResourceTypeName {
  // The namespace of Azure's types may be written, and goes without saying in the template.
  const { type, apiVersion } = splitVersion(text.replace(/^az:/, ''));
  if (apiVersion === undefined) return { type };
  return azureSpelling({ type, apiVersion }) ?? { type, apiVersion };
}
