import t from 'tap';
import { type OutputArgument, pairOutputs } from '../../cli/outputs.js';

function given(line: string): OutputArgument[] {
  return line.split(' ').flatMap((word): OutputArgument[] => {
    const [option, value = ''] = word.split('=');
    return option === 'format' || option === 'output' || option === 'sarif-target'
      ? [{ option, value }]
      : [];
  });
}

const accepted: readonly [line: string, destinations: object[]][] = [
  ['', [{ format: 'console' }]],
  ['format=sarif', [{ format: 'sarif' }]],
  ['format=sarif output=a', [{ format: 'sarif', file: 'a' }]],
  ['format=console format=sarif output=a', [{ format: 'console' }, { format: 'sarif', file: 'a' }]],
  ['format=sarif output=a format=json', [{ format: 'sarif', file: 'a' }, { format: 'json' }]],
  [
    'format=sarif output=a sarif-target=generic format=sarif',
    [{ format: 'sarif', file: 'a', sarifTarget: 'generic' }, { format: 'sarif' }],
  ],
  [
    'sarif-target=generic format=sarif output=a format=sarif sarif-target=github',
    [
      { format: 'sarif', file: 'a', sarifTarget: 'generic' },
      { format: 'sarif', sarifTarget: 'github' },
    ],
  ],
];
for (const [line, destinations] of accepted) {
  t.test(`'${line}' is understood`, async (t) => t.same(pairOutputs(given(line)), destinations));
}

const refused: readonly [line: string, reason: RegExp][] = [
  ['format=xml', /--format does not know 'xml'.*console, csv/],
  ['format=__proto__', /--format does not know/],
  ['output=a', /no --format before it/],
  ['format=sarif output=a output=b', /two outputs/],
  ['format=sarif format=json', /sarif and --format json both write to stdout/],
  ['format=sarif sarif-target=gitlab', /does not know 'gitlab'.*github, azure-devops/],
  ['format=sarif output=a format=json output=./a', /both write to '.\/a'/],
];
for (const [line, reason] of refused) {
  t.test(`'${line}' is refused`, async (t) => {
    t.throws(() => pairOutputs(given(line)), { message: reason, exitCode: 2 });
  });
}
