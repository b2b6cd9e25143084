import type { ParserRuleContext } from 'antlr4ng';
import { casework } from '../model/vocabulary.ts';
import { childrenOf, descend, mentionOf, nameOf, ruleOf, textOf } from './tree.ts';
import type { Mention } from './tree.ts';

/** A node pattern that may match a node of any label, unless its variable is bound before. Its `name` is its text. */
export interface UnlabeledPattern extends Mention {
  /** Whether it is within an expression. */
  readonly isNested: boolean;
}

/** Returns a node pattern if it may match a node of any label, else null. */
export function unlabeledPatternOf(node: ParserRuleContext, ruleNames: readonly string[]): UnlabeledPattern | null {
  if (!isUnlabeled(node, ruleNames)) return null;
  return { ...mentionOf(node), name: textOf(node), isNested: isInExpression(node, ruleNames) };
}

const caseworkProperties: ReadonlySet<string> = new Set([
  casework.key,
  casework.content,
  casework.summary,
  casework.name,
  casework.changedAt,
]);

/** Whether a context is a name of casework: its label, except in `(n:!Casework)`, or one of its properties. */
export function isCaseworkName(context: ParserRuleContext, ruleNames: readonly string[]): boolean {
  switch (ruleOf(context, ruleNames)) {
    case 'propertyKeyName':
      return caseworkProperties.has(nameOf(context));
    case 'symbolicNameString':
      return nameOf(context) === casework.label && !isExclusion(context, ruleNames);
    default:
      return false;
  }
}

/**
 * Whether a node pattern may match a node of any label: nothing in it excludes casework, and no relationship of its path must exist.
 * Casework has no relationships, so a path with one cannot match it. Whether the variable is already bound is not considered.
 */
function isUnlabeled(node: ParserRuleContext, ruleNames: readonly string[]): boolean {
  const labels = childrenOf(node).find((child) => ruleOf(child, ruleNames) === 'labelExpression');
  const [expression] = labels === undefined ? [] : childrenOf(labels);
  if (expression !== undefined && excludesCasework(expression, ruleNames)) return false;
  return node.parent === null || !hasRelationship(node.parent, ruleNames);
}

/** Whether a label expression matches no casework. It must name a label in every alternative, or be `!Casework`; `%` and `$(…)` may match all. */
function excludesCasework(expression: ParserRuleContext, ruleNames: readonly string[]): boolean {
  const parts = childrenOf(expression);
  switch (ruleOf(expression, ruleNames)) {
    case 'labelExpression4':
      return parts.every((part) => excludesCasework(part, ruleNames));
    case 'labelExpression3':
      return parts.some((part) => excludesCasework(part, ruleNames));
    case 'labelExpression2': {
      const negations = expression.getChildCount() - parts.length;
      const [inner] = parts;
      if (inner === undefined) return false;
      return negations === 0
        ? excludesCasework(inner, ruleNames)
        : negations === 1 && isName(inner, ruleNames) && nameOf(inner) === casework.label;
    }
    case 'labelExpression1': {
      const [inner] = parts;
      return isName(expression, ruleNames) || (inner !== undefined && excludesCasework(inner, ruleNames));
    }
    default:
      return false;
  }
}

function isName(expression: ParserRuleContext, ruleNames: readonly string[]): boolean {
  const [inner] = childrenOf(expression);
  return inner !== undefined && ruleOf(inner, ruleNames) === 'symbolicNameString';
}

/** Whether a name is negated once in the labels of a node pattern, and nothing around it is negated: `(n:!Casework)`. */
function isExclusion(name: ParserRuleContext, ruleNames: readonly string[]): boolean {
  let negations = 0;
  for (let at = name.parent; at !== null; at = at.parent) {
    const rule = ruleOf(at, ruleNames);
    if (rule === 'labelExpression') return negations === 1 && at.parent !== null && isNodePattern(at.parent, ruleNames);
    if (!rule.startsWith('labelExpression')) return false;
    if (rule === 'labelExpression2') negations += at.getChildCount() - childrenOf(at).length;
  }
  return false;
}

function isNodePattern(context: ParserRuleContext, ruleNames: readonly string[]): boolean {
  return ruleOf(context, ruleNames) === 'nodePattern';
}

/** Whether every match of a path has a relationship. */
function hasRelationship(path: ParserRuleContext, ruleNames: readonly string[]): boolean {
  const parts = childrenOf(path);
  return parts.some((part, at) => {
    const next = parts[at + 1];
    const quantifier = next !== undefined && ruleOf(next, ruleNames) === 'quantifier' ? next : undefined;
    switch (ruleOf(part, ruleNames)) {
      case 'relationshipPattern': {
        const length = childrenOf(part).find((child) => ruleOf(child, ruleNames) === 'pathLength');
        return !mayBeZero(length, ruleNames) && !mayBeZero(quantifier, ruleNames);
      }
      case 'parenthesizedPath': {
        const inner = childrenOf(part);
        return (
          !mayBeZero(
            inner.find((child) => ruleOf(child, ruleNames) === 'quantifier'),
            ruleNames,
          ) &&
          inner.some((child) =>
            descend(child, 'patternElement', ruleNames).some((one) => hasRelationship(one, ruleNames)),
          )
        );
      }
      default:
        return false;
    }
  });
}

/** Whether a path length such as `*0..2`, or a quantifier such as `*` or `{,2}`, allows no relationship at all. */
function mayBeZero(repetition: ParserRuleContext | undefined, ruleNames: readonly string[]): boolean {
  if (repetition === undefined) return false;
  const text = repetition.getText();
  const [, least] = /^[*{](\w+)/.exec(text) ?? [];
  if (least !== undefined) return !(Number(least) > 0);
  return ruleOf(repetition, ruleNames) === 'quantifier' && text !== '+';
}

/** Whether a pattern is within an expression: Neo4j's plan may not show how it is matched. */
function isInExpression(context: ParserRuleContext, ruleNames: readonly string[]): boolean {
  for (let at = context.parent; at !== null; at = at.parent) if (ruleOf(at, ruleNames) === 'expression') return true;
  return false;
}

/** The reason of a refusal, after the pattern. */
export const unlabeledPatternAdvice = `it may read every node, also what is not data: give the node a label, such as (n:System), or exclude that with (n:!${casework.label})`;

/** The operators, of those allowed, that can read nodes of any label. The others start at a label, an index, a relationship or an argument. */
const anyNode: ReadonlySet<string> = new Set([
  'AllNodesScan',
  'PartitionedAllNodesScan',
  'NodeByIdSeek',
  'NodeByElementIdSeek',
  'DynamicLabelNodeLookup',
]);

/** Whether an operator of a plan can read nodes of any label. */
export function readsAnyNode(operator: string): boolean {
  return anyNode.has(nameOfOperator(operator));
}

/** Whether an operator of a plan may count nodes of any label; its name does not say whether it counts all nodes or those of a label. */
export function countsAnyNode(operator: string): boolean {
  return nameOfOperator(operator) === 'NodeCountFromCountStore';
}

/** Returns an operator without its variant, such as `NodeByIdSeek(…)`. */
function nameOfOperator(operator: string): string {
  return operator.replace(/\(.*$/, '');
}
