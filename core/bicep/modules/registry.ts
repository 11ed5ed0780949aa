import type { RegistryModule } from '../../source/host.js';
import { SourceFile } from '../../source/source-file.js';
import type { Compilation } from './compilation.js';
import type { BicepConfiguration } from './configuration.js';

/** True for references to registries and template specs, as opposed to paths of files. */
export function isRegistryReference(reference: string): boolean {
  return /^(?:br|ts)(?::|\/[^:/]*:)/.test(reference);
}

/** Reads `br:registry/path:tag`, `br/alias:path:tag`, and the same with `@sha256:…`; undefined for anything else. */
export function parseRegistryReference(
  reference: string,
  configuration: BicepConfiguration,
): RegistryModule | undefined {
  const parts = /^br(?:\/([^:/]+))?:(.+?)(?::([^:/@]+)|@(sha256:[0-9a-f]+))$/.exec(reference);
  if (parts === null) return undefined;
  const [, alias, path = '', version, digest] = parts;
  const tag = version ?? digest ?? '';
  if (alias === undefined) {
    const slash = path.indexOf('/');
    if (slash < 0) return undefined;
    return { registry: path.slice(0, slash), repository: path.slice(slash + 1), tag };
  }
  const target = configuration.registryAliases.get(alias);
  if (target === undefined) return undefined;
  const { registry, modulePath } = target;
  return { registry, repository: modulePath === undefined ? path : `${modulePath}/${path}`, tag };
}

/** The reference written out in full, without aliases. */
export function formatRegistryModule({ registry, repository, tag }: RegistryModule): string {
  return `br:${registry}/${repository}${tag.startsWith('sha256:') ? '@' : ':'}${tag}`;
}

/** The text of a restored module; undefined where the host has none (it may be on its way). */
export function readRegistryModule(
  module: RegistryModule,
  { host, files, wanted }: Compilation,
): SourceFile | undefined {
  const path = formatRegistryModule(module);
  const known = files.get(path);
  if (known) return known;
  const answer = host.readModule?.(module);
  if (answer?.kind === 'pending') wanted.add(path);
  if (answer?.kind !== 'text') return undefined;
  const file = new SourceFile(path, answer.text);
  files.set(path, file);
  return file;
}
