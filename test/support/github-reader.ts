import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

type Reader = typeof import('@actions/workflow-parser') &
  typeof import('@actions/workflow-parser/actions/action-parser');

/**
 * GitHub's own reader of workflows and actions. Its package imports JSON in a way that Node refuses, so it is put
 * into one module first.
 */
export async function loadGithubReader(): Promise<Reader> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'groundrule-'));
  const outfile = path.join(folder, 'reader.mjs');
  try {
    buildSync({
      stdin: {
        contents: ['', '/actions/action-parser']
          .map((part) => `export * from '@actions/workflow-parser${part}';`)
          .join('\n'),
        resolveDir: process.cwd(),
      },
      outfile,
      bundle: true,
      // The forms of its dependencies that require nothing while they run.
      platform: 'browser',
      format: 'esm',
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
