import { type Location, locate } from '../source/location.js';
import type { Span } from '../source/span.js';

/** Turns spans into locations and keeps the text of every file pointed into, for excerpts. */
export interface Locator {
  readonly at: (span: Span) => Location;
  /** Decoded text by path. */
  readonly sources: ReadonlyMap<string, string>;
}

export function createLocator(): Locator {
  const sources = new Map<string, string>();
  return {
    sources,
    at(span) {
      sources.set(span.file.path, span.file.text);
      return locate(span);
    },
  };
}
