import { hash } from 'node:crypto';
import { ParserRuleContext } from 'antlr4ng';
import type { ParseTree } from 'antlr4ng';
import { isCaseworkName, isNestedLookup, unlabeledPatternOf } from './casework-guard.ts';
import type {
  Comparison,
  ExpectedColumns,
  Mention,
  OptionMention,
  StatementFacts,
  Step,
  UnlabeledPattern,
} from './statement-facts.ts';
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
  const comparisons: Comparison[] = [];
  const patterns: ParserRuleContext[] = [];

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
    comparisons.push(...comparisonsIn(context));
    if (rule === 'patternElement') patterns.push(context);
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
    comparisons,
    steps: stepsOf(patterns),
    columns: returnedColumns(root),
    answers: expectedColumns(root, [...variables]),
    mapKeys: [...mapKeys],
    unlabeledPatterns,
    caseworkNames,
    nestedLookups,
  };
}

/** Tokens of the longest operand that is looked at: a list of words. Longer ones would make this quadratic. */
const longestOperand = 100;

function shortText(context: ParserRuleContext | undefined): string {
  const length = (context?.stop?.tokenIndex ?? 0) - (context?.start?.tokenIndex ?? 0);
  return context === undefined || length > longestOperand ? '' : context.getText();
}

/** Returns the comparisons that a context makes itself. */
function comparisonsIn(context: ParserRuleContext): readonly Comparison[] {
  const children = childrenOf(context);
  const rule = ruleOf(context);
  if (rule === 'expression8')
    return children.slice(1).flatMap((right, at) => {
      const left = children[at];
      return left === undefined ? [] : [...compare(left, right, true), ...compare(right, left, true)];
    });
  if (rule === 'expression7' && children.length === 2) {
    const [left, right] = children;
    const operand = right === undefined ? undefined : childrenOf(right).at(-1);
    return left === undefined || operand === undefined
      ? []
      : compare(left, operand, /^IN$/i.test(right?.start?.text ?? ''));
  }
  if (rule === 'map' && context.parent !== null && ruleOf(context.parent) === 'properties')
    return children.flatMap((key, at) => {
      const value = children[at + 1];
      return at % 2 === 1 || value === undefined ? [] : ofValue(mentionOf(key), value, true);
    });
  return [];
}

/** Compares a property with a value, if they are that. */
function compare(left: ParserRuleContext, right: ParserRuleContext, isEquality: boolean): readonly Comparison[] {
  const [, name] = /^(?:\w+|`[^`]+`)\.(\w+|`[^`]+`)$/.exec(shortText(left)) ?? [];
  return name === undefined ? [] : ofValue({ ...positionOf(left), name: unquote(name) }, right, isEquality);
}

function ofValue(property: Mention, value: ParserRuleContext, isEquality: boolean): readonly Comparison[] {
  const text = shortText(value);
  const [, parameter = null] = /^\$(\w+)$/.exec(text) ?? [];
  const isText = /^\[?(?:'[^'\\]*'|"[^"\\]*")(?:,(?:'[^'\\]*'|"[^"\\]*"))*\]?$/.test(text);
  const texts = isText
    ? [...text.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, single, double]) => single ?? double ?? '')
    : [];
  return parameter === null && texts.length === 0 ? [] : [{ ...property, texts, parameter, isEquality }];
}

/** Returns the relationships of patterns with the labels of their ends, which another pattern of the variable may name. */
function stepsOf(patterns: readonly ParserRuleContext[]): readonly Step[] {
  const named = (context: ParserRuleContext | undefined, rule: string) =>
    context === undefined ? undefined : childrenOf(context).find((child) => ruleOf(child) === rule);
  const namesIn = (context: ParserRuleContext | undefined) => {
    const [, names] = /^:(\w+(?:\|:?\w+)*)$/.exec(shortText(named(context, 'labelExpression'))) ?? [];
    return names === undefined ? null : names.split(/\|:?/);
  };
  const known = new Map<string, readonly string[]>();
  const nodes = patterns.flatMap((pattern) => childrenOf(pattern).filter((child) => ruleOf(child) === 'nodePattern'));
  for (const node of nodes) {
    const labels = namesIn(node);
    const variable = named(node, 'variable');
    if (labels !== null && variable !== undefined) known.set(nameOf(variable), labels);
  }
  const labelsOf = (node: ParserRuleContext) => {
    if (named(node, 'labelExpression') !== undefined) return namesIn(node);
    const variable = named(node, 'variable');
    return variable === undefined ? null : (known.get(nameOf(variable)) ?? null);
  };
  return patterns.flatMap((pattern) => {
    const parts = childrenOf(pattern);
    return parts.flatMap((part, at): readonly Step[] => {
      const [left, right] = [parts[at - 1], parts[at + 1]];
      if (ruleOf(part) !== 'relationshipPattern' || left === undefined || right === undefined) return [];
      const types = namesIn(part);
      if (types === null || ruleOf(right) !== 'nodePattern' || named(part, 'pathLength') !== undefined) return [];
      const [isLeft, isRight] = [named(part, 'leftArrow') !== undefined, named(part, 'rightArrow') !== undefined];
      const [from, to] = isLeft ? [right, left] : [left, right];
      return [{ ...positionOf(part), types, from: labelsOf(from), to: labelsOf(to), isDirected: isLeft !== isRight }];
    });
  });
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
