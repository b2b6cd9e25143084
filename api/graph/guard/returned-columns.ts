import { ParserRuleContext } from 'antlr4ng';
import type { Mention } from './statement-facts.ts';

/** Rules under which a RETURN is not the statement's own. */
const within: ReadonlySet<string> = new Set([
  'subqueryClause',
  'existsExpression',
  'countExpression',
  'collectExpression',
]);

/** The columns of a statement, as named in its last RETURN of its own; null: it has none, or returns `*`. */
export function returnedColumns(root: ParserRuleContext, ruleNames: readonly string[]): readonly Mention[] | null {
  const [body] = descend(root, 'returnClause', ruleNames)
    .slice(-1)
    .flatMap((clause) => descend(clause, 'returnItems', ruleNames));
  if (body === undefined || body.getText().startsWith('*')) return null;
  return descend(body, 'returnItem', ruleNames).map((item) => ({
    line: item.start?.line ?? 1,
    column: (item.start?.column ?? 0) + 1,
    name: nameOf(item, ruleNames),
  }));
}

/** What stands under a rule, outside of subqueries, in reading order; not searched further down itself. */
function descend(root: ParserRuleContext, wanted: string, ruleNames: readonly string[]): readonly ParserRuleContext[] {
  const found: ParserRuleContext[] = [];
  const pending: ParserRuleContext[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const child of childrenOf(node).reverse()) {
      const rule = ruleNames[child.ruleIndex] ?? '';
      if (rule !== wanted && !within.has(rule)) pending.push(child);
    }
    found.push(...childrenOf(node).filter((child) => ruleNames[child.ruleIndex] === wanted));
  }
  return found;
}

function nameOf(item: ParserRuleContext, ruleNames: readonly string[]): string {
  const [expression, alias] = childrenOf(item);
  const isAlias = alias !== undefined && ruleNames[alias.ruleIndex] === 'variable';
  const text = (isAlias ? alias : expression)?.getText() ?? '';
  return /^`[^`]+`$/.test(text) ? text.slice(1, -1) : text;
}

function childrenOf(node: ParserRuleContext): ParserRuleContext[] {
  const children: ParserRuleContext[] = [];
  for (let index = 0; index < node.getChildCount(); index += 1) {
    const child = node.getChild(index);
    if (child instanceof ParserRuleContext) children.push(child);
  }
  return children;
}
