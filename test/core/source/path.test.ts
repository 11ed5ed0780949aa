import t from 'tap';
import { resolvePath } from '../../../core/source/path.js';

const cases: readonly [from: string, reference: string, path: string | undefined][] = [
  ['main.bicep', 'a.bicep', 'a.bicep'],
  ['app/main.bicep', './modules/a.bicep', 'app/modules/a.bicep'],
  ['app/main.bicep', '../shared/./a.bicep', 'shared/a.bicep'],
  ['app/main.bicep', 'b//a.bicep', 'app/b/a.bicep'],
  ['app/main.bicep', 'b\\a.bicep', 'app/b/a.bicep'],
  ['app/main.bicep', '../../a.bicep', undefined],
  ['app/main.bicep', 'b/../../../app/a.bicep', undefined],
  ['app/main.bicep', '..', undefined],
  ['app/main.bicep', '/etc/passwd', undefined],
  ['app/main.bicep', 'C:\\a.bicep', undefined],
  ['app/main.bicep', 'https://example.com/a.json', undefined],
];

for (const [from, reference, path] of cases) {
  t.test(`'${reference}' in ${from} leads to ${path ?? 'nowhere'}`, async (t) => {
    t.equal(resolvePath(from, reference), path);
  });
}
