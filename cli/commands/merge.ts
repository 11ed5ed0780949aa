import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mergeReports, type Report } from '../../core/index.js';
import { loadJsonReader, type ReadReport } from '../../reporters/index.js';
import { failOnOf } from '../arguments.js';
import { type ExitCode, Refusal } from '../exit-codes.js';
import { exitCodeOf } from '../gate.js';
import { createNodeHost } from '../node-host.js';
import { pairOutputs } from '../outputs.js';
import { type ReportArguments, writeReports } from '../reports.js';
import { isFolder } from '../root.js';
import { writeNotice } from '../streams.js';

export interface MergeOptions extends ReportArguments {
  readonly failOn?: readonly string[];
  readonly allowIncomplete?: boolean;
  /** Where the judged files are, for excerpts and line hashes. */
  readonly root?: string;
}

/** Joins reports that `--format json` wrote, and writes the whole in other formats. */
export async function merge(files: readonly string[], options: MergeOptions): Promise<ExitCode> {
  const destinations = pairOutputs(options.outputs);
  const failOn = failOnOf(options.failOn) ?? ['error'];
  const sourceOf = sourcesBelow(options.root ?? '.');
  const readJson = await loadJsonReader();
  const [first, ...others] = files.map((file) =>
    readReport(file, (text) => readJson(text, sourceOf)),
  );
  if (first === undefined) throw new Refusal('No report was named.');
  const report = mergeReports([first, ...others]);
  tellMissingSources(report);
  await writeReports(report, destinations, options);
  return exitCodeOf(report, { failOn, allowIncomplete: options.allowIncomplete === true });
}

function readReport(file: string, readJson: (text: string) => ReadReport): Report {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Refusal(`The report '${file}' cannot be read. Check its path.`);
  }
  const read = readJson(text);
  if (read.kind === 'report') return read.report;
  throw new Refusal(`'${file}' cannot be merged. ${read.problem}`);
}

function sourcesBelow(folder: string): (path: string) => string | undefined {
  const root = path.resolve(folder);
  if (!existsSync(root) || !isFolder(root)) {
    throw new Refusal(`The root '${folder}' is not a folder.`);
  }
  const host = createNodeHost(root);
  return (wanted) => {
    const answer = host.readText(wanted);
    return answer.kind === 'text' ? answer.text : undefined;
  };
}

function tellMissingSources({ findings, sources }: Report): void {
  const missing = new Set(
    findings.map(({ location }) => location.path).filter((file) => !sources.has(file)),
  );
  if (missing.size === 0) return;
  writeNotice(
    `The lines of ${missing.size} of the judged files are not shown: they are not below the root, or have changed. ` +
      'Name the folder of the checkout with --root.',
  );
}
