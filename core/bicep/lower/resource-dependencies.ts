import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import type { ArrayNode, TemplateNode } from '../../template/template.js';
import type { ModuleSymbol, ResourceSymbol } from '../binder/symbols.js';
import type { Expression, ForExpression } from '../syntax.js';
import { symbolicName } from './ancestors.js';
import { array, call, expressionNode, literal, text } from './build.js';
import type { Dependency } from './dependencies.js';
import { lowerExpression } from './expressions.js';
import { insideLoop } from './loops.js';
import type { Lowering } from './model.js';
import { enterModule } from './module-references.js';
import { moduleId, resourceId } from './resource-ids.js';
import { nameTexts } from './resource-references.js';

/** Something deployed that has to be there first. */
interface Prerequisite {
  readonly key: string;
  readonly target: ResourceSymbol | ModuleSymbol;
  readonly index?: Expression;
  readonly position?: ArmExpression;
  /** Lowering of what stands in the target's body. */
  readonly at: Lowering;
}

/** `dependsOn` of a resource or module: written and implied ones alike, in order of their names. */
export function lowerDependsOn(
  owner: ResourceSymbol | ModuleSymbol,
  at: Lowering,
): ArrayNode | undefined {
  const { span } = owner.declaration.name;
  const all = distinct(prerequisitesOf(owner, at)).sort((a, b) =>
    a.key < b.key ? -1 : a.key > b.key ? 1 : 0,
  );
  if (all.length === 0) return undefined;
  return array(
    all.map((each) => dependsOnEntry(each, span)),
    span,
  );
}

/** A dependency on a whole loop makes those on single turns of it needless. */
function distinct(all: readonly Prerequisite[]): Prerequisite[] {
  const groups = new Map<ResourceSymbol | ModuleSymbol, Prerequisite[]>();
  for (const each of all) {
    const group = groups.get(each.target);
    if (group === undefined) groups.set(each.target, [each]);
    else if (!group.some((other) => other.index === each.index)) group.push(each);
  }
  return [...groups.values()].flatMap((group) => {
    const whole = group.find((each) => each.index === undefined);
    return whole ? [whole] : group;
  });
}

interface Step {
  readonly from: Dependency['target'];
  readonly at: Lowering;
  /** Whether every index so far moves with the loop of the resource that depends. */
  readonly moving: boolean;
}

function prerequisitesOf(owner: ResourceSymbol | ModuleSymbol, at: Lowering): Prerequisite[] {
  const found: Prerequisite[] = [];
  const pending: Step[] = [{ from: owner, at, moving: true }];
  const isNew = rememberSteps();
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    if (!isNew(step)) continue;
    for (const dependency of at.model.dependencies.get(step.from) ?? []) {
      const { target } = dependency;
      if (target === owner) continue;
      const position = dependency.index && lowerExpression(dependency.index, step.at);
      const inside = enterTarget(target, position, step.at);
      const moves = position !== undefined && usesCopyIndex(position);
      // A turn of the loop that an existing resource or variable in between does not follow is
      // not known here, so the whole loop is waited for.
      const fixed = moves && !step.moving ? undefined : dependency.index;
      if (isDeployed(dependency, at)) found.push(prerequisite(target, fixed, position, inside));
      else pending.push({ from: target, at: inside, moving: step.moving && moves });
    }
  }
  return found;
}

/** Paths that meet again lead to the same prerequisites, so each place is gone through once. */
function rememberSteps(): (step: Step) => boolean {
  const seen = new Map<Lowering['environment'], Map<boolean, Set<Dependency['target']>>>();
  return ({ from, at, moving }) => {
    const byMoving = seen.get(at.environment) ?? new Map<boolean, Set<Dependency['target']>>();
    seen.set(at.environment, byMoving);
    const targets = byMoving.get(moving) ?? new Set();
    byMoving.set(moving, targets);
    if (targets.has(from)) return false;
    targets.add(from);
    return true;
  };
}

function prerequisite(
  target: Dependency['target'],
  index: Expression | undefined,
  position: ArmExpression | undefined,
  at: Lowering,
): Prerequisite {
  const deployed = target as ResourceSymbol | ModuleSymbol;
  const key = deployed.kind === 'resource' ? symbolicName(deployed) : deployed.name;
  return { key, target: deployed, ...(index && { index }), ...(position && { position }), at };
}

/** Whether a dependency ends here, as opposed to being handed on to what the target itself needs. */
function isDeployed({ target, weak }: Dependency, at: Lowering): boolean {
  if (target.kind === 'variable') return false;
  if (target.kind === 'module' || !target.declaration.existing) return true;
  return at.model.symbolicNames && !weak;
}

function enterTarget(
  target: Dependency['target'],
  position: ArmExpression | undefined,
  at: Lowering,
): Lowering {
  switch (target.kind) {
    case 'module':
      return enterModule(target, position, at);
    case 'resource':
      return insideLoop(target.body.loop, position, at, nameTexts(target));
    case 'variable':
      return insideLoop(loopOf(target), position, at);
  }
}

function loopOf(target: Dependency['target']): ForExpression | undefined {
  if (target.kind !== 'variable') return target.body.loop;
  const { value } = target.declaration;
  return value.kind === 'for' ? value : undefined;
}

function usesCopyIndex(expression: ArmExpression): boolean {
  switch (expression.kind) {
    case 'call':
      return expression.name === 'copyIndex' || expression.args.some(usesCopyIndex);
    case 'property':
      return usesCopyIndex(expression.target);
    case 'index':
      return usesCopyIndex(expression.target) || usesCopyIndex(expression.index);
    default:
      return false;
  }
}

function dependsOnEntry(each: Prerequisite, span: ArmExpression['span']): TemplateNode {
  const { target, index, position, at, key } = each;
  const looped = target.body.loop !== undefined;
  if (looped && index === undefined) return literal(key, span);
  if (at.model.symbolicNames) {
    if (!looped || position === undefined) return literal(key, span);
    return expressionNode(call('format', [text(`${key}[{0}]`, span), position], span));
  }
  const id =
    target.kind === 'resource'
      ? resourceId(target, at, span)
      : moduleId(target, position, at, span);
  return expressionNode(id);
}
