import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DeploymentContext } from '../../core/template/context.js';

/** Where the measured answers of the reference stand, when they are there. */
export const truthFolder = path.resolve('../shared/truth');

/** Where the reference deployed to. */
export const referenceContext: DeploymentContext = {
  subscriptionId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  tenantId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  resourceGroup: 'ps-rule-test-rg',
  managementGroupId: 'psrule-test',
  location: 'eastus',
  deploymentName: 'ps-rule-test-deployment',
};

/** The answers of the reference on one set of inputs under one configuration. */
export interface TruthGroup {
  /** Paths below the folder of the truth. */
  readonly inputs: readonly string[];
  /** Options of rules and of the reference itself, by its names. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** The baseline of the reference that chose the rules: `Azure.` and the name of one of our profiles. */
  readonly profile: string;
  readonly filesAreTargets: boolean;
  readonly results: readonly TruthResult[];
}

export interface TruthResult {
  readonly rule: string;
  readonly target: string;
  readonly type: string;
  readonly outcome: 'Pass' | 'Fail' | 'Error';
  readonly paths?: readonly string[];
}

/** Outcomes of the quickstart deployments: `[rule, target, type, outcome]`. */
export interface QuickstartTruth {
  /** Path of the parameter file below the repository. */
  readonly parameters: string;
  readonly ok: boolean;
  /** Type and full name of every expanded resource, deployments included. */
  readonly resources: readonly (readonly [string, string])[];
  readonly results: readonly (readonly [string, string, string, TruthResult['outcome']])[];
}

/** The groups; undefined where the truth is not there. */
export function readRuleTruth(): readonly TruthGroup[] | undefined {
  return readLines<TruthGroup>('rules/groups.jsonl');
}

/** Outcomes of the rules that judge template files of the quickstarts: `[rule, outcome]`. */
export interface QuickstartFileTruth {
  /** Path below the repository. */
  readonly file: string;
  readonly results: readonly (readonly [string, TruthResult['outcome']])[];
}

export function readQuickstartFileTruth(): readonly QuickstartFileTruth[] | undefined {
  return readLines<QuickstartFileTruth>('quickstarts/files.jsonl');
}

export function readQuickstartTruth(): readonly QuickstartTruth[] | undefined {
  return readLines<QuickstartTruth>('quickstarts/quickstarts.jsonl');
}

function readLines<T>(file: string): readonly T[] | undefined {
  const whole = path.join(truthFolder, file);
  if (!existsSync(whole)) return undefined;
  const lines = readFileSync(whole, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line): T => JSON.parse(line));
}
