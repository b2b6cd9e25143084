import { ParserRuleContext } from 'antlr4ng';
import type { ParseTree } from 'antlr4ng';

/** A rule whose text is a name of interest, and the list of facts that it goes to. */
type Collected = 'procedures' | 'functions' | 'parameters';
const namedRules: Readonly<Record<string, Collected>> = {
  procedureName: 'procedures',
  functionName: 'functions',
  parameterName: 'parameters',
};

/** Walks a whole parse tree, without recursion: it may be as deep as the parser could go. */
export function collectFacts(root: ParserRuleContext, ruleNames: readonly string[]): StatementFacts {
  const rules = new Map<string, Mention>();
  const named: Record<Collected, Mention[]> = { procedures: [], functions: [], parameters: [] };
  const options: OptionMention[] = [];
  const nodeLabels: Mention[] = [];
  const relationshipTypes: Mention[] = [];
  const labelsOrTypes: Mention[] = [];
  const properties: Mention[] = [];
  const mapKeys = new Set<string>();
  const variables = new Set<string>();

  const visit = (context: ParserRuleContext) => {
    const rule = ruleOf(context, ruleNames);
    if (!rules.has(rule)) rules.set(rule, { ...positionOf(context), name: rule });
    const list = namedRules[rule];
    if (list !== undefined) named[list].push(mentionOf(context));
    if (rule === 'preparserOption') options.push(optionOf(context));
    if (rule === 'variable') variables.add(nameOf(context));
    if (rule === 'propertyKeyName') {
      if (isMapKey(context, ruleNames)) mapKeys.add(nameOf(context));
      else properties.push(mentionOf(context));
    }
    if (rule === 'symbolicNameString') {
      const parent = context.parent === null ? '' : ruleOf(context.parent, ruleNames);
      if (parent === 'labelExpression1' || parent === 'labelOrRelType' || parent === 'labelType') {
        const pattern = nearest(context, ['nodePattern', 'relationshipPattern', 'labelComparison', 'hint'], ruleNames);
        if (pattern === 'nodePattern') nodeLabels.push(mentionOf(context));
        else if (pattern === 'relationshipPattern') relationshipTypes.push(mentionOf(context));
        else labelsOrTypes.push(mentionOf(context));
      }
    }
  };

  const pending: ParseTree[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!(node instanceof ParserRuleContext)) continue;
    visit(node);
    for (let index = node.getChildCount() - 1; index >= 0; index -= 1) {
      const child = node.getChild(index);
      if (child !== null) pending.push(child);
    }
  }
  return {
    rules: [...rules.values()],
    ...named,
    options,
    nodeLabels,
    relationshipTypes,
    labelsOrTypes,
    properties,
    columns: returnedColumns(root, ruleNames),
    answers: expectedColumns(root, ruleNames, [...variables]),
    mapKeys: [...mapKeys],
  };
}

function ruleOf(context: ParserRuleContext, ruleNames: readonly string[]): string {
  return ruleNames[context.ruleIndex] ?? `rule ${context.ruleIndex}`;
}

function positionOf(context: ParserRuleContext) {
  return { line: context.start?.line ?? 1, column: (context.start?.column ?? 0) + 1 };
}

function mentionOf(context: ParserRuleContext): Mention {
  return { ...positionOf(context), name: nameOf(context) };
}

function optionOf(context: ParserRuleContext): OptionMention {
  return { ...mentionOf(context), from: context.start?.start ?? 0, to: (context.stop?.stop ?? -1) + 1 };
}

/** A name as Neo4j understands it: `` `a``b`.c `` is a`b.c. Words of an option are set apart by a space. */
function nameOf(context: ParserRuleContext): string {
  const words: string[] = [];
  const pending: ParseTree[] = [context];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.getChildCount() === 0) words.push(unquote(node.getText()));
    for (let index = node.getChildCount() - 1; index >= 0; index -= 1) {
      const child = node.getChild(index);
      if (child !== null) pending.push(child);
    }
  }
  return words.filter((word) => word !== '').join(context.getChildCount() > 0 && isOption(context) ? ' ' : '');
}

function isOption(context: ParserRuleContext): boolean {
  return context.constructor.name === 'PreparserOptionContext';
}

function unquote(text: string): string {
  return text.length > 1 && text.startsWith('`') && text.endsWith('`') ? text.slice(1, -1).replaceAll('``', '`') : text;
}

/** Whether a property key names a value that the statement makes, rather than one that it reads from the graph. */
function isMapKey(context: ParserRuleContext, ruleNames: readonly string[]): boolean {
  const parent = context.parent;
  if (parent === null) return false;
  switch (ruleOf(parent, ruleNames)) {
    case 'map':
      return parent.parent === null || ruleOf(parent.parent, ruleNames) !== 'properties';
    case 'mapProjectionElement':
      return true;
    default:
      return false;
  }
}

function nearest(context: ParserRuleContext, wanted: readonly string[], ruleNames: readonly string[]): string | null {
  for (let node = context.parent; node !== null; node = node.parent) {
    const rule = ruleOf(node, ruleNames);
    if (rule === 'comparisonExpression6' || rule.startsWith('expression')) return null;
    if (wanted.includes(rule)) return rule;
  }
  return null;
}

/** Rules under which a RETURN is not the statement's own. */
const within: ReadonlySet<string> = new Set([
  'subqueryClause',
  'existsExpression',
  'countExpression',
  'collectExpression',
]);

/** The columns of a statement, as named in its last RETURN of its own; null: it has none, or returns `*`. */
function returnedColumns(root: ParserRuleContext, ruleNames: readonly string[]): readonly Mention[] | null {
  const [body] = descend(root, 'returnClause', ruleNames)
    .slice(-1)
    .flatMap((clause) => descend(clause, 'returnItems', ruleNames));
  return body === undefined || startsWithStar(body) ? null : columnsOf(body, ruleNames);
}

/** The columns that Neo4j must answer with: of a UNION or WHEN those of the first part. */
function expectedColumns(
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
      const names = items.map((item) => unquoteColumn(childrenOf(item).at(-1)?.getText() ?? ''));
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
    name: columnNameOf(item, ruleNames),
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
function columnNameOf(item: ParserRuleContext, ruleNames: readonly string[]): string {
  const [expression, alias] = childrenOf(item);
  const isAlias = alias !== undefined && ruleNames[alias.ruleIndex] === 'variable';
  return unquoteColumn(textOf(isAlias ? alias : expression));
}

function textOf(context: ParserRuleContext | undefined): string {
  const { start, stop } = context ?? { start: null, stop: null };
  return start === null || stop === null ? '' : (start.inputStream?.getTextFromRange(start.start, stop.stop) ?? '');
}

function unquoteColumn(text: string): string {
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

/** Where something stands in a statement, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Mention extends Position {
  readonly name: string;
}

/** Something before the statement proper, and where it begins and ends in the text, in code points from 0. */
export interface OptionMention extends Mention {
  readonly from: number;
  readonly to: number;
}

/** What the parse tree of one statement holds, wherever it nests: all that judging it needs, as plain data. */
export interface StatementFacts {
  /** Every grammar rule that it uses, each where it stands first. */
  readonly rules: readonly Mention[];
  /** What stands before the statement proper: `EXPLAIN`, `PROFILE`, `CYPHER 5`. */
  readonly options: readonly OptionMention[];
  /** Names without backticks, with their namespace. */
  readonly procedures: readonly Mention[];
  readonly functions: readonly Mention[];
  readonly parameters: readonly Mention[];
  readonly nodeLabels: readonly Mention[];
  readonly relationshipTypes: readonly Mention[];
  /** Labels or types in a predicate (`x:Name`), of which the tree does not say which. */
  readonly labelsOrTypes: readonly Mention[];
  /** Property names that it reads, in patterns and after a dot. */
  readonly properties: readonly Mention[];
  /** What it returns, by name, as written; null: `*`, or no statement that returns. */
  readonly columns: readonly Mention[] | null;
  /** What its answer's columns must be called. */
  readonly answers: ExpectedColumns;
  /** Keys of the maps that it makes: `x.key` may mean these. */
  readonly mapKeys: readonly string[];
}

/**
 * What the parse tree tells of an answer's columns: all of them, in order; those after `*`, which stands for any of some
 * variables; null: they are those of a procedure, which the tree does not name.
 */
export type ExpectedColumns =
  | { readonly kind: 'all'; readonly names: readonly string[] }
  | { readonly kind: 'last'; readonly names: readonly string[]; readonly variables: readonly string[] }
  | null;

export function isPlanOption({ name }: Mention): boolean {
  return ['EXPLAIN', 'PROFILE'].includes(name.toUpperCase());
}

/** What the parser answers to a statement. */
export type ParseAnswer =
  /** The text is printed from the tokens of the parse, without EXPLAIN and PROFILE, and parses to the same tokens and these facts. */
  | { readonly kind: 'parsed'; readonly text: string; readonly facts: StatementFacts }
  /** Neo4j may read it differently. */
  | {
      readonly kind: 'ambiguous';
      readonly what: { readonly kind: string; readonly name: string; readonly reason: string };
      readonly at: Position;
    }
  | { readonly kind: 'unparsable'; readonly message: string; readonly at: Position | null }
  | { readonly kind: 'tooDeep' }
  /** It was told to. */
  | { readonly kind: 'stopped' };

/** What the parser's thread sends: once that it is loaded, then an answer to each statement. */
export type ThreadMessage = ParseAnswer | { readonly kind: 'ready' };
