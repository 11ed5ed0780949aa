import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import { callsOf, logicNodes, logicParts, usedNodes } from '../ruleset/logic-parts.js';
import type { DataNode } from '../source/data.js';
import { matchesText } from '../source/glob.js';
import type { Lint } from './lint.js';

/** Named values that nothing reads. */
export const unusedLets: Lint = ({ source }) => {
  const written = source.rule.written();
  const read = new Set<string>();
  const messages = [
    written.message,
    ...(written.assert ?? []),
    ...(written.each ?? []).flatMap((each) => each.assert),
  ];
  for (const { node } of logicParts(written)) for (const name of namesIn(node)) read.add(name);
  for (const node of messages) for (const name of namesInText(node)) read.add(name);
  return [...(written.let ?? [])]
    .filter(([name]) => !read.has(name))
    .map(([name, { span }]) => diagnostic('lint/unused-value', span, name));
};

/** What the paths in a piece of logic begin with; a path that is worked out may begin with anything written in it. */
function namesIn(node: DataNode): readonly string[] {
  return callsOf('var', logicNodes(node)).flatMap((path) =>
    [...logicNodes(path)].flatMap((one) => (one.kind === 'string' ? firstKey(one.value) : [])),
  );
}

/** What a message puts in: `${name.more}`. */
function namesInText(node: DataNode | undefined): readonly string[] {
  if (node === undefined) return [];
  return [...logicNodes(node)].flatMap((one) =>
    one.kind === 'string'
      ? [...one.value.matchAll(/\$\{([^{}]*)\}/g)].flatMap(([, path = '']) => firstKey(path))
      : [],
  );
}

function firstKey(path: string): readonly string[] {
  return path.split(/[.[]/, 1);
}

/** Options that no manifest declares: nobody can set them. */
export const undeclaredOptions: Lint = ({ source }, { ruleset }) => {
  const names = [...ruleset.optionSchema.keys()];
  const aliases = [...ruleset.optionSchema.values()].flatMap((one) => one.aliases ?? []);
  return callsOf('option', usedNodes(source.rule.written(), source.environment)).flatMap(
    (call): readonly Diagnostic[] => {
      const key = call.kind === 'array' ? call.items[0] : call;
      if (key?.kind !== 'string') return [];
      const isDeclared = [...names, ...aliases].some((name) => matchesText(name, key.value));
      if (isDeclared) return [];
      const near = nearest(key.value, names) ?? '';
      return [diagnostic('lint/undeclared-option', key.span, key.value, near)];
    },
  );
};
