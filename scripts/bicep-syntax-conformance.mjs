// usage: node scripts/bicep-syntax-conformance.mjs [--bicep CLI] folder …
// Parses every .bicep and .bicepparam file below the folders and prints how fast, and each file that
// gives a diagnostic. With --bicep, asks that Bicep CLI about those files and ends with exit code 1 if
// it finds no error of syntax in one of them.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { importCore } from './import-core.mjs';

const { values, positionals: folders } = parseArgs({
  options: { bicep: { type: 'string' } },
  allowPositionals: true,
});
const { parseBicep, parseBicepParams, SourceFile, locate } = await importCore(
  'core/bicep/parser/parse.ts',
  'core/source/source-file.ts',
  'core/source/location.ts',
);

const texts = folders
  .flatMap((folder) =>
    globSync('**/*.{bicep,bicepparam}', { cwd: folder, absolute: true, dot: true }),
  )
  .sort()
  .map((file) => [file, readFileSync(file, 'utf8')]);
const megabytes = texts.reduce((sum, [, text]) => sum + text.length, 0) / 1e6;
const start = performance.now();
const reports = texts.map(([file, text]) => [file, parse(file, text)]);
const seconds = (performance.now() - start) / 1000;
console.log(
  `${texts.length} files, ${megabytes.toFixed(1)} MB in ${seconds.toFixed(2)} s (${(megabytes / seconds).toFixed(1)} MB/s)`,
);

const reported = reports.filter(([, diagnostics]) => diagnostics.length > 0);
let wrong = 0;
for (const [file, diagnostics] of reported) {
  const accepted = values.bicep !== undefined && compiles(file);
  if (accepted) wrong++;
  console.log(`${accepted ? 'WRONG ' : ''}${file}`);
  for (const { span, message } of diagnostics) {
    const { startLine, startColumn } = locate(span);
    console.log(`  ${startLine}:${startColumn} ${message}`);
  }
}
console.log(`${reported.length} files with diagnostics`);
if (values.bicep !== undefined) console.log(`${wrong} of them are refused wrongly`);
process.exitCode = wrong > 0 ? 1 : 0;

function parse(file, text) {
  const source = new SourceFile(file, text);
  const read = file.endsWith('.bicepparam') ? parseBicepParams : parseBicep;
  return read(source).diagnostics;
}

function compiles(file) {
  const command = file.endsWith('.bicepparam') ? 'build-params' : 'build';
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
  return spawnSync(values.bicep, [command, '--stdout', '--no-restore', file], { env }).status === 0;
}
