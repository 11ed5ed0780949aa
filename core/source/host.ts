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

/** A module of a registry: `br:registry/repository:tag`. */
export interface RegistryModule {
  readonly registry: string;
  readonly repository: string;
  /** A tag, or `sha256:` and a digest. */
  readonly tag: string;
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
  /** The template of a registry module, from where the Bicep CLI keeps restored ones; absent where the host keeps none. */
  readModule?(module: RegistryModule): FileAnswer;
  /** Names directly inside a folder, folders with a trailing `/`, sorted; undefined where there is no such folder. */
  listFolder?(path: string): readonly string[] | undefined;
  /** The present moment, for rules that count days. */
  now(): Date;
}
