import type { Host } from './host.js';
import { SourceFile } from './source-file.js';

/** A host that remembers which texts were read through it. */
export interface RecordingHost {
  readonly host: Host;
  /** The files whose text was given, by path. */
  readonly files: ReadonlyMap<string, SourceFile>;
}

export function recordReads(host: Host): RecordingHost {
  const files = new Map<string, SourceFile>();
  return {
    files,
    host: {
      ...(host.readBytes && { readBytes: (path) => host.readBytes?.(path) }),
      ...(host.readModule && {
        readModule: (module) => host.readModule?.(module) ?? { kind: 'missing' },
      }),
      ...(host.listFolder && { listFolder: (path) => host.listFolder?.(path) }),
      now: () => host.now(),
      readText(path) {
        const answer = host.readText(path);
        if (answer.kind === 'text' && !files.has(path)) {
          files.set(path, new SourceFile(path, answer.text));
        }
        return answer;
      },
    },
  };
}
