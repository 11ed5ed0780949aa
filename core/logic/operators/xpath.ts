import { absent } from '../absent.js';
import { withPast } from '../convert.js';
import { type Call, valueOperator } from '../operator.js';
import { fromPlain } from '../plain.js';
import { unknownOf } from '../unknown.js';
import { readXml } from '../xml.js';
import { parseXPath, selectXml, type XPath } from '../xpath.js';

/** What stands at a path in a text that is XML. */
export const xpath = valueOperator(
  {
    name: 'xpath',
    summary:
      "The texts of the elements or attributes at a path in a text that is XML, such as a policy of API Management: `/a/b`, `//b`, `*`, `@name` at the end, with white space around them left out. A list; `''` for an element without text of its own. Unknown for unknown text, missing for missing, null and what is no text. XML is read tolerantly: what cannot be part of an element is text.",
    subject: 'what the path finds in',
    parameters: [{ name: 'xml' }, { name: 'path' }],
    examples: [
      {
        logic: { xpath: [{ var: 'p' }, '//cors//origin'] },
        data: { p: '<policies><cors><origins><origin> * </origin></origins></cors></policies>' },
        result: ['*'],
      },
      {
        logic: { xpath: [{ var: 'p' }, '/policies/inbound/base'] },
        data: { p: '<policies><inbound><base/></inbound></policies>' },
        result: [''],
      },
      {
        logic: { xpath: [{ var: 'p' }, '//set-header/@name'] },
        data: { p: '<a><set-header name="x" value="@(a < b)"/></a>' },
        result: ['x'],
      },
      { logic: { xpath: [{ var: 'q' }, '//a'] }, data: {} },
    ],
  },
  (call) => {
    const fixed = call.operands[1]?.constant;
    const prepared = fixed?.kind === 'string' ? parseXPath(fixed.value) : undefined;
    if (fixed !== undefined && prepared === undefined) refuse(call, fixed);
    return ([xml, path]) => {
      if (xml === undefined || path === undefined) return absent(xml);
      const open = [xml, path].find((one) => one.kind === 'unknown');
      if (open?.kind === 'unknown') {
        return { ...unknownOf('xpath', open, [xml, path], 'array'), perhapsMissing: true };
      }
      const steps: XPath | undefined =
        prepared ?? (path.kind === 'string' ? parseXPath(path.value) : undefined);
      if (xml.kind !== 'string' || steps === undefined) return absent(xml);
      const list = fromPlain(selectXml(readXml(xml.value), steps));
      if (list.kind !== 'array') return list;
      return withPast(
        { ...list, items: list.items.map((item) => ({ ...item, origin: xml.origin })) },
        xml,
      );
    };
  },
);

function refuse(
  call: Call,
  path: NonNullable<NonNullable<Call['operands'][number]>['constant']>,
): void {
  const text = path.kind === 'string' ? path.value : path.kind;
  call.problem(
    'logic/constraint',
    path.origin.span,
    'xpath',
    text,
    "'//cors/allowed-origins/origin' or '//set-header/@name'",
  );
}
