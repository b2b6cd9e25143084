import { hash } from 'node:crypto';
import { ParserRuleContext } from 'antlr4ng';
import type { ParseTree } from 'antlr4ng';
import { isCaseworkName, isNestedLookup, unlabeledPatternOf } from './casework-guard.ts';
import type { ExpectedColumns, Mention, OptionMention, StatementFacts, UnlabeledPattern } from './statement-facts.ts';
import { childrenOf, descend, mentionOf, nameOf, positionOf, ruleOf, textOf, unquote, walk } from './tree.ts';

type Collected = 'procedures' | 'functions' | 'parameters';
/** Grammar rules whose text is a name to collect, and the list that it goes to. */
const namedRules: Readonly<Record<string, Collected>> = {
  procedureName: 'procedures',
  functionName: 'functions',
  parameterName: 'parameters',
};

/** Collects the facts of a whole parse tree. */
export function collectFacts(root: ParserRuleContext): StatementFacts {
  const rules = new Map<string, Mention>();
  const named: Record<Collected, Mention[]> = { procedures: [], functions: [], parameters: [] };
  const options: OptionMention[] = [];
  const nodeLabels: Mention[] = [];
  const relationshipTypes: Mention[] = [];
  const labelsOrTypes: Mention[] = [];
  const properties: Mention[] = [];
  const mapKeys = new Set<string>();
  const variables = new Set<string>();
  const unlabeledPatterns: UnlabeledPattern[] = [];
  const caseworkNames: Mention[] = [];
  const nestedLookups: Mention[] = [];

  const visit = (context: ParserRuleContext) => {
    const rule = ruleOf(context);
    if (!rules.has(rule)) rules.set(rule, { ...positionOf(context), name: rule });
    const list = namedRules[rule];
    if (list !== undefined) named[list].push(mentionOf(context));
    if (rule === 'preparserOption') options.push(optionOf(context));
    if (rule === 'variable') variables.add(nameOf(context));
    const unlabeled = rule === 'nodePattern' ? unlabeledPatternOf(context) : null;
    if (unlabeled !== null) unlabeledPatterns.push(unlabeled);
    if (isCaseworkName(context)) caseworkNames.push(mentionOf(context));
    if (isNestedLookup(context)) nestedLookups.push(mentionOf(context));
    if (rule === 'propertyKeyName') {
      if (isMapKey(context) || isOfParameter(context)) mapKeys.add(nameOf(context));
      else properties.push(mentionOf(context));
    }
    if (rule === 'symbolicNameString') {
      const parent = context.parent === null ? '' : ruleOf(context.parent);
      if (parent === 'labelExpression1' || parent === 'labelOrRelType' || parent === 'labelType') {
        const pattern = nearest(context, ['nodePattern', 'relationshipPattern', 'labelComparison', 'hint']);
        if (pattern === 'nodePattern') nodeLabels.push(mentionOf(context));
        else if (pattern === 'relationshipPattern') relationshipTypes.push(mentionOf(context));
        else labelsOrTypes.push(mentionOf(context));
      }
    }
  };

  for (const node of walk(root)) if (node instanceof ParserRuleContext) visit(node);
  return {
    rules: [...rules.values()],
    shape: shapeOf(root),
    ...named,
    options,
    nodeLabels,
    relationshipTypes,
    labelsOrTypes,
    properties,
    columns: returnedColumns(root),
    answers: expectedColumns(root, [...variables]),
    mapKeys: [...mapKeys],
    unlabeledPatterns,
    caseworkNames,
    nestedLookups,
  };
}

/** Rules of values. */
const values: ReadonlySet<string> = new Set(['numberLiteral', 'signedIntegerLiteral', 'stringLiteral', 'parameter']);

/** Returns a digest of a parse tree without values, names of variables and parentheses. Values that are listed or computed from each other count as one. */
function shapeOf(root: ParserRuleContext): string {
  const words: string[] = [];
  const variables = new Map<string, string>();
  const pending: ParseTree[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!(node instanceof ParserRuleContext)) {
      const text = node.getText();
      words.push(/^\d/.test(text) ? '?' : text.toLowerCase());
      continue;
    }
    const rule = ruleOf(node);
    if (values.has(rule)) words.push('?');
    else if (rule === 'variable') {
      const name = nameOf(node);
      if (!variables.has(name)) variables.set(name, `v${variables.size}`);
      words.push(variables.get(name) ?? '');
    } else if (rule === 'parenthesizedExpression') pending.push(...childrenOf(node));
    else pending.push(...node.children.toReversed());
  }
  return hash('sha256', words.join(' ').replace(/\?(?: [-+*/%^,] \?)+/g, '?'), 'base64');
}

function optionOf(context: ParserRuleContext): OptionMention {
  return { ...mentionOf(context), from: context.start?.start ?? 0, to: (context.stop?.stop ?? -1) + 1 };
}

/** Whether a property key belongs to a map that the statement makes, not to a property that it reads from the graph. */
function isMapKey(context: ParserRuleContext): boolean {
  const parent = context.parent;
  if (parent === null) return false;
  switch (ruleOf(parent)) {
    case 'map':
      return parent.parent === null || ruleOf(parent.parent) !== 'properties';
    case 'mapProjectionElement':
      return true;
    default:
      return false;
  }
}

/** Whether a property is read from a parameter, or from a variable that UNWIND or AS takes from one: it is then a key of the user's own map. */
function isOfParameter(key: ParserRuleContext): boolean {
  const base = key.parent?.parent?.parent;
  if (!(base instanceof ParserRuleContext) || ruleOf(base) !== 'expression2') return false;
  const name = base.start?.text ?? '';
  return name === '$' || parametersOf(rootOf(key)).has(unquote(name));
}

const rowsOfParameters = new WeakMap<ParserRuleContext, ReadonlySet<string>>();

/** Returns the variables that a statement takes from parameters. */
function parametersOf(root: ParserRuleContext): ReadonlySet<string> {
  const known = rowsOfParameters.get(root);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const node of walk(root)) {
    if (!(node instanceof ParserRuleContext) || !['unwindClause', 'returnItem'].includes(ruleOf(node))) continue;
    const [from, variable] = childrenOf(node);
    if (variable !== undefined && from?.start?.text === '$') found.add(nameOf(variable));
  }
  rowsOfParameters.set(root, found);
  return found;
}

function rootOf(context: ParserRuleContext): ParserRuleContext {
  let root = context;
  while (root.parent !== null) root = root.parent;
  return root;
}

function nearest(context: ParserRuleContext, wanted: readonly string[]): string | null {
  for (let node = context.parent; node !== null; node = node.parent) {
    const rule = ruleOf(node);
    if (rule === 'comparisonExpression6' || rule.startsWith('expression')) return null;
    if (wanted.includes(rule)) return rule;
  }
  return null;
}

/** Returns the columns that the last RETURN outside subqueries names, or null if there is none or it returns `*`. */
function returnedColumns(root: ParserRuleContext): readonly Mention[] | null {
  const [body] = descend(root, 'returnClause')
    .slice(-1)
    .flatMap((clause) => descend(clause, 'returnItems'));
  return body === undefined || startsWithStar(body) ? null : columnsOf(body);
}

/** Returns the columns that Neo4j must answer with. For UNION and WHEN these are the columns of the first part. */
function expectedColumns(root: ParserRuleContext, variables: readonly string[]): ExpectedColumns {
  let query: ParserRuleContext | undefined = root;
  for (let inner: ParserRuleContext | undefined = root; inner !== undefined;) {
    [query] = descend(descend(inner, 'regularQuery').at(-1) ?? inner, 'singleQuery');
    inner = query === undefined ? undefined : descend(query, 'regularQuery').at(-1);
  }
  const clause = query === undefined ? undefined : childrenOf(query).at(-1);
  const [last] = clause === undefined ? [] : childrenOf(clause);
  if (last === undefined) return null;
  switch (ruleOf(last)) {
    case 'returnClause': {
      const [body] = descend(last, 'returnItems');
      if (body === undefined) return null;
      const names = columnsOf(body).map(({ name }) => name);
      return startsWithStar(body) ? { kind: 'last', names, variables } : { kind: 'all', names };
    }
    case 'finishClause':
      return { kind: 'all', names: [] };
    case 'callClause': {
      const items = descend(last, 'procedureResultItem');
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

function columnsOf(body: ParserRuleContext): readonly Mention[] {
  return descend(body, 'returnItem').map((item) => ({
    ...positionOf(item),
    name: columnNameOf(item),
  }));
}

/** Names a column as Neo4j does: by its alias, its variable, also that of a map projection, or else the text of its expression with its spaces. */
function columnNameOf(item: ParserRuleContext): string {
  const [expression, alias] = childrenOf(item);
  const isAlias = alias !== undefined && ruleOf(alias) === 'variable';
  return unquote(textOf(isAlias ? alias : (variableOf(expression) ?? expression)));
}

/** The variable that an expression is, such as `(n)`, or projects, such as `n {.key}`; null if it is another expression. */
function variableOf(expression: ParserRuleContext | undefined): ParserRuleContext | null {
  for (let node = expression; node !== undefined;) {
    const [inner] = childrenOf(node);
    const rule = ruleOf(node);
    if (rule === 'variable') return node;
    if (rule === 'mapProjection') return inner ?? null;
    if (rule !== 'parenthesizedExpression' && node.getChildCount() !== 1) return null;
    node = inner;
  }
  return null;
}
