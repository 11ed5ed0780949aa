import { spawnSync } from 'node:child_process';
import t from 'tap';

/** Scripts that need no Bicep CLI for a folder of ours, so that they cannot fall behind the code. */
const calls: readonly [script: string, args: readonly string[], printed: RegExp][] = [
  ['scripts/bicep-syntax-conformance.mjs', ['examples'], /^0 files with diagnostics$/m],
  [
    'scripts/finding-spans-conformance.mjs',
    ['examples', '--files', '**/*.bicep'],
    /^[1-9]\d* findings on 2 deployments .*, 0 exceptions$/m,
  ],
];

for (const [script, args, printed] of calls) {
  t.test(`${script} runs`, async (t) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      encoding: 'utf8',
    });
    t.equal(status, 0, stderr);
    t.match(stdout, printed);
  });
}
