// How two snapshots of one deployment differ: resources paired, leaf values compared.

/**
 * @param theirs what `bicep snapshot` prints
 * @param ours what `expand --snapshot` prints
 * @returns how many of their resources were found and how many leaf values are equal, and each difference
 */
export function differencesOf(theirs, ours) {
  const left = new Set(ours.predictedResources);
  const result = { resources: 0, found: 0, leaves: 0, equal: 0, differences: [] };
  const pairs = pairsOf(theirs.predictedResources, left);
  for (const [resource, one] of pairs) {
    result.resources += 1;
    const at = `${resource.type} ${resource.name}`;
    if (one === undefined) {
      const isConditional = resource.condition !== undefined;
      if (isConditional) result.resources -= 1;
      const kind = isConditional ? 'condition known to be false here' : 'resource missing';
      result.differences.push({ kind, text: at });
      continue;
    }
    result.found += 1;
    const { id: _theirId, ...theirRest } = resource;
    const { id: _ourId, ...ourRest } = one;
    compareValues(at, theirRest, ourRest, result);
  }
  compareValues('outputs', theirs.outputs ?? {}, ours.outputs ?? {}, result);
  // Azure's engine says where it did not expand a nested deployment; what is in it is known here.
  const gaveUp = (theirs.diagnostics ?? []).some((text) => /NestedDeployment/.test(text));
  for (const { type, name } of left) {
    const kind = gaveUp ? 'resource of a deployment not expanded there' : 'resource only here';
    result.differences.push({ kind, text: `${type} ${name}` });
  }
  return result;
}

/** Their resources with ours of the same id; where ids wait for the deployment, with the likest of the type. */
function pairsOf(theirs, left) {
  const pairs = new Map();
  const take = (resource, one) => {
    pairs.set(resource, one);
    if (one !== undefined) left.delete(one);
  };
  for (const same of [hasSameId, hasSameName]) {
    for (const resource of theirs) {
      if (pairs.has(resource)) continue;
      const one = [...left].find((candidate) => same(resource, candidate));
      if (one !== undefined) take(resource, one);
    }
  }
  for (const resource of theirs) if (!pairs.has(resource)) take(resource, likest(resource, left));
  return theirs.map((resource) => [resource, pairs.get(resource)]);
}

function hasSameId(a, b) {
  return sameText(a.id, b.id);
}

function hasSameName(a, b) {
  return isResidual(a.id) && sameText(a.type, b.type) && sameText(a.name, b.name);
}

function likest(resource, candidates) {
  if (!isResidual(resource.id)) return undefined;
  const shareOf = (candidate) => {
    const result = { leaves: 0, equal: 0, differences: [] };
    compareValues('', resource, candidate, result);
    return result.equal / result.leaves;
  };
  return [...candidates]
    .filter(({ type }) => sameText(type, resource.type))
    .map((candidate) => [shareOf(candidate), candidate])
    .sort(([a], [b]) => b - a)[0]?.[1];
}

function compareValues(at, theirs, ours, result) {
  if (isNothing(theirs) && isNothing(ours)) return;
  if (isPlainObject(theirs) && isPlainObject(ours)) {
    const keys = new Map();
    for (const key of [...Object.keys(ours), ...Object.keys(theirs)]) {
      keys.set(key.toLowerCase(), key);
    }
    for (const key of keys.values()) {
      compareValues(`${at}.${key}`, memberOf(theirs, key), memberOf(ours, key), result);
    }
    return;
  }
  if (Array.isArray(theirs) && Array.isArray(ours)) {
    for (let i = 0; i < Math.max(theirs.length, ours.length); i += 1) {
      compareValues(`${at}[${i}]`, theirs[i], ours[i], result);
    }
    return;
  }
  result.leaves += 1;
  const kind = kindOfLeaf(at, theirs, ours);
  if (kind === undefined) result.equal += 1;
  else {
    const text = `${at}: ${JSON.stringify(theirs)} | ${JSON.stringify(ours)}`;
    result.differences.push({ kind, text });
  }
}

/** How two leaves differ: undefined when they do not. */
function kindOfLeaf(at, theirs, ours) {
  if (JSON.stringify(theirs) === JSON.stringify(ours)) return undefined;
  if (ours === undefined) return 'only there';
  if (theirs === undefined)
    return at.endsWith(`.${ours}`) ? 'further members, named here' : 'only here';
  if (ours === '{{Secret}}') return 'a secret, hidden here';
  if (isResidual(theirs)) {
    return isResidual(ours) ? 'both unknown, written otherwise' : 'known here';
  }
  return isResidual(ours) ? 'unknown here' : 'another value';
}

function isResidual(value) {
  return typeof value === 'string' && /^\[(?!\[)/.test(value);
}

function isNothing(value) {
  return value === undefined || value === null;
}

function isPlainObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function memberOf(object, key) {
  const found = Object.keys(object).find((one) => sameText(one, key));
  return found === undefined ? undefined : object[found];
}

function sameText(a, b) {
  return String(a).toLowerCase() === String(b).toLowerCase();
}
