import type { ArtifactLocation, PhysicalLocation } from 'sarif';
import type { Location } from '../../core/index.js';
import { relativeUri } from '../relative-uri.js';
import { keepStart } from '../shorten.js';
import type { SarifHost } from './hosts.js';
import { sourceRoot } from './provenance.js';

/** How places are written for a host. */
export interface PlaceWriter {
  readonly artifact: (path: string) => ArtifactLocation;
  readonly physical: (location: Location) => PhysicalLocation;
  /** With the text it stands on and the lines around, for hosts that show them. */
  readonly detailed: (location: Location) => PhysicalLocation;
}

const longestSnippet = 1_000;

/**
 * @param inRepository the file names the repository, to which paths are relative
 * @param lineAt the text of a line (1-based) without its break
 */
export function placeWriter(
  host: SarifHost,
  inRepository: boolean,
  lineAt: (path: string, line: number) => string | undefined,
): PlaceWriter {
  const artifact = (path: string): ArtifactLocation => ({
    uri: host.leadingSlash ? `/${relativeUri(path)}` : relativeUri(path),
    ...(inRepository ? { uriBaseId: sourceRoot } : {}),
  });
  const physical = (location: Location): PhysicalLocation => ({
    artifactLocation: artifact(location.path),
    region: regionOf(location),
  });
  return {
    artifact,
    physical,
    detailed(location) {
      const plain = physical(location);
      const line = lineAt(location.path, location.startLine);
      if (!host.details || line === undefined || location.endLine !== location.startLine) {
        return plain;
      }
      const { startLine, startColumn, endColumn } = location;
      const marked = line.slice(startColumn - 1, endColumn - 1);
      const around = [startLine - 1, startLine, startLine + 1].flatMap((number) => {
        const text = number < 1 ? undefined : lineAt(location.path, number);
        return text === undefined ? [] : [{ number, text }];
      });
      const context = around.map(({ text }) => text).join('\n');
      return {
        ...plain,
        region: {
          ...regionOf(location),
          snippet: { text: keepStart(marked, longestSnippet) },
        },
        ...(context.length > longestSnippet
          ? {}
          : {
              contextRegion: {
                startLine: around[0]?.number ?? startLine,
                endLine: around.at(-1)?.number ?? startLine,
                snippet: { text: context },
              },
            }),
      };
    },
  };
}

export function regionOf({ startLine, startColumn, endLine, endColumn }: Location) {
  return { startLine, startColumn, endLine, endColumn };
}
