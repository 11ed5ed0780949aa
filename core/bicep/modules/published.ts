import type { PublishedTemplate, RegistryModule, TemplateSpec } from '../../source/host.js';
import { SourceFile } from '../../source/source-file.js';
import type { Compilation } from './compilation.js';
import type { BicepConfiguration } from './configuration.js';

/** True for references to registries and template specs, as opposed to paths of files. */
export function isPublishedReference(reference: string): boolean {
  return /^(?:br|ts)(?::|\/[^:/]*:)/.test(reference);
}

/** Reads `br:…` and `ts:…`, with or without an alias; undefined for anything else and unknown aliases. */
export function parseReference(
  reference: string,
  configuration: BicepConfiguration,
): PublishedTemplate | undefined {
  return reference.startsWith('ts')
    ? parseTemplateSpec(reference, configuration)
    : parseRegistryModule(reference, configuration);
}

/** Reads `br:registry/path:tag`, `br/alias:path:tag`, and the same with `@sha256:…`. */
function parseRegistryModule(
  reference: string,
  { registryAliases }: BicepConfiguration,
): RegistryModule | undefined {
  const parts = /^br(?:\/([^:/]+))?:(.+?)(?::([^:/@]+)|@(sha256:[0-9a-f]+))$/.exec(reference);
  if (parts === null) return undefined;
  const [, alias, path = '', version, digest] = parts;
  const kind = 'registry';
  const tag = version ?? digest ?? '';
  if (alias === undefined) {
    const slash = path.indexOf('/');
    if (slash < 0) return undefined;
    return { kind, registry: path.slice(0, slash), repository: path.slice(slash + 1), tag };
  }
  const target = registryAliases.get(alias);
  if (target === undefined) return undefined;
  const { registry, modulePath } = target;
  const repository = modulePath === undefined ? path : `${modulePath}/${path}`;
  return { kind, registry, repository, tag };
}

/** Reads `ts:subscription/group/name:version` and `ts/alias:name:version`. */
function parseTemplateSpec(
  reference: string,
  { templateSpecAliases }: BicepConfiguration,
): TemplateSpec | undefined {
  const parts = /^ts(?:\/([^:/]+))?:(?:([^:/]+)\/([^:/]+)\/)?([^:/]+):([^:/]+)$/.exec(reference);
  if (parts === null) return undefined;
  const [, alias, subscription, resourceGroup, name = '', version = ''] = parts;
  const place =
    alias === undefined ? { subscription, resourceGroup } : templateSpecAliases.get(alias);
  const isWritten = (alias === undefined) === (subscription !== undefined);
  if (!isWritten || place?.subscription === undefined || place.resourceGroup === undefined) {
    return undefined;
  }
  const { subscription: within, resourceGroup: group } = place;
  return { kind: 'templateSpec', subscription: within, resourceGroup: group, name, version };
}

/** The reference written out in full, without aliases. */
export function formatReference(published: PublishedTemplate): string {
  if (published.kind === 'templateSpec') {
    const { subscription, resourceGroup, name, version } = published;
    return `ts:${subscription}/${resourceGroup}/${name}:${version}`;
  }
  const { registry, repository, tag } = published;
  return `br:${registry}/${repository}${tag.startsWith('sha256:') ? '@' : ':'}${tag}`;
}

/** The id of a version of a template spec. */
export function templateSpecId({
  subscription,
  resourceGroup,
  name,
  version,
}: TemplateSpec): string {
  const group = `/subscriptions/${subscription}/resourceGroups/${resourceGroup}`;
  return `${group}/providers/Microsoft.Resources/templateSpecs/${name}/versions/${version}`;
}

/** The text of what was restored; undefined where the host has none (it may be on its way). */
export function readPublished(
  published: PublishedTemplate,
  { host, files, wanted }: Compilation,
): SourceFile | undefined {
  const path = formatReference(published);
  const known = files.get(path);
  if (known) return known;
  const answer = host.readModule?.(published);
  if (answer?.kind === 'pending') wanted.add(path);
  if (answer?.kind !== 'text') return undefined;
  const file = new SourceFile(path, answer.text, true);
  files.set(path, file);
  return file;
}
