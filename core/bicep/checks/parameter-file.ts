import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/nearest.js';
import type { FileModel } from '../lower/model.js';
import { assignmentsOf } from '../modules/extended-files.js';
import { parametersOf } from '../modules/parameters.js';
import type { ModuleTarget } from '../modules/targets.js';
import type { UsingDeclaration } from '../syntax.js';

/** Whether a parameter file says what it is for, and gives the parameters that are needed there and no others. */
export function checkParameterFile(
  model: FileModel,
  using: UsingDeclaration | undefined,
  target: ModuleTarget | undefined,
): Diagnostic[] {
  const { source } = model.file;
  if (using === undefined) {
    return [diagnostic('bicep/no-using', { file: source, start: 0, end: 0 })];
  }
  const declared = target && parametersOf(target);
  if (declared === undefined) return [];
  const given = assignmentsOf(model);
  const names = new Set(given.map(({ name }) => name));
  const missing = [...declared].filter(([name, required]) => required && !names.has(name));
  const unknown = given.filter(
    ({ name, declaration }) => !declared.has(name) && declaration.span.file === source,
  );
  return [
    ...(missing.length === 0
      ? []
      : [
          diagnostic(
            'bicep/missing-parameter',
            using.path.span,
            missing.map(([name]) => `'${name}'`).join(', '),
          ),
        ]),
    ...unknown.map(({ name, declaration }) =>
      diagnostic(
        'bicep/unknown-parameter',
        declaration.name.span,
        name,
        nearest(name, declared.keys()) ?? '',
      ),
    ),
  ];
}
