/**
 * A path as the relative reference that code scanning wants: percent-encoded, `/` between the parts, no
 * `./` and no leading `/` (github/codeql-action#2829).
 */
export function relativeUri(path: string): string {
  const uri = path
    .split(/[\\/]/)
    .filter((part, index, parts) => part !== '.' && (part !== '' || index === parts.length - 1))
    .map(percentEncoded)
    .join('/');
  // One empty reference makes GitHub refuse the whole file (github/codeql-action#2456).
  return uri === '' ? 'unknown' : uri;
}

/** A text as part of an address; half a surrogate pair, which no address can hold, becomes U+FFFD. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}
