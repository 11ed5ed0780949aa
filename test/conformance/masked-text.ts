/** What a run makes up: GUIDs, the 13 characters of `uniqueString`, times. */
const madeUp: readonly (readonly [pattern: RegExp, mask: string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<guid>'],
  [/(?<![a-z0-9])[a-z2-7]{13}(?![a-z0-9])/g, '<unique>'],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z?|\d{8}T\d{6}Z/g, '<time>'],
];

/** A text with everything masked that two engines need not agree on. */
export function masked(text: string): string {
  return madeUp.reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), text);
}
