/** The public interface of groundrule as a library: the only door into core. */
export {
  type AnalysisAnswer,
  type AnalysisInput,
  type AnalysisRequest,
  type Analyze,
  type ConfigSource,
  filesOf,
} from './analysis.js';
export { analyze } from './analyze.js';
export { kindOfSchema } from './arm/classify.js';
export { templatesFor } from './arm/pair-parameters.js';
export { fileLinks } from './bicep/file-links.js';
export { type BicepBuilder, type BuiltBicep, buildBicep, openBicepBuilder } from './build-bicep.js';
export {
  type Level,
  levels,
  type Pillar,
  pillars,
  type Release,
  releases,
  type Severity,
  severities,
  versionName,
} from './config/classification.js';
export { type ContextSettings, type FailOn, failOnWords } from './config/config.js';
export type { Diagnostic, DiagnosticKind } from './diagnostics/diagnostic.js';
export { nearest } from './diagnostics/nearest.js';
export { type ExpandedFile, type ExpansionForm, expandFile } from './expand-file.js';
export {
  type ExplainAnswer,
  type ExplainedRule,
  type ExplainRequest,
  explain,
} from './explain.js';
export type { Wording } from './explaining/describe-logic.js';
export type {
  ExplainedItem,
  ExplainedLogic,
  ExplainedPart,
  ExplainedPlace,
  TargetExplanation,
} from './explaining/explanation.js';
export {
  type Environments,
  type Finding,
  type FindingEdit,
  type FindingFix,
  type FindingSuppression,
  isOpen,
  type RelatedLocation,
} from './findings/finding.js';
export { mergeReports } from './findings/merge-reports.js';
export { type RenewedBaseline, renewBaseline } from './findings/renew-baseline.js';
export type {
  Coverage,
  Report,
  ReportedBaseline,
  ReportedDiagnostic,
  ReportedRule,
  ReportedSuppression,
  ReportedVerdict,
} from './findings/report.js';
export { type FixAnswer, type FixedFile, type FixRequest, fixInputs } from './fix-inputs.js';
export { includesFile } from './includes-file.js';
export type { TargetReference, VerdictKind } from './judging/verdict.js';
export { type KnownTypes, readKnownTypes } from './linting/property-paths.js';
export { type ListAnswer, type ListedRule, type ListRequest, listRules } from './list-rules.js';
export {
  type MutantResult,
  type MutatedRule,
  type MutationAnswer,
  type MutationReport,
  mutateRules,
} from './mutate-rules.js';
export { fileOfRule, type NewRule, newConfigText, newRuleText, withInclude } from './new-rule.js';
export type { JsonValue } from './resources/print.js';
export { readBuiltPack } from './ruleset/built-pack.js';
export type { RuleOption } from './ruleset/options-of.js';
export type { Pack } from './ruleset/pack.js';
export { readPack } from './ruleset/read-pack.js';
export type { FailingExample, RuleWords } from './ruleset/rule.js';
export { rulePage } from './ruleset/rule-page.js';
export { isAboutSuppressions } from './ruleset/suppression-rules.js';
export { meansRuleOf, type RuleSelection } from './select-rules.js';
export type { FileAnswer, Host, PublishedTemplate } from './source/host.js';
export { type Location, locate } from './source/location.js';
export { createReading } from './source/read-document.js';
export { SourceFile } from './source/source-file.js';
export type { Span } from './source/span.js';
export {
  type ReportedTestProblem,
  type RuleTestAnswer,
  type RuleTestReport,
  type RuleTestRequest,
  type RuleTestResult,
  type TestedRule,
  testRules,
} from './test-rules.js';
