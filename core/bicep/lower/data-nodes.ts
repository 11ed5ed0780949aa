import type { DataNode } from '../../source/data.js';
import type { Span } from '../../source/span.js';
import type { TemplateNode } from '../../template/template.js';
import { array, call, expressionNode, object, text, userEntry, writtenLiteral } from './build.js';

/** Data of a JSON or YAML file as a template node; all of it is plain data, text in brackets too. */
export function nodeOfData(data: DataNode, header: Span = data.span): TemplateNode {
  const { span } = data;
  switch (data.kind) {
    case 'object': {
      const properties = [...data.properties.values()].map(({ key, value }) =>
        userEntry(key.value, nodeOfData(value, key.span), key.span),
      );
      return object(properties, span, header);
    }
    case 'array':
      return array(
        data.items.map((item) => nodeOfData(item)),
        span,
        header,
      );
    case 'number': {
      if (/^-?\d+$/.test(data.text)) {
        const exact = String(data.value) === data.text;
        return { ...writtenLiteral(data.value, span), ...(!exact && { text: data.text }) };
      }
      // Bicep has no fractions, so they come as JSON text.
      return expressionNode(call('json', [text(String(data.value), span)], span));
    }
    case 'string':
    case 'boolean':
      return writtenLiteral(data.value, span);
    case 'null':
      return writtenLiteral(null, span);
  }
}
