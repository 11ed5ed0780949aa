import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {
  meansRuleOf,
  type RuleSelection,
  type RuleTestReport,
  type RuleTestRequest,
  testRules,
} from '../../core/index.js';
import { countTests, loadRuleTestFormat, type RuleTestFormatName } from '../../reporters/index.js';
import { configFor } from '../config.js';
import { writeDiagnostics } from '../diagnostics.js';
import { type ExitCode, exitCodes, Refusal } from '../exit-codes.js';
import { createNodeHost } from '../node-host.js';
import { findRoot } from '../root.js';
import { wantsColour, writeNotice, writeOut } from '../streams.js';
import { watchFiles } from '../watch.js';
import type { Engine } from './check.js';

export interface TestOptions {
  readonly format?: RuleTestFormatName;
  readonly config?: string;
  readonly root?: string;
  readonly watch?: boolean;
  /** False where rules are not to be looked at for mistakes. */
  readonly lint?: boolean;
  readonly colour?: boolean;
}

/** Which rules a command is about, found from what is written on its command line. */
export interface Selected {
  readonly root: string;
  readonly selection: RuleSelection;
}

/** Runs the examples and tests in rule files. */
export async function test(
  selectors: readonly string[],
  options: TestOptions,
  loadEngine: () => Promise<Engine>,
): Promise<ExitCode> {
  const run = async (changed?: readonly string[]): Promise<Run> => {
    const { root, selection } = await select(selectors, options, loadEngine);
    const { propertyFacts } = await loadEngine();
    const paths = changed === undefined ? selection.paths : changed;
    const report = reportOf(
      { ...selection, ...(paths && { paths }), lint: options.lint !== false, propertyFacts },
      root,
    );
    await write(report, options);
    return { root, selection, report };
  };
  const first = await run();
  if (options.watch !== true) return exitCodeOf(first.report);
  return watchRules(first, run);
}

interface Run extends Selected {
  readonly report: RuleTestReport;
}

/**
 * Finds the rules that are meant: arguments are rule files and folders that exist, else ids, refs or globs of
 * rules. Where built-in rules are meant their source files are read, so that what is wrong in them has a place.
 */
export async function select(
  selectors: readonly string[],
  options: Pick<TestOptions, 'config' | 'root'>,
  loadEngine: () => Promise<Engine>,
): Promise<Selected> {
  const files = selectors.filter((one) => existsSync(one)).map((one) => path.resolve(one));
  const names = selectors.filter((one) => !existsSync(one));
  const missing = names.find((one) => /[/\\]|\.ya?ml$/.test(one));
  if (missing !== undefined) throw new Refusal(`There is no file or folder '${missing}'.`);
  const near = [...files, ...(options.config === undefined ? [] : [path.resolve(options.config)])];
  const first = near[0] ?? path.resolve('.');
  const root = findRoot([first, ...files], options.root);
  const config = await configFor(first, root, options.config);
  const { sources, builtIn } = await loadEngine();
  const meansBuiltIn = [...builtIn.values()].some((pack) => meansRuleOf(pack(), names));
  const paths = files.map((file) => path.relative(root, file).split(path.sep).join('/'));
  return {
    root,
    selection: {
      builtIn: meansBuiltIn ? sources : builtIn,
      names,
      paths,
      ...(config === undefined ? {} : { config }),
    },
  };
}

function reportOf(selection: RuleTestRequest, root: string): RuleTestReport {
  const answer = testRules(selection, createNodeHost(root));
  if (answer.kind === 'pending') throw new Error(`no answer about ${answer.paths.join(', ')}`);
  const { report } = answer;
  if (report.rules.length === 0 && report.diagnostics.length === 0) throw noRules(selection);
  return report;
}

/** There is nothing to do, and that is worth a word: a run that tests nothing must not look like a pass. */
export function noRules({ config }: RuleSelection): Refusal {
  const where =
    config === undefined
      ? 'There is no configuration (rules.yaml) here'
      : `'${config.path}' has no rules of its own`;
  return new Refusal(
    `${where}, so there is nothing to test. Write a rule with 'groundrule new rule Contoso.Storage.Name ` +
      "--resource Microsoft.Storage/storageAccounts', or name built-in rules: groundrule test 'Azure.AKS.*'.",
  );
}

async function write(report: RuleTestReport, options: TestOptions): Promise<void> {
  writeDiagnostics(report.diagnostics);
  const { format = 'console' } = options;
  const { render } = await loadRuleTestFormat(format);
  const page = { colour: wantsColour(options.colour), width: process.stdout.columns ?? 100 };
  writeOut(render(report, page));
}

function exitCodeOf(report: RuleTestReport): ExitCode {
  if (report.diagnostics.some(({ kind }) => kind === 'usage')) return exitCodes.usage;
  return countTests(report).failed > 0 ? exitCodes.findings : exitCodes.ok;
}

/** Runs again what changed, until the process is ended: a rule file alone, everything for any other file. */
async function watchRules(
  first: Run,
  run: (changed?: readonly string[]) => Promise<Run>,
): Promise<ExitCode> {
  let last = first;
  const filesOf = ({ root, selection, report }: Run): readonly string[] =>
    [
      ...report.rules.map(({ file }) => file),
      ...(selection.config ? [selection.config.path] : []),
    ].map((file) => path.join(root, file));
  for await (const changed of watchFiles(() => filesOf(last))) {
    const relative = changed.map((file) =>
      path.relative(first.root, file).split(path.sep).join('/'),
    );
    const known = new Set(last.report.rules.map(({ file }) => file));
    const onlyRules = relative.every((file) => known.has(file));
    writeNotice(`\n${relative.join(', ')} changed`);
    try {
      const next = await run(onlyRules ? relative : undefined);
      if (!onlyRules) last = next;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      writeNotice(`groundrule: ${error.message}`);
    }
  }
  return exitCodeOf(last.report);
}
