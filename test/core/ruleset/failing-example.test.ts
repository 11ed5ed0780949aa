import t from 'tap';
import { buildBicep } from '../../../core/index.js';
import { azurePack } from '../../support/azure-pack.js';
import { memoryHost } from '../../support/memory-host.js';

const { pack } = azurePack();

t.test('most rules show what fails', async (t) => {
  const showing = pack.rules.filter((rule) => rule.words()?.failing !== undefined);
  t.ok(showing.length > pack.rules.length * 0.7, `${showing.length} of ${pack.rules.length}`);
});

const none = () => undefined;
for (const rule of pack.rules) {
  const failing = rule.words()?.failing;
  if (failing === undefined) continue;
  const own = rule
    .tests()
    .some(({ text, expect }) => expect === 'fail' && [failing.bicep, failing.arm].includes(text));
  if (own) continue;
  t.test(`the failing part of ${rule.metadata.id} is Bicep and JSON of one meaning`, async (t) => {
    const arm: unknown = JSON.parse(`{${failing.arm}}`);
    const bicep = `var example = {\n${failing.bicep}\n}\n`;
    const built = buildBicep('example.bicep', memoryHost({ 'example.bicep': bicep }), none);
    t.equal(built.kind, 'done');
    if (built.kind !== 'done') return;
    t.same(JSON.parse(built.text ?? '{}').variables?.example, arm);
  });
}
