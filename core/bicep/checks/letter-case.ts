import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../source/span.js';
import type { BicepSymbol } from '../binder/symbols.js';
import { propertyName } from '../binder/type-parts.js';
import type { FileModel } from '../lower/model.js';
import type { ObjectType } from '../syntax.js';
import { repeated } from './duplicates.js';

interface Named {
  readonly name: string;
  readonly span: Span;
  /** The section of a template that it is written to. */
  readonly section: string;
}

const sections: ReadonlySet<BicepSymbol['kind']> = new Set([
  'assert',
  'function',
  'parameter',
  'type',
  'variable',
]);

/** Names that templates, which compare them without letter case, would take for one. */
export function namesOfOneSpelling({ binding, imports }: FileModel): Diagnostic[] {
  const { names, firstNames, outputs } = binding.declarations;
  const declared = [...names.values()].flatMap((symbol): readonly Named[] => {
    const first = firstNames.get(symbol.name);
    const section = symbol.kind === 'imported' ? imports.kindOf(symbol) : symbol.kind;
    if (!first || first.repeated || !section || !sections.has(section)) return [];
    return [{ name: symbol.name, span: first.span, section }];
  });
  const given = outputs.map(({ name, declaration }): Named => {
    return { name, span: declaration.name.span, section: 'output' };
  });
  return ofOneSpelling([...declared, ...given]);
}

/** The same of the properties of a type. */
export function propertiesOfOneSpelling({ members }: ObjectType): Diagnostic[] {
  return ofOneSpelling(
    members.flatMap((member): readonly Named[] => {
      const name = propertyName(member);
      if (member.kind !== 'objectTypeProperty' || name === undefined) return [];
      return [{ name, span: member.key.span, section: 'property' }];
    }),
  );
}

/** Names that are alike to the letter are left to who looks for duplicates. */
function ofOneSpelling(all: readonly Named[]): Diagnostic[] {
  return repeated(all, ({ name, section }) => `${section} ${name.toLowerCase()}`)
    .filter((group) => new Set(group.map(({ name }) => name)).size === group.length)
    .flatMap((group) => {
      const names = group.map(({ name }) => `'${name}'`).join(', ');
      return group.map(({ span }) => diagnostic('bicep/letter-case', span, names));
    });
}
