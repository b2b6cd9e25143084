import { ParserRuleContext } from 'antlr4ng';
import type { ExpectedColumns, Mention } from './statement-facts.ts';

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
  return body === undefined || startsWithStar(body) ? null : columnsOf(body, ruleNames);
}

/** The columns that Neo4j must answer with: of a UNION or WHEN those of the first part. */
export function expectedColumns(
  root: ParserRuleContext,
  ruleNames: readonly string[],
  variables: readonly string[],
): ExpectedColumns {
  let query: ParserRuleContext | undefined = root;
  for (let inner: ParserRuleContext | undefined = root; inner !== undefined;) {
    [query] = descend(descend(inner, 'regularQuery', ruleNames).at(-1) ?? inner, 'singleQuery', ruleNames);
    inner = query === undefined ? undefined : descend(query, 'regularQuery', ruleNames).at(-1);
  }
  const clause = query === undefined ? undefined : childrenOf(query).at(-1);
  const [last] = clause === undefined ? [] : childrenOf(clause);
  if (last === undefined) return null;
  switch (ruleNames[last.ruleIndex]) {
    case 'returnClause': {
      const [body] = descend(last, 'returnItems', ruleNames);
      if (body === undefined) return null;
      const names = columnsOf(body, ruleNames).map(({ name }) => name);
      return startsWithStar(body) ? { kind: 'last', names, variables } : { kind: 'all', names };
    }
    case 'finishClause':
      return { kind: 'all', names: [] };
    case 'callClause': {
      const items = descend(last, 'procedureResultItem', ruleNames);
      const names = items.map((item) => unquote(childrenOf(item).at(-1)?.getText() ?? ''));
      return items.length === 0 ? null : { kind: 'all', names };
    }
    default:
      return null;
  }
}

function startsWithStar(body: ParserRuleContext): boolean {
  return body.start?.text === '*';
}

function columnsOf(body: ParserRuleContext, ruleNames: readonly string[]): readonly Mention[] {
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

/** As Neo4j names a column: by its alias, by its variable, else by the expression as it stands in the text, blanks included. */
function nameOf(item: ParserRuleContext, ruleNames: readonly string[]): string {
  const [expression, alias] = childrenOf(item);
  const isAlias = alias !== undefined && ruleNames[alias.ruleIndex] === 'variable';
  return unquote(textOf(isAlias ? alias : expression));
}

function textOf(context: ParserRuleContext | undefined): string {
  const { start, stop } = context ?? { start: null, stop: null };
  return start === null || stop === null ? '' : (start.inputStream?.getTextFromRange(start.start, stop.stop) ?? '');
}

function unquote(text: string): string {
  return /^`(?:[^`]|``)*`$/.test(text) ? text.slice(1, -1).replaceAll('``', '`') : text;
}

function childrenOf(node: ParserRuleContext): ParserRuleContext[] {
  const children: ParserRuleContext[] = [];
  for (let index = 0; index < node.getChildCount(); index += 1) {
    const child = node.getChild(index);
    if (child instanceof ParserRuleContext) children.push(child);
  }
  return children;
}
