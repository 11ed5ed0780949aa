import type { Origin, Value } from '../expressions/value.js';
import { place } from '../source/location.js';
import { type JsonValue, jsonOf } from './print.js';
import type { Resource } from './resource.js';

/** What stands for the places that no text of the user's holds. */
const contextText = 'deployment context';

/**
 * A resource as JSON beside where each of its values came from: by path, the places as
 * `file:line:column` (1-based), the one to edit first and the resource's own last.
 */
export function resourceWithOrigins({ value }: Resource): JsonValue {
  const origins: [string, readonly string[]][] = [];
  addOrigins(value, '', origins);
  return { resource: jsonOf(value), origins: Object.fromEntries(origins) };
}

/** Adds the leaves; a collection is one where nothing is in it, or where it is printed as one expression. */
function addOrigins(value: Value, path: string, origins: [string, readonly string[]][]): void {
  if (value.kind === 'object' && value.residual === undefined && value.entries.size > 0) {
    for (const { key, value: member } of value.entries.values()) {
      addOrigins(member, path + step(key, path), origins);
    }
    return;
  }
  if (value.kind === 'array' && value.rest === undefined && value.items.length > 0) {
    for (const [i, item] of value.items.entries()) addOrigins(item, `${path}[${i}]`, origins);
    return;
  }
  origins.push([path, placesOf(value.origin)]);
}

function step(key: string, path: string): string {
  if (!/^[A-Za-z_$][\w$-]*$/.test(key)) return `['${key}']`;
  return path === '' ? key : `.${key}`;
}

function placesOf(origin: Origin): readonly string[] {
  const places: string[] = [];
  for (let at: Origin | undefined = origin; at !== undefined; at = at.from) {
    const text = at.role === 'context' ? contextText : `${at.span.file.path}:${place(at.span)}`;
    if (places.at(-1) !== text) places.push(text);
  }
  return places.reverse();
}
