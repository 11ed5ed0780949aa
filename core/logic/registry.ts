import type { Operator } from './operator.js';
import {
  callsFunction,
  isLiteral,
  usesParameter,
  usesSecret,
  usesVariable,
} from './operators/about-source.js';
import { exported, self, type } from './operators/about-target.js';
import { all, none, some } from './operators/all-some-none.js';
import { and } from './operators/and.js';
import { apiVersion } from './operators/api-version.js';
import { children, descendants } from './operators/children.js';
import { cidrPrefix } from './operators/cidr-prefix.js';
import { atLeast, atMost, lessThan, moreThan } from './operators/comparisons.js';
import { concat } from './operators/concat.js';
import { contains } from './operators/contains.js';
import { countOf } from './operators/count-of.js';
import { daysUntil } from './operators/days-until.js';
import { deployed } from './operators/deployed.js';
import { distinct } from './operators/distinct.js';
import { first, last } from './operators/ends-of-list.js';
import { endsWith } from './operators/ends-with.js';
import { entries, keys, values } from './operators/entries.js';
import { equals } from './operators/equals.js';
import { every } from './operators/every.js';
import { exists } from './operators/exists.js';
import { fileExists } from './operators/file-exists.js';
import { filter } from './operators/filter.js';
import { find } from './operators/find.js';
import { flatten } from './operators/flatten.js';
import { get } from './operators/get.js';
import { hasDefault } from './operators/has-default.js';
import { hasValue } from './operators/has-value.js';
import { ifOperator, ternaryOperator } from './operators/if.js';
import { inCidr } from './operators/in-cidr.js';
import { ipCount } from './operators/ip-count.js';
import { isSecureType } from './operators/is-secure-type.js';
import { issues } from './operators/issues.js';
import { join } from './operators/join.js';
import { length } from './operators/length.js';
import { isLower, isUpper } from './operators/letter-case.js';
import { like } from './operators/like.js';
import { linkTarget } from './operators/link-target.js';
import { location } from './operators/location.js';
import { lookup } from './operators/lookup.js';
import { map } from './operators/map.js';
import { matches } from './operators/matches.js';
import { missingOperator, missingSome } from './operators/missing.js';
import { nsgAccess } from './operators/nsg-access.js';
import { abs, round } from './operators/number-conversions.js';
import { oneOf } from './operators/one-of.js';
import { option } from './operators/option.js';
import { or } from './operators/or.js';
import { parent } from './operators/parent.js';
import { reduce } from './operators/reduce.js';
import { reference, related } from './operators/related.js';
import { replace } from './operators/replace.js';
import { difference, intersect } from './operators/sets.js';
import { sortBy } from './operators/sort-by.js';
import { split } from './operators/split.js';
import { standardOperators } from './operators/standard.js';
import { startsWith } from './operators/starts-with.js';
import { sum } from './operators/sum.js';
import { lastSegment, lower, trim, upper } from './operators/text-conversions.js';
import { typeOf } from './operators/type-of.js';
import { unique } from './operators/unique.js';
import { version } from './operators/version.js';
import { comments, filePath, fileText, template } from './operators/written-file.js';
import { xpath } from './operators/xpath.js';
import { zones } from './operators/zones.js';

/** Operators by what they are about, in the order in which the documentation lists them. */
export const operatorFamilies: Readonly<Record<string, readonly Operator[]>> = {
  'JSON Logic': [
    and,
    or,
    ifOperator,
    ternaryOperator,
    ...standardOperators,
    all,
    some,
    none,
    filter,
    map,
    reduce,
    missingOperator,
    missingSome,
  ],
  Values: [
    equals,
    oneOf,
    exists,
    hasValue,
    hasDefault,
    atLeast,
    atMost,
    moreThan,
    lessThan,
    typeOf,
  ],
  Text: [
    contains,
    startsWith,
    endsWith,
    like,
    matches,
    isLower,
    isUpper,
    lower,
    upper,
    trim,
    replace,
    join,
    split,
    lastSegment,
    xpath,
  ],
  Numbers: [length, abs, round, sum],
  Lists: [
    every,
    countOf,
    unique,
    distinct,
    first,
    last,
    sortBy,
    concat,
    flatten,
    intersect,
    difference,
    entries,
    keys,
    values,
    get,
    find,
  ],
  Versions: [version, apiVersion, daysUntil],
  'Options and facts': [option, lookup, location, zones],
  Resources: [type, self, exported, children, descendants, parent, related, reference, deployed],
  Network: [inCidr, cidrPrefix, ipCount, nsgAccess],
  Source: [
    isLiteral,
    usesSecret,
    usesParameter,
    usesVariable,
    callsFunction,
    isSecureType,
    issues,
    template,
    comments,
    filePath,
    fileText,
    linkTarget,
    fileExists,
  ],
};

/** Every registered operator by name. `var`, `resource`, `view`, `use` and `literal` belong to the language itself. */
export const operators: ReadonlyMap<string, Operator> = new Map(
  Object.values(operatorFamilies)
    .flat()
    .map((operator) => [operator.name, operator]),
);
