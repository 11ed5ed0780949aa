import type { AnalysisRequest } from './analysis.js';
import { commentsIn } from './comments.js';
import type { JudgedInputs } from './judge-inputs.js';
import { readConfigSource } from './read-config-source.js';
import { createReading } from './source/read-document.js';
import { SourceFile } from './source/source-file.js';
import { configuredSuppressions, readSuppressions } from './suppression/read-suppressions.js';
import { type Suppressed, suppress } from './suppression/suppress.js';
import type { Suppression } from './suppression/suppression.js';

/** What of a run's verdicts is accepted, and what is wrong with what accepts. */
export function suppressInputs(run: JudgedInputs, request: AnalysisRequest): Suppressed {
  const { verdicts, ruleset, files, reading } = run;
  const base = request.base && suppressionsOfBase(run, request, request.base);
  return suppress({
    verdicts,
    ruleset,
    files,
    commentsIn,
    now: reading.host.now(),
    judgedWhole: judgedWholeOf(request, run),
    ...(base && { base }),
  });
}

/** Where only what changed is judged, the users of a file are judged all if it changed itself. */
function judgedWholeOf(
  { changed, judgedWhole = () => true }: AnalysisRequest,
  { coverage }: JudgedInputs,
): (path: string) => boolean {
  if (changed === undefined || coverage.unchanged === 0) return judgedWhole;
  return (path) => changed.has(path) && judgedWhole(path);
}

type TextOf = NonNullable<AnalysisRequest['base']>;

/** The suppressions of the base, in the files that hold suppressions now. */
function suppressionsOfBase(
  { files, ruleset, reading }: JudgedInputs,
  { config }: AnalysisRequest,
  textOf: TextOf,
): readonly Suppression[] {
  const sources = files.filter(({ text }) => /groundrule/i.test(text));
  const before = sources.flatMap(({ path }) => {
    const text = textOf(path);
    return text === undefined ? [] : [new SourceFile(path, text)];
  });
  const configured = new Set(ruleset.suppressions.map(({ span }) => span.file.path));
  const inConfigurations = [...configured].flatMap((path) => {
    const text = textOf(path);
    if (text === undefined) return [];
    const source = { ...(config?.path === path ? config : {}), path, text };
    return readConfigSource(source, createReading(reading.host)).config.suppressions ?? [];
  });
  return [
    ...readSuppressions(before, commentsIn).suppressions,
    ...configuredSuppressions(inConfigurations),
  ];
}
