import { ParserRuleContext } from 'antlr4ng';
import type { ParseTree } from 'antlr4ng';
import { ruleNames } from './grammar.ts';
import type { Mention, Position } from './statement-facts.ts';

export function ruleOf(context: ParserRuleContext): string {
  return ruleNames[context.ruleIndex] ?? `rule ${context.ruleIndex}`;
}

/** Yields a node and all below it, each before its children. Not recursive: a tree may be as deep as the parser's stack allows. */
export function* walk(root: ParseTree): Generator<ParseTree, void, undefined> {
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    if (node instanceof ParserRuleContext) pending.push(...node.children.toReversed());
  }
}

export function positionOf(context: ParserRuleContext): Position {
  return { line: context.start?.line ?? 1, column: (context.start?.column ?? 0) + 1 };
}

export function mentionOf(context: ParserRuleContext): Mention {
  return { ...positionOf(context), name: nameOf(context) };
}

/** Returns a name as Neo4j reads it: `` `a``b`.c `` is a`b.c. The words of an option are joined by spaces. */
export function nameOf(context: ParserRuleContext): string {
  const leaves = [...walk(context)].filter((node) => node.getChildCount() === 0);
  const words = leaves.map((leaf) => unquote(leaf.getText())).filter((word) => word !== '');
  return words.join(context.getChildCount() > 0 && isOption(context) ? ' ' : '');
}

function isOption(context: ParserRuleContext): boolean {
  return ruleOf(context) === 'preparserOption';
}

/** Rules of subqueries, whose RETURN does not return columns of the statement. */
const subqueries: ReadonlySet<string> = new Set([
  'subqueryClause',
  'existsExpression',
  'countExpression',
  'collectExpression',
]);

/** Finds the contexts of a rule below a root, in reading order, outside subqueries. Does not search inside a match. */
export function descend(root: ParserRuleContext, wanted: string): readonly ParserRuleContext[] {
  const found: ParserRuleContext[] = [];
  const pending: ParserRuleContext[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const child of childrenOf(node).reverse()) {
      const rule = ruleOf(child);
      if (rule !== wanted && !subqueries.has(rule)) pending.push(child);
    }
    found.push(...childrenOf(node).filter((child) => ruleOf(child) === wanted));
  }
  return found;
}

export function textOf(context: ParserRuleContext | undefined): string {
  const { start, stop } = context ?? { start: null, stop: null };
  return start === null || stop === null ? '' : (start.inputStream?.getTextFromRange(start.start, stop.stop) ?? '');
}

/** A name without its backticks; an expression that merely begins and ends with quoted names stays as it is. */
export function unquote(text: string): string {
  return /^`(?:[^`]|``)*`$/.test(text) ? text.slice(1, -1).replaceAll('``', '`') : text;
}

export function childrenOf(node: ParserRuleContext): ParserRuleContext[] {
  return node.children.filter((child) => child instanceof ParserRuleContext);
}
