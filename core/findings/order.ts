import { levels, severities } from '../config/classification.js';
import type { Finding } from './finding.js';

/** What the order of findings looks at. */
export type Ordered = Pick<Finding, 'level' | 'severity' | 'location' | 'ruleId'>;

/** Level, then severity, then path, line, column, rule id. */
export function worstFirst(a: Ordered, b: Ordered): number {
  return (
    levels.indexOf(a.level) - levels.indexOf(b.level) ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compareText(a.location.path, b.location.path) ||
    a.location.startLine - b.location.startLine ||
    a.location.startColumn - b.location.startColumn ||
    compareText(a.ruleId, b.ruleId)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
