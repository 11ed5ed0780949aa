// What the Bicep CLI says of files, kept in a folder so that it is asked once.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startBicep } from './bicep-rpc.mjs';

/**
 * @param executable the Bicep CLI
 * @param cache folder for its answers; without one nothing is kept
 */
export function openAnswers(executable, cache) {
  let cli;
  return {
    /**
     * The answer about a `.bicep` or `.bicepparam` file (absolute path): `json`, the template or parameters
     * file it compiles to, where it does, and `errors`: `{ source, line, code, message }`, lines from 1. `failure` says
     * why there is no answer, where the CLI itself failed on the file.
     */
    async about(file) {
      const answer = read(file) ?? (await ask(file));
      const text = file.endsWith('.bicepparam') ? answer.parameters : answer.contents;
      const errors = (answer.diagnostics ?? [])
        .filter(({ level }) => level === 'Error')
        .map(({ source, range, code, message }) => ({
          source,
          line: range.start.line + 1,
          code,
          message,
        }));
      const { failure } = answer;
      return {
        ...(answer.success && text && { json: JSON.parse(text) }),
        ...(failure && { failure }),
        errors,
      };
    },
    stop: () => cli?.stop(),
  };

  function read(file) {
    const kept = keptAt(file);
    return kept && existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : undefined;
  }

  async function ask(file) {
    cli ??= startBicep(executable);
    const call = file.endsWith('.bicepparam')
      ? cli.call('bicep/compileParams', { path: file, parameterOverrides: {} })
      : cli.call('bicep/compile', { path: file });
    const answer = await call.catch((error) => ({ failure: error.message }));
    const kept = keptAt(file);
    if (kept) {
      mkdirSync(cache, { recursive: true });
      writeFileSync(kept, JSON.stringify({ path: file, ...answer }));
    }
    return answer;
  }

  function keptAt(file) {
    return cache && path.join(cache, `${createHash('sha1').update(file).digest('hex')}.json`);
  }
}
