/** A namespace that every file has, under this name where it gives it no other. */
export type NamespaceName = 'az' | 'sys';

/** A file that calls functions, as far as it depends on it which ones there are. */
export interface Caller {
  readonly kind: 'file' | 'parametersFile';
  /** The experimental features that are on. */
  readonly features: ReadonlySet<string>;
}

/** Functions of the namespace `sys`, by the name they are called with. */
export const sysFunctions: ReadonlySet<string> = new Set(
  `any array base64 base64ToJson base64ToString bool buildUri cidrHost cidrSubnet concat contains
  dataUri dataUriToString dateTimeAdd dateTimeFromEpoch dateTimeToEpoch distinct empty endsWith
  externalInput fail filter first flatten format groupBy guid indexOf int intersection items join
  json last lastIndexOf length like loadDirectoryFileInfo loadFileAsBase64 loadJsonContent
  loadTextContent loadYamlContent map mapValues max min nameof newGuid objectKeys padLeft parseCidr
  parseUri range readCliArg readEnvVar readEnvironmentVariable reduce replace shallowMerge skip sort
  split startsWith string substring take toLower toObject toUpper trim tryGet union uniqueString uri
  uriComponent uriComponentToString utcNow`.split(/\s+/),
);

/** Functions of the namespace `az`; it also has every name that begins with `list`. */
export const azFunctions: ReadonlySet<string> = new Set(
  `deployer deployment environment extensionResourceId getSecret managementGroup
  managementGroupResourceId pickZones providers reference resourceGroup resourceId roleDefinitions
  subscription subscriptionResourceId tenant tenantResourceId toLogicalZone toLogicalZones
  toPhysicalZone toPhysicalZones`.split(/\s+/),
);

/** True where some namespace has a function of that name. */
export function isBuiltinFunction(name: string): boolean {
  return sysFunctions.has(name) || azFunctions.has(name) || isListFunction(name);
}

/** The namespace that has a function of that name for a file; undefined where none has. */
export function namespaceOf(name: string, { kind, features }: Caller): NamespaceName | undefined {
  const isOfParameters = kind === 'parametersFile';
  if (name === 'getSecret') return isOfParameters ? 'az' : undefined;
  if (parameterFileFunctions.has(name)) {
    const replaced = name === 'readEnvironmentVariable' && features.has(deployCommands);
    const feature = experimentalFunctions.get(name);
    const isOn = feature === undefined || features.has(feature);
    return isOfParameters && isOn && !replaced ? 'sys' : undefined;
  }
  if (sysFunctions.has(name)) return 'sys';
  return isBuiltinFunction(name) && !isOfParameters ? 'az' : undefined;
}

/** Functions of the namespace `sys` that only parameter files have. */
const parameterFileFunctions: ReadonlySet<string> = new Set([
  'externalInput',
  'readCliArg',
  'readEnvVar',
  'readEnvironmentVariable',
]);

const deployCommands = 'deployCommands';

/** Functions of parameter files that need an experimental feature, with its name. */
export const experimentalFunctions: ReadonlyMap<string, string> = new Map([
  ['readCliArg', deployCommands],
  ['readEnvVar', deployCommands],
]);

/** `listKeys`, `listSecrets` …: the open family of functions that read from a deployed resource. */
export function isListFunction(name: string): boolean {
  return /^list[A-Za-z0-9_]*$/.test(name);
}

/** Functions whose answer exists only while deploying, so a variable cannot hold it. */
export function isRuntimeFunction(name: string): boolean {
  if (name === 'reference' || isListFunction(name) || externalInputFunctions.has(name)) return true;
  return /^to(Logical|Physical)Zones?$/.test(name);
}

/** Functions of parameter files whose answer whoever deploys gives; with the kind of input that some stand for. */
export const externalInputFunctions: ReadonlyMap<string, string | undefined> = new Map([
  ['externalInput', undefined],
  ['readCliArg', 'sys.cliArg'],
  ['readEnvVar', 'sys.envVar'],
]);

/** The types that every file knows without declaring them. */
export const ambientTypes: ReadonlySet<string> = new Set([
  'any',
  'array',
  'bool',
  'int',
  'object',
  'string',
]);
