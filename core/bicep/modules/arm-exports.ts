import type { Expression } from '../../expressions/syntax.js';
import { lazyFor } from '../../template/lazy.js';
import type { ObjectNode, PropertyNode, TemplateNode } from '../../template/template.js';
import { array, entry, literal, object } from '../lower/build.js';

/** What an ARM template exports or what its exports need. */
export interface ArmDeclaration {
  readonly kind: 'armType' | 'armVariable' | 'armFunction';
  /** The name; of functions in other namespaces than Bicep's own `namespace.name`. */
  readonly name: string;
  readonly node: TemplateNode;
  readonly exported: boolean;
  /** True for a variable that is a loop: the node is then its entry under `copy`. */
  readonly loop?: true;
}

const bicepNamespace = '__bicep.';
const definitionPrefix = '#/definitions/';

/** The types, variables and functions of a template that can be imported or needed by what is imported. */
export const armDeclarations = lazyFor(declarationsIn);

function declarationsIn(template: ObjectNode): readonly ArmDeclaration[] {
  const exportedVariables = new Set(exportedVariableNames(template));
  const types = entriesOf(propertyOf(template, 'definitions')).map(
    ({ key, value }): ArmDeclaration => ({
      kind: 'armType',
      name: String(key),
      node: value,
      exported: isExported(value),
    }),
  );
  const variable = (name: string, node: TemplateNode): ArmDeclaration => {
    return { kind: 'armVariable', name, node, exported: exportedVariables.has(name) };
  };
  const variables = entriesOf(propertyOf(template, 'variables')).flatMap(({ key, value }) =>
    key === 'copy' && value.kind === 'array'
      ? value.items.map((item): ArmDeclaration => {
          return { ...variable(textOf(propertyOf(item, 'name')), item), loop: true };
        })
      : [variable(String(key), value)],
  );
  return [...types, ...variables, ...functionsOf(template)];
}

function functionsOf(template: ObjectNode): readonly ArmDeclaration[] {
  const namespaces = propertyOf(template, 'functions');
  if (namespaces?.kind !== 'array') return [];
  return namespaces.items.flatMap((each) => {
    const namespace = textOf(propertyOf(each, 'namespace'));
    return entriesOf(propertyOf(each, 'members')).map(({ key, value }): ArmDeclaration => {
      const qualified = `${namespace}.${String(key)}`;
      const name = qualified.startsWith(bicepNamespace) ? String(key) : qualified;
      return { kind: 'armFunction', name, node: value, exported: isExported(value) };
    });
  });
}

function exportedVariableNames(template: ObjectNode): readonly string[] {
  const listed = propertyOf(propertyOf(template, 'metadata'), '__bicep_exported_variables!');
  if (listed?.kind !== 'array') return [];
  return listed.items.map((each) => textOf(propertyOf(each, 'name')));
}

function isExported(node: TemplateNode): boolean {
  const marker = propertyOf(propertyOf(node, 'metadata'), '__bicep_export!');
  return marker?.kind === 'literal' && marker.value === true;
}

export function propertyOf(node: TemplateNode | undefined, key: string): TemplateNode | undefined {
  if (node?.kind !== 'object') return undefined;
  return node.properties.find((each) => each.key === key)?.value;
}

function entriesOf(node: TemplateNode | undefined): readonly PropertyNode[] {
  return node?.kind === 'object' ? node.properties : [];
}

function textOf(node: TemplateNode | undefined): string {
  return node?.kind === 'literal' && typeof node.value === 'string' ? node.value : '';
}

/** Another declaration of the same template, or the loop whose turn is asked for. */
export interface ArmReference {
  readonly kind: ArmDeclaration['kind'] | 'armLoop';
  readonly name: string;
}

/** The name that a `$ref` leads to. */
function definitionName(reference: string): string | undefined {
  if (!reference.startsWith(definitionPrefix)) return undefined;
  const [name = ''] = reference.slice(definitionPrefix.length).split('/');
  return decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~');
}

/** What a declaration needs of its template. */
export function armReferences(root: TemplateNode): readonly ArmReference[] {
  const found: ArmReference[] = [];
  rewriteArm(root, (reference) => {
    found.push(reference);
    return undefined;
  });
  return found;
}

/** A declaration with what it needs called by other names. @param rename gives the new name; undefined keeps the old */
export function rewriteArm(
  node: TemplateNode,
  rename: (reference: ArmReference) => string | undefined,
): TemplateNode {
  switch (node.kind) {
    case 'literal':
      return node;
    case 'expression':
      return {
        kind: 'expression',
        expression: rewriteExpression(node.expression, rename),
        span: node.span,
      };
    case 'array':
      return array(
        node.items.map((item) => rewriteArm(item, rename)),
        node.span,
        node.header,
      );
    case 'object': {
      const properties = node.properties.map((property): PropertyNode => {
        const { key, value } = property;
        if (key !== '$ref' || value.kind !== 'literal') {
          return entry(key, rewriteArm(value, rename), property.keySpan);
        }
        const old = definitionName(String(value.value));
        const name = old === undefined ? undefined : rename({ kind: 'armType', name: old });
        if (old === undefined || name === undefined) return property;
        const rest = String(value.value).slice(definitionPrefix.length).split('/').slice(1);
        const path = [encodeURIComponent(name), ...rest].join('/');
        return entry(key, literal(`${definitionPrefix}${path}`, value.span), property.keySpan);
      });
      return object(properties, node.span, node.header);
    }
  }
}

/** What the first argument of a function names. */
const namedBy: ReadonlyMap<string, ArmReference['kind']> = new Map([
  ['variables', 'armVariable'],
  ['copyIndex', 'armLoop'],
]);

function rewriteExpression(
  expression: Expression,
  rename: (reference: ArmReference) => string | undefined,
): Expression {
  switch (expression.kind) {
    case 'call': {
      const args = expression.args.map((arg) => rewriteExpression(arg, rename));
      const [first] = args;
      const kind = namedBy.get(expression.name);
      if (kind !== undefined && first?.kind === 'string') {
        const name = rename({ kind, name: first.value });
        const renamed = name === undefined ? first : { ...first, value: name };
        return { ...expression, args: [renamed, ...args.slice(1)] };
      }
      if (!expression.name.includes('.')) return { ...expression, args };
      const own = expression.name.startsWith(bicepNamespace);
      const old = own ? expression.name.slice(bicepNamespace.length) : expression.name;
      const name = rename({ kind: 'armFunction', name: old });
      if (name === undefined) return { ...expression, args };
      return { ...expression, args, name: name.includes('.') ? name : `${bicepNamespace}${name}` };
    }
    case 'property':
      return { ...expression, target: rewriteExpression(expression.target, rename) };
    case 'index':
      return {
        ...expression,
        target: rewriteExpression(expression.target, rename),
        index: rewriteExpression(expression.index, rename),
      };
    default:
      return expression;
  }
}
