import type { XmlElement } from './xml.js';

/** The part of XPath that rules need: steps down by name, at last perhaps to an attribute. */
export interface XPath {
  readonly steps: readonly { readonly name: string; readonly anywhere: boolean }[];
  readonly attribute?: string;
}

const step = /(\/\/?)(@?)(\*|[A-Za-z_][\w.:-]*)/y;

/** Reads a path; undefined where it is none that is understood. */
export function parseXPath(text: string): XPath | undefined {
  const steps: { name: string; anywhere: boolean }[] = [];
  let at = 0;
  while (at < text.length) {
    step.lastIndex = at;
    const match = step.exec(text);
    if (match === null) return undefined;
    const [, slashes, mark, name = ''] = match;
    at = step.lastIndex;
    if (mark === '@')
      return at === text.length && slashes === '/' ? { steps, attribute: name } : undefined;
    steps.push({ name, anywhere: slashes === '//' });
  }
  return steps.length === 0 ? undefined : { steps };
}

/** The texts at a path, in the order of the document, without white space around them. */
export function selectXml(root: XmlElement, { steps, attribute }: XPath): readonly string[] {
  let found: readonly XmlElement[] = [root];
  for (const { name, anywhere } of steps) {
    const next = new Set<XmlElement>();
    for (const element of found) {
      for (const inner of anywhere ? below(element) : element.children) {
        if (name === '*' || inner.name === name) next.add(inner);
      }
    }
    found = [...next];
  }
  if (attribute === undefined) return found.map(({ text }) => text.trim());
  return found.flatMap(({ attributes }) =>
    attribute === '*' ? [...attributes.values()] : (attributes.get(attribute) ?? []),
  );
}

/** Every element inside, in the order of the document. */
function below(element: XmlElement): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const pending = [...element.children].reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    found.push(next);
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i];
      if (child !== undefined) pending.push(child);
    }
  }
  return found;
}
