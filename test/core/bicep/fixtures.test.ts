import { readdirSync, readFileSync } from 'node:fs';
import t from 'tap';
import { createNodeHost } from '../../../cli/node-host.js';
import { buildBicep } from '../../../core/build-bicep.js';

// Each folder holds a `main.bicep`, what it names, and in `main.json` what the Bicep CLI makes of it, without its
// own mark. `node scripts/bicep-build-conformance.mjs test/core/bicep/fixtures --cli BICEP` compares them anew.
const folder = 'test/core/bicep/fixtures';

for (const name of readdirSync(folder)) {
  t.test(`compiles ${name.replaceAll('-', ' ')} as the Bicep CLI does`, async (t) => {
    const host = createNodeHost(`${folder}/${name}`, 'no-modules');
    const built = buildBicep('main.bicep', host, () => undefined);
    if (built.kind === 'pending') throw new Error('files of a folder are there at once');
    t.strictSame(built.diagnostics, []);
    const wanted = JSON.parse(readFileSync(`${folder}/${name}/main.json`, 'utf8'));
    t.strictSame(JSON.parse(built.text ?? ''), wanted);
  });
}
