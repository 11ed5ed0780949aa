import type { Span } from '../../source/span.js';
import type { ObjectNode, TemplateNode } from '../../template/template.js';
import type {
  AssignmentSymbol,
  FunctionSymbol,
  TypeSymbol,
  VariableSymbol,
} from '../binder/symbols.js';
import { call, entry, expressionNode, integer, literal, merge, object } from '../lower/build.js';
import type { FileModel } from '../lower/model.js';
import { nodeExpression } from '../lower/node-expressions.js';
import { type ArmDeclaration, propertyOf, rewriteArm } from './arm-exports.js';

/** Something that can be exported; a parameter file hands its values to those that extend it. */
export type Exported = TypeSymbol | VariableSymbol | AssignmentSymbol | FunctionSymbol;

/** A declaration that is imported, or needed by one. */
export type ImportItem = ItemOrigin &
  (
    | {
        readonly model: FileModel;
        readonly declares: Exported | { readonly kind: 'loaded'; readonly value: TemplateNode };
      }
    | { readonly template: ObjectNode; readonly declares: ArmDeclaration }
  );

interface ItemOrigin {
  readonly source: string;
  readonly originalName: string;
}

/** A declaration of an ARM template under its new name, marked with where it comes from. */
export function armNode(
  item: Extract<ImportItem, { template: ObjectNode }>,
  name: string,
  nameOfKey: (key: string) => string | undefined,
): TemplateNode {
  const node = rewriteArm(item.declares.node, (each) => nameOfKey(`${item.source}_${each.name}`));
  if (item.declares.loop) return renamedLoop(node, name);
  if (node.kind !== 'object' || item.declares.kind === 'armVariable') return node;
  const metadata = propertyOf(node, 'metadata');
  const kept = metadata?.kind === 'object' ? metadata.properties : [];
  const marked = object(
    [
      ...kept.filter(({ key }) => key !== '__bicep_export!' && key !== '__bicep_imported_from!'),
      entry('__bicep_imported_from!', originOf(item, name)),
    ],
    node.span,
  );
  return merge(
    { ...node, properties: node.properties.filter(({ key }) => key !== 'metadata') },
    entry('metadata', marked),
  );
}

/** A variable's loop under its new name. The Bicep CLI counts its turns through a list of them. */
function renamedLoop(node: TemplateNode, name: string): TemplateNode {
  if (node.kind !== 'object') return node;
  const properties = node.properties.map((property) => {
    const { key, value } = property;
    const { span } = value;
    if (key === 'name') return { ...property, value: literal(name, span) };
    if (key !== 'count') return property;
    const turns = call('range', [integer(0, span), nodeExpression(value)], span);
    return { ...property, value: expressionNode(call('length', [turns], span)) };
  });
  return { ...node, properties };
}

export function originOf(item: ImportItem, name: string): ObjectNode {
  const { source, originalName, declares } = item;
  const span = spanOf(declares);
  const properties = [entry('sourceTemplate', literal(source, span))];
  const isType = declares.kind === 'type' || declares.kind === 'armType';
  const differs = isType ? !name.endsWith(originalName) : !named(name, originalName);
  if (differs) properties.push(entry('originalIdentifier', literal(originalName, span)));
  return object(properties, span);
}

function named(name: string, originalName: string): boolean {
  return name.slice(name.indexOf('.') + 1) === originalName;
}

function spanOf(declares: ImportItem['declares']): Span {
  if ('declaration' in declares) return declares.declaration.name.span;
  return 'node' in declares ? declares.node.span : declares.value.span;
}
