import type { Pillar, Release, Severity } from './config/classification.js';
import type { ReportedDiagnostic } from './findings/report.js';
import { reportedDiagnostic } from './findings/reported-diagnostic.js';
import { namesType, typePatterns } from './judging/type-patterns.js';
import type { RuleMetadata } from './ruleset/rule.js';
import { type RuleSelection, selectRules } from './select-rules.js';
import { matchesText } from './source/glob.js';
import type { Host } from './source/host.js';

/** Which rules to list: all that are known, less those that a filter leaves out. */
export interface ListRequest extends RuleSelection {
  readonly pillars?: readonly Pillar[];
  readonly severities?: readonly Severity[];
  readonly releases?: readonly Release[];
  /** Rules that judge resources of one of these types (globs). */
  readonly types?: readonly string[];
  /** Release of the rule set in which rules appeared, or how it begins: `2024_06`, `2024`. */
  readonly version?: string;
}

export interface ListedRule extends RuleMetadata {
  /** Name of its pack, or the path of the user's configuration. */
  readonly pack: string;
  readonly helpUrl?: string;
}

export type ListAnswer =
  | {
      readonly kind: 'done';
      readonly rules: readonly ListedRule[];
      readonly diagnostics: readonly ReportedDiagnostic[];
    }
  | { readonly kind: 'pending'; readonly paths: readonly string[] };

/** Lists rules by their ids. */
export function listRules(request: ListRequest, host: Host): ListAnswer {
  const names = request.names?.length ? request.names : ['*'];
  const selected = selectRules({ ...request, names }, host);
  if (selected.kind === 'pending') return selected;
  const { ruleset } = selected;
  const rules = selected.rules.flatMap((rule): readonly ListedRule[] => {
    const metadata = ruleset.source(rule)?.rule.metadata;
    const helpUrl = ruleset.helpUrl(rule);
    if (metadata === undefined || !isWanted(metadata, request)) return [];
    return [{ ...metadata, pack: rule.pack, ...(helpUrl === undefined ? {} : { helpUrl }) }];
  });
  return {
    kind: 'done',
    rules: rules.sort((a, b) => (a.id < b.id ? -1 : 1)),
    diagnostics: selected.diagnostics().map((one) => reportedDiagnostic(one)),
  };
}

function isWanted(
  { pillar, severity, release, resource, version, target }: RuleMetadata,
  { pillars, severities, releases, types, version: wanted }: ListRequest,
): boolean {
  return (
    (pillars?.includes(pillar) ?? true) &&
    (severities?.includes(severity) ?? true) &&
    (releases?.includes(release) ?? true) &&
    (wanted === undefined || version.startsWith(wanted.replace('-', '_'))) &&
    (types === undefined || (target === 'resource' && types.some((type) => names(resource, type))))
  );
}

/** Whether a rule judges a type, or one of those that a glob stands for. */
function names(resource: readonly string[], type: string): boolean {
  return (
    namesType(typePatterns(resource), type) ||
    resource.some((pattern) => matchesText(type, pattern))
  );
}
