/** What a run makes up: GUIDs, the 13 characters of `uniqueString`, times. */
const madeUp: readonly (readonly [pattern: RegExp, mask: string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<guid>'],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z?|\d{8}T\d{6}Z/g, '<time>'],
];

/** The hashes that stand in names of deployments: the reference's are cut from stand-ins of its own. */
const hash = /\b(?=[a-z]*\d)[a-z0-9]{4,14}\b/g;

/** A text, in lower case, with everything masked that two engines need not agree on. */
export function masked(text: string): string {
  return madeUp
    .reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), text)
    .toLowerCase();
}

/** The same for the name of a deployment. */
export function maskedName(text: string): string {
  return masked(text).replace(hash, '<hash>');
}
