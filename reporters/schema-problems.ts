import type { SchemaValidator } from './built/validators.js';

/**
 * What is wrong with a document by its schema, as `/runs/0/results/3/level must be …`; empty where nothing
 * is. The first problem alone: it is enough to refuse the document.
 */
export function schemaProblems(validate: SchemaValidator, document: unknown): readonly string[] {
  if (validate(document)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = 'is not valid', params }) =>
      `${instancePath || '/'} ${message}${detail(params)}`,
  );
}

/** The name that a message about keys and listed values leaves out. */
function detail(params: Readonly<Record<string, unknown>>): string {
  const { additionalProperty, allowedValues } = params;
  if (typeof additionalProperty === 'string') return `: '${additionalProperty}'`;
  if (Array.isArray(allowedValues)) return `: ${allowedValues.join(', ')}`;
  return '';
}
