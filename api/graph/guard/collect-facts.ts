import { ParserRuleContext } from 'antlr4ng';
import type { ParseTree } from 'antlr4ng';
import { expectedColumns, returnedColumns } from './returned-columns.ts';
import type { Mention, OptionMention, StatementFacts } from './statement-facts.ts';

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
