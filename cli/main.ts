#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { exitCodes, Refusal } from './exit-codes.js';
import { runProgram } from './program.js';
import { surviveClosedPipes, writeNotice } from './streams.js';

surviveClosedPipes();
process.exitCode = await run();

async function run(): Promise<number> {
  const tool = ownPackage();
  try {
    return await runProgram(process.argv.slice(2), {
      version: tool.version,
      engine: async () => (await import('./engine.js')).loadEngine(tool),
      pipelines: new URL('../../docs/ci/', import.meta.url),
    });
  } catch (error) {
    if (error instanceof Refusal) {
      writeNotice(`groundrule: ${error.message}`);
      return error.exitCode;
    }
    return crash(error, tool.version);
  }
}

/** Our own fault: said in short, with what a report of it needs; the stack only where it is asked for. */
function crash(error: unknown, version: string): number {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  writeNotice(
    `groundrule ${version} failed, and that is its own fault: ${reason.slice(0, 500)}\n` +
      'Nothing was judged. Set GROUNDRULE_DEBUG=1 to see where, and please report it.',
  );
  if (process.env['GROUNDRULE_DEBUG'] && error instanceof Error) writeNotice(error.stack ?? '');
  return exitCodes.crash;
}

/** Name, version and home of this package. */
function ownPackage(): { name: string; version: string; url: string } {
  const file = new URL('../../package.json', import.meta.url);
  const { name, version, homepage } = JSON.parse(readFileSync(file, 'utf8'));
  return { name, version, url: homepage };
}
