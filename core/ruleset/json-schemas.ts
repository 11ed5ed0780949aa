import { configShape } from '../config/config-shape.js';
import { logicSchema } from '../logic/logic-schema.js';
import { operators } from '../logic/registry.js';
import type { JsonSchema } from '../source/shape.js';
import { ruleShape } from './rule-document.js';

const base = 'https://raw.githubusercontent.com/groundrule/groundrule/main/schemas/';

/** The published JSON Schemas by file name, from the same descriptions that check what is read. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map([
    ['rule.schema.json', document('rule.schema.json', 'A rule of groundrule', ruleShape.schema)],
    [
      'rules.schema.json',
      document('rules.schema.json', 'A configuration of groundrule, or the manifest of a pack', {
        ...configShape.schema,
        properties: propertiesWithRules(configShape.schema),
      }),
    ],
  ]);
}

/** Rules written in place have the schema of rule files. */
function propertiesWithRules(schema: JsonSchema): JsonSchema {
  const rules = { type: 'array', items: ruleShape.schema, description: 'Rules written in place' };
  return { ...(schema['properties'] as JsonSchema), rules };
}

function document(name: string, title: string, schema: JsonSchema): string {
  const head = { $schema: 'http://json-schema.org/draft-07/schema#', $id: base + name, title };
  const definitions = { logic: logicSchema(operators.values()) };
  return `${JSON.stringify({ ...head, ...schema, definitions }, undefined, 2)}\n`;
}
