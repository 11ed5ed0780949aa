// The step of the GitHub action: runs groundrule with the inputs, writes the job's summary and the outputs.
// It is run as it is checked out, so it needs nothing but Node and reads its inputs from variables, never from
// text that a shell would read.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** A job's summary may hold 1 MiB a step. */
const summaryBytes = 1_000_000;

const temporary = mkdtempSync(path.join(process.env.RUNNER_TEMP ?? os.tmpdir(), 'groundrule-'));
const files = {
  json: path.join(temporary, 'report.json'),
  summary: path.join(temporary, 'summary.md'),
  sarif: input('SARIF'),
  html: input('HTML'),
};
try {
  process.exitCode = run();
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function run() {
  const [program, ...words] = commandWords();
  const { status, error } = spawnSync(program, [...words, ...checkArguments()], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) {
    process.stdout.write(`::error title=groundrule::${program} cannot be run: ${error.code}\n`);
    return 70;
  }
  if (input('SUMMARY') === 'true' && existsSync(files.summary)) {
    appendTo('GITHUB_STEP_SUMMARY', readFileSync(files.summary, 'utf8'));
  }
  const code = status ?? 70;
  writeOutputs(code);
  return code;
}

/** The command as words: the one that is named, else the published version that belongs to this checkout. */
function commandWords() {
  const named = input('COMMAND')
    .split(/\s+/)
    .filter((word) => word !== '');
  if (named.length > 0) return named;
  const own = new URL('../package.json', import.meta.url);
  return ['npx', '--yes', `groundrule@${JSON.parse(readFileSync(own, 'utf8')).version}`];
}

function checkArguments() {
  const option = (flag, value) => (value === '' ? [] : [`${flag}=${value}`]);
  const report = (format, file) => (file === '' ? [] : [`--format=${format}`, `--output=${file}`]);
  return [
    'check',
    ...(input('ANNOTATIONS') === 'true' ? ['--format=github'] : ['--format=console']),
    ...report('json', files.json),
    ...report('markdown', files.summary),
    ...report('sarif', files.sarif),
    ...report('html', files.html),
    `--max-bytes=${summaryBytes}`,
    ...option('--fail-on', input('FAIL_ON')),
    ...option('--profile', input('PROFILE')),
    ...option('--config', input('CONFIG')),
    ...option('--category', input('CATEGORY')),
    ...lines(input('ARGUMENTS')),
    '--',
    ...lines(input('PATHS')),
  ];
}

function writeOutputs(code) {
  const written = (file) =>
    file !== '' && existsSync(file) ? path.posix.join(input('WORKING_DIRECTORY') || '.', file) : '';
  const { summary, coverage } = existsSync(files.json)
    ? JSON.parse(readFileSync(files.json, 'utf8'))
    : {};
  const outputs = {
    'exit-code': code,
    errors: summary?.error ?? '',
    warnings: summary?.warning ?? '',
    notes: summary?.note ?? '',
    suppressed: summary?.suppressed ?? '',
    incomplete: coverage?.incomplete ?? '',
    sarif: written(files.sarif),
    html: written(files.html),
  };
  for (const [name, value] of Object.entries(outputs)) {
    const end = randomUUID();
    appendTo('GITHUB_OUTPUT', `${name}<<${end}\n${value}\n${end}\n`);
  }
}

function input(name) {
  return (process.env[`INPUT_${name}`] ?? '').trim();
}

function lines(text) {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Appends to a file that the runner names in a variable. */
function appendTo(variable, text) {
  const file = process.env[variable];
  if (file) appendFileSync(file, text);
}
