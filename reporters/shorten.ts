/** The first `length` units of a text, the last of them an ellipsis where something was cut. */
export function keepStart(text: string, length: number): string {
  return text.length <= length ? text : `${whole(text.slice(0, length - 1))}…`;
}

/** The last `length` units of a text, the first of them an ellipsis where something was cut. */
export function keepEnd(text: string, length: number): string {
  return text.length <= length ? text : `…${whole(text.slice(1 - length))}`;
}

/** Without the half of a surrogate pair that a cut may leave. */
function whole(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '');
}
