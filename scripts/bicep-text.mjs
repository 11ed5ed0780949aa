// Writes data as Bicep.

/** A JSON value as a Bicep literal. */
export function bicepLiteral(value) {
  if (typeof value === 'string') return bicepString(value);
  if (value === null || typeof value !== 'object') {
    const whole = typeof value !== 'number' || Number.isInteger(value);
    return whole ? String(value) : `json('${value}')`;
  }
  if (Array.isArray(value)) return `[\n${value.map((item) => `${bicepLiteral(item)}\n`).join('')}]`;
  const members = Object.entries(value).map(
    ([key, member]) => `${bicepString(key)}: ${bicepLiteral(member)}\n`,
  );
  return `{\n${members.join('')}}`;
}

function bicepString(text) {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('${', '\\${')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `'${escaped}'`;
}
