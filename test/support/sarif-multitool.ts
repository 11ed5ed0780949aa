import { execFileSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { Log } from 'sarif';

/** The validator's binary, or why it cannot run here: it comes for Linux on x64 only. */
export function findMultitool(): { binary: string } | { missing: string } {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { missing: `there is no validator for ${process.platform} ${process.arch}` };
  }
  try {
    const binary: string = createRequire(import.meta.url)('@microsoft/sarif-multitool-linux');
    makeExecutable(binary);
    return { binary };
  } catch {
    return { missing: 'the validator is not installed' };
  }
}

/** An install without scripts leaves the binary without its executable bit. */
function makeExecutable(binary: string): void {
  try {
    accessSync(binary, constants.X_OK);
  } catch {
    chmodSync(binary, 0o755);
  }
}

/**
 * Validates SARIF documents in one process with the SARIF rules and those of a host, offline.
 *
 * @returns `file rule: text` for each result of level error or warning. The exit code says nothing: it is
 *   0 for invalid files too.
 */
export function validateSarif(
  binary: string,
  documents: Readonly<Record<string, string>>,
  kinds: 'Sarif;Ghas' | 'Sarif;GHAzDO' = 'Sarif;Ghas',
): string[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sarif-'));
  const files = Object.entries(documents).map(([name, text]) => {
    const file = path.join(folder, `${name}.sarif`);
    writeFileSync(file, text);
    return file;
  });
  const config = path.join(folder, 'offline.xml');
  writeFileSync(config, offline);
  const output = path.join(folder, 'result.json');
  execFileSync(
    binary,
    ['validate', ...files, '--rule-kind', kinds, '--level', 'Error;Warning'].concat([
      '--config',
      config,
      '--output',
      output,
      '--log',
      'ForceOverwrite',
    ]),
    { stdio: 'pipe', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } },
  );
  const log: Log = JSON.parse(readFileSync(output, 'utf8').replace(/^\uFEFF/, ''));
  const run = log.runs[0];
  if (run?.invocations?.[0]?.executionSuccessful !== true) return ['the validator failed'];
  return (run.results ?? []).map(({ ruleId, message, locations }) => {
    const uri = locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
    const { startLine } = locations?.[0]?.physicalLocation?.region ?? {};
    return `${path.basename(uri)}:${startLine} ${ruleId}: ${message.text ?? message.arguments?.join(' | ')}`;
  });
}

/** Keeps the validator from fetching the addresses it finds. */
const offline = `<?xml version="1.0" encoding="utf-8"?>
<Properties>
  <Properties Key="SARIF2006.UrisShouldBeReachable.Options">
    <Property Key="RuleEnabled" Value="Disabled" Type="Driver.RuleEnabledState" />
  </Properties>
</Properties>
`;
