import junit, { type Builder, type TestCase } from 'junit-report-builder';
import { printable } from './printable.js';

// The package exports the builder itself, while its types tell of a property `default`.
const builder = junit as unknown as Builder;

export interface JUnitCase {
  /** Cases of one suite stand together; also the class name, by which hosts group. */
  readonly suite: string;
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'error';
  readonly message: string;
  readonly body: string;
}

/** A JUnit document of some cases, whatever characters their texts hold. */
export function junitDocument(title: string, cases: readonly JUnitCase[]): string {
  // Times are zero: the same input gives the same file. Azure takes the moment of publishing instead.
  const document = builder.newBuilder().name(title);
  const names = new Map<string, number>();
  for (const [name, group] of groupBySuite(cases)) {
    const suite = document.testSuite().name(printable(name)).time(0);
    for (const entry of group) {
      const testCase = suite.testCase().className(printable(name)).time(0);
      write(testCase.name(uniqueName(printable(entry.name), names)), entry);
    }
  }
  return `${document.build()}\n`;
}

function groupBySuite(cases: readonly JUnitCase[]): Map<string, JUnitCase[]> {
  const groups = new Map<string, JUnitCase[]>();
  for (const entry of cases) {
    const group = groups.get(entry.suite);
    if (group) group.push(entry);
    else groups.set(entry.suite, [entry]);
  }
  return groups;
}

function write(testCase: TestCase, { outcome, message, body }: JUnitCase): void {
  // Made printable here: the builder drops characters that XML does not allow only after it has looked
  // for the end of a CDATA section, and it looks for the first alone, so no `]]>` may be left either.
  const reason = printable(message);
  const inner = body.split('\n').map(printable).join('\n').replaceAll(']]>', ']] >');
  if (outcome === 'failed') testCase.failure(reason).stacktrace(inner);
  if (outcome === 'error') testCase.error(reason, undefined, inner);
  if (outcome === 'skipped') skip(testCase, reason);
}

/** The builder writes `<skipped/>` without a reason; the reason is added as the element is built. */
function skip(testCase: TestCase, reason: string): void {
  testCase.skipped();
  const build = testCase.build.bind(testCase);
  testCase.build = (parent) => {
    const element = build(parent);
    const skipped = element.children.find((child) => 'name' in child && child.name === 'skipped');
    if (skipped && 'att' in skipped) skipped.att('message', reason).txt(reason);
    return element;
  };
}

/**
 * GitLab keeps only the first of two cases with one name, so the later ones are numbered. `taken` holds
 * each name with the number to try next.
 */
function uniqueName(name: string, taken: Map<string, number>): string {
  let unique = name;
  let n = taken.get(name) ?? 1;
  for (; taken.has(unique); n++) unique = `${name} (${n + 1})`;
  taken.set(name, n);
  if (unique !== name) taken.set(unique, 1);
  return unique;
}
