// usage: node bench/expansion.mjs
// Times the expansion of one template, reading left out: a loop of growing length whose resource has 50
// properties, and growing numbers of nested deployments. Doubling the input should double the time.
import { importCore } from '../scripts/import-core.mjs';

const runs = 15;
const engine = await importCore(
  'core/arm/read-template.ts',
  'core/source/json.ts',
  'core/source/source-file.ts',
  'core/template/context.ts',
  'core/template/expand.ts',
);

measure('instances of 50 properties', [100, 200, 400, 800], loopTemplate);
measure('nested deployments', [50, 100, 200, 400], nestedTemplate);

function measure(what, sizes, templateOf) {
  console.log(what);
  for (const size of sizes) {
    const text = JSON.stringify(templateOf(size));
    const times = Array.from({ length: runs }, () => timeOf(text)).sort((a, b) => a - b);
    const median = times[Math.floor(runs / 2)];
    console.log(`  ${size}: ${median.toFixed(1)} ms (best ${times[0].toFixed(1)})`);
  }
}

function timeOf(text) {
  const file = new engine.SourceFile('main.json', text);
  const { template } = engine.readTemplate(engine.readJson(file).root);
  const context = engine.placeholderContext;
  const start = performance.now();
  engine.expand({ template, name: 'main.json', context, report: () => undefined });
  return performance.now() - start;
}

/** Of five properties one each: a literal, text from the loop, a variable's member, a choice by index, text. */
function loopTemplate(count) {
  const kinds = [
    (i) => i,
    () => "[concat(parameters('prefix'), copyIndex())]",
    () => "[variables('settings').name]",
    () => "[if(equals(mod(copyIndex(), 2), 0), 'even', 'odd')]",
    (i) => `text ${i}`,
  ];
  const properties = Array.from({ length: 50 }, (_, i) => [`p${i}`, kinds[i % kinds.length](i)]);
  return {
    parameters: { prefix: { type: 'string', defaultValue: 'a' } },
    variables: { settings: { name: "[parameters('prefix')]" } },
    resources: [
      {
        type: 'A.B/c',
        apiVersion: '2020-01-01',
        name: "[format('n{0}', copyIndex())]",
        copy: { name: 'loop', count },
        properties: Object.fromEntries(properties),
      },
    ],
  };
}

function nestedTemplate(count) {
  return {
    resources: [
      {
        type: 'Microsoft.Resources/deployments',
        apiVersion: '2022-09-01',
        name: "[format('m{0}', copyIndex())]",
        copy: { name: 'loop', count },
        properties: {
          mode: 'Incremental',
          expressionEvaluationOptions: { scope: 'inner' },
          parameters: { prefix: { value: "[format('m{0}', copyIndex())]" } },
          template: loopTemplate(2),
        },
      },
    ],
  };
}
