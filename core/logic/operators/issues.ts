import type { Entry, Origin, Value } from '../../expressions/value.js';
import type { ExpansionIssue } from '../../resources/resource.js';
import { type Operator, present } from '../operator.js';
import { wantedOf } from '../text.js';
import { computed } from '../unknown.js';
import { targetDeployment } from './domain.js';

/** What expansion noticed. */
export const issues: Operator = {
  name: 'issues',
  summary:
    'What expanding the deployment that is judged brought to light, of the kinds named (all without any): a list of objects with `id`, `name` (of the parameter or output) and `message`, each placed where it was noticed.',
  parameters: [{ name: 'ids' }],
  variadic: { atLeast: 0 },
  examples: [{ logic: { issues: 'OutputSecretValue' }, result: [] }],
  compile(call) {
    const ids = present(call);
    return (frame) => {
      const wanted = ids
        .flatMap(({ evaluate }) => wantedOf(evaluate({ ...frame, record: undefined }).value))
        .flatMap((one) => (one.kind === 'string' ? [one.value.toLowerCase()] : []));
      const deployment = targetDeployment(frame);
      const found = deployment?.issues ?? [];
      const items = found
        .filter(({ id }) => ids.length === 0 || wanted.includes(id.toLowerCase()))
        .map(issueValue);
      return { value: { kind: 'array', items, origin: computed } };
    };
  },
};

function issueValue({ id, name, message, span }: ExpansionIssue): Value {
  const origin: Origin = { span, role: 'expression' };
  const entry = (key: string, value: string): [string, Entry] => [
    key,
    { key, value: { kind: 'string', value, origin } },
  ];
  const entries = new Map([entry('id', id), entry('name', name), entry('message', message)]);
  return { kind: 'object', entries, unknownEntries: [], origin, header: span };
}
