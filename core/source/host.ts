/** What a host answers when a file is wanted. */
export type FileAnswer =
  /** The decoded text. */
  | { readonly kind: 'text'; readonly text: string }
  /** The file is there, but is not text (it holds a NUL, or is not valid UTF-8 or UTF-16 with a byte order mark). */
  | { readonly kind: 'binary' }
  /** No such file, or the path leads outside the root. */
  | { readonly kind: 'missing' }
  /** The file is there, but reading it failed; `reason` is fit for a person. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** Not here yet: the host will fetch it, and the engine is to be run again. */
  | { readonly kind: 'pending' };

/** A template that was published, and that the Bicep CLI keeps a copy of once it was restored. */
export type PublishedTemplate = RegistryModule | TemplateSpec;

/** A module of a registry: `br:registry/repository:tag`. */
export interface RegistryModule {
  readonly kind: 'registry';
  readonly registry: string;
  readonly repository: string;
  /** A tag, or `sha256:` and a digest. */
  readonly tag: string;
}

/** A file in which an extension was published. */
export interface ExtensionArchive {
  readonly kind: 'archive';
  /** Path from the root. */
  readonly path: string;
}

/** A version of a template spec: `ts:subscription/resource group/name:version`. */
export interface TemplateSpec {
  readonly kind: 'templateSpec';
  readonly subscription: string;
  readonly resourceGroup: string;
  readonly name: string;
  readonly version: string;
}

/**
 * The world as the engine sees it. Everything under core is pure and synchronous over a host, so
 * the same engine runs in a terminal, an editor and a browser. Paths are relative to the root,
 * normalised, with `/` between their parts.
 */
export interface Host {
  readText(path: string): FileAnswer;
  /** The raw bytes, for `loadFileAsBase64`; absent where the host cannot give them. */
  readBytes?(path: string): Uint8Array | undefined;
  /**
   * What was published, from where the Bicep CLI keeps what it restored: the template of a module, the
   * resource of a template spec. Absent where the host keeps none.
   */
  readModule?(module: PublishedTemplate): FileAnswer;
  /**
   * The index of the types of a Bicep extension (`index.json`, as Azure/bicep-types lays it out): of a
   * restored one, or of an archive below the root. Absent where the host keeps none.
   */
  readExtension?(extension: RegistryModule | ExtensionArchive): FileAnswer;
  /** Names directly inside a folder, folders with a trailing `/`, sorted; undefined where there is no such folder. */
  listFolder?(path: string): readonly string[] | undefined;
  /** The present moment, for rules that count days. */
  now(): Date;
}

/** The same host, with other texts for some files, by path. */
export function withTexts(host: Host, texts: ReadonlyMap<string, string>): Host {
  return withReadText(host, (path) => {
    const text = texts.get(path);
    return text === undefined ? host.readText(path) : { kind: 'text', text };
  });
}

/** The same host, whose texts are read in another way. */
export function withReadText(host: Host, readText: Host['readText']): Host {
  return {
    readText,
    ...(host.readBytes && { readBytes: (path) => host.readBytes?.(path) }),
    ...(host.readModule && {
      readModule: (module) => host.readModule?.(module) ?? { kind: 'missing' },
    }),
    ...(host.readExtension && {
      readExtension: (extension) => host.readExtension?.(extension) ?? { kind: 'missing' },
    }),
    ...(host.listFolder && { listFolder: (path) => host.listFolder?.(path) }),
    now: () => host.now(),
  };
}
