import type { ParserRuleContext } from 'antlr4ng';
import { casework } from '../model/vocabulary.ts';
import type { UnlabeledPattern } from './statement-facts.ts';
import { childrenOf, descend, mentionOf, nameOf, ruleOf, textOf } from './tree.ts';

/** Returns a node pattern if it may match a node of any label, else null. */
export function unlabeledPatternOf(node: ParserRuleContext): UnlabeledPattern | null {
  if (!isUnlabeled(node)) return null;
  return { ...mentionOf(node), name: textOf(node), isNested: isInExpression(node) };
}

const caseworkProperties: ReadonlySet<string> = new Set([
  casework.key,
  casework.content,
  casework.summary,
  casework.name,
  casework.changedAt,
]);

/** Whether a context is a name of casework: its label, except in `(n:!Casework)`, or one of its properties. */
export function isCaseworkName(context: ParserRuleContext): boolean {
  switch (ruleOf(context)) {
    case 'propertyKeyName':
      return caseworkProperties.has(nameOf(context));
    case 'symbolicNameString':
      return nameOf(context) === casework.label && !isExclusion(context);
    default:
      return false;
  }
}

/**
 * Whether a node pattern may match a node of any label: nothing in it excludes casework, and no relationship of its path must exist.
 * Casework has no relationships, so a path with one cannot match it. Whether the variable is already bound is not considered.
 */
function isUnlabeled(node: ParserRuleContext): boolean {
  const labels = childrenOf(node).find((child) => ruleOf(child) === 'labelExpression');
  const [expression] = labels === undefined ? [] : childrenOf(labels);
  if (expression !== undefined && excludesCasework(expression, isInExpression(node))) return false;
  return node.parent === null || !hasRelationship(node.parent);
}

/**
 * Whether a label expression matches no casework. It must name a label in every alternative, or be `!Casework`; `%` and `$(…)` may match all.
 * Within an expression `!Casework` is not enough: conditions may be evaluated before it, and no plan shows that.
 */
function excludesCasework(expression: ParserRuleContext, isNested: boolean): boolean {
  const parts = childrenOf(expression);
  switch (ruleOf(expression)) {
    case 'labelExpression4':
      return parts.every((part) => excludesCasework(part, isNested));
    case 'labelExpression3':
      return parts.some((part) => excludesCasework(part, isNested));
    case 'labelExpression2': {
      const negations = expression.getChildCount() - parts.length;
      const [inner] = parts;
      if (inner === undefined) return false;
      return negations === 0
        ? excludesCasework(inner, isNested)
        : !isNested && negations === 1 && isName(inner) && nameOf(inner) === casework.label;
    }
    case 'labelExpression1': {
      const [inner] = parts;
      return isName(expression) || (inner !== undefined && excludesCasework(inner, isNested));
    }
    default:
      return false;
  }
}

function isName(expression: ParserRuleContext): boolean {
  const [inner] = childrenOf(expression);
  return inner !== undefined && ruleOf(inner) === 'symbolicNameString';
}

/** Whether a name is negated once in the labels of a node pattern, and nothing around it is negated: `(n:!Casework)`. */
function isExclusion(name: ParserRuleContext): boolean {
  let negations = 0;
  for (let at = name.parent; at !== null; at = at.parent) {
    const rule = ruleOf(at);
    if (rule === 'labelExpression') return negations === 1 && at.parent !== null && isNodePattern(at.parent);
    if (!rule.startsWith('labelExpression')) return false;
    if (rule === 'labelExpression2') negations += at.getChildCount() - childrenOf(at).length;
  }
  return false;
}

function isNodePattern(context: ParserRuleContext): boolean {
  return ruleOf(context) === 'nodePattern';
}

/** Whether every match of a path has a relationship. */
function hasRelationship(path: ParserRuleContext): boolean {
  const parts = childrenOf(path);
  return parts.some((part, at) => {
    const next = parts[at + 1];
    const quantifier = next !== undefined && ruleOf(next) === 'quantifier' ? next : undefined;
    switch (ruleOf(part)) {
      case 'relationshipPattern': {
        const length = childrenOf(part).find((child) => ruleOf(child) === 'pathLength');
        return !mayBeZero(length) && !mayBeZero(quantifier);
      }
      case 'parenthesizedPath': {
        const inner = childrenOf(part);
        return (
          !mayBeZero(inner.find((child) => ruleOf(child) === 'quantifier')) &&
          inner.some((child) => descend(child, 'patternElement').some((one) => hasRelationship(one)))
        );
      }
      default:
        return false;
    }
  });
}

/** Whether a path length such as `*0..2`, or a quantifier such as `*` or `{,2}`, allows no relationship at all. */
function mayBeZero(repetition: ParserRuleContext | undefined): boolean {
  if (repetition === undefined) return false;
  const text = repetition.getText();
  const [, least] = /^[*{](\w+)/.exec(text) ?? [];
  if (least !== undefined) return !(Number(least) > 0);
  return ruleOf(repetition) === 'quantifier' && text !== '+';
}

/** Whether a pattern is within an expression: Neo4j's plan may not show how it is matched. */
function isInExpression(context: ParserRuleContext): boolean {
  return isWithin(context, (rule) => rule === 'expression');
}

/** Whether a context names a function that gives Neo4j's own ids, in a subquery or pattern within an expression: nodes may be looked up by id there unseen. */
export function isNestedLookup(context: ParserRuleContext): boolean {
  return (
    ruleOf(context) === 'functionName' &&
    ['id', 'elementid'].includes(nameOf(context).toLowerCase()) &&
    isWithin(context, (rule) => nestedPatterns.has(rule))
  );
}

/** Rules of expressions that match patterns. */
const nestedPatterns: ReadonlySet<string> = new Set([
  'existsExpression',
  'countExpression',
  'collectExpression',
  'patternComprehension',
  'patternExpression',
]);

function isWithin(context: ParserRuleContext, isWanted: (rule: string) => boolean): boolean {
  for (let at = context.parent; at !== null; at = at.parent) if (isWanted(ruleOf(at))) return true;
  return false;
}
