/** An element of an XML text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Text directly inside, entities resolved. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  text: string;
  readonly children: XmlElement[];
}

/** Nothing real is nested deeper; elements beyond it become children of the last one within. */
const maxDepth = 1000;

const skipped = /<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)|<![A-Za-z][^>]*>/y;
const characterData = /<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/y;
const closingTag = /<\/([A-Za-z_][\w.:-]*)\s*>/y;
const openingTag =
  /<([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/y;
const attribute = /([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads XML tolerantly, in time linear in its length: policies of API Management hold C# expressions
 * with bare `<` and `&`, which no strict reader takes. What is no tag is text; an element that is
 * never closed ends with the one around it. Gives a root without a name that holds the outermost elements.
 */
export function readXml(source: string): XmlElement {
  const root: OpenElement = { name: '', attributes: new Map(), text: '', children: [] };
  const open: OpenElement[] = [root];
  const counts = new Map<string, number>();
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  while (at < source.length) {
    const inner = open.at(-1) ?? root;
    const next = source.indexOf('<', at);
    if (next !== at) {
      inner.text += resolved(source.slice(at, next === -1 ? source.length : next));
      at = next === -1 ? source.length : next;
      continue;
    }
    if (take(skipped) !== null) continue;
    const data = take(characterData);
    if (data !== null) {
      inner.text += data[1] ?? '';
      continue;
    }
    const closing = take(closingTag)?.[1];
    if (closing !== undefined) {
      close(open, counts, closing);
      continue;
    }
    const opening = take(openingTag);
    if (opening === null) {
      inner.text += '<';
      at += 1;
      continue;
    }
    const [, name = '', attributes = '', empty] = opening;
    const element: OpenElement = {
      name,
      attributes: attributesOf(attributes),
      text: '',
      children: [],
    };
    inner.children.push(element);
    if (empty === '' && open.length < maxDepth) {
      open.push(element);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return root;
}

/** Ends the innermost open element of a name, and those inside it; a tag that closes none says nothing. */
function close(open: OpenElement[], counts: Map<string, number>, name: string): void {
  if ((counts.get(name) ?? 0) === 0) return;
  for (let ended = open.pop(); ended !== undefined; ended = open.pop()) {
    counts.set(ended.name, (counts.get(ended.name) ?? 1) - 1);
    if (ended.name === name) return;
  }
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(attribute)) {
    found.set(name, resolved(double ?? single ?? ''));
  }
  return found;
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

function resolved(text: string): string {
  return text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (all, name, decimal, hex) => {
      if (name !== undefined) return entities[String(name).toLowerCase()] ?? all;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
