import { type Host, withReadText } from './host.js';
import { SourceFile } from './source-file.js';

/** A host that remembers which texts were read through it. */
export interface RecordingHost {
  readonly host: Host;
  /** The files whose text was given, by path. */
  readonly files: ReadonlyMap<string, SourceFile>;
}

export function recordReads(host: Host): RecordingHost {
  const files = new Map<string, SourceFile>();
  const recording = withReadText(host, (path) => {
    const answer = host.readText(path);
    if (answer.kind === 'text' && !files.has(path)) {
      files.set(path, new SourceFile(path, answer.text));
    }
    return answer;
  });
  return { files, host: recording };
}
