import { z } from 'zod';

const place = { line: z.number(), column: z.number() };
const named = { ...place, name: z.string() };

/** A position in a statement; line and column count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const mention = z.object(named).readonly();
export type Mention = z.infer<typeof mention>;

/** An option before the first clause, with its offsets in the text in code points from 0, end exclusive. */
const optionMention = z.object({ ...named, from: z.number(), to: z.number() }).readonly();
export type OptionMention = z.infer<typeof optionMention>;

/** A node pattern that may match a node of any label, unless its variable is bound before. Its `name` is its text; `isNested`: within an expression. */
const unlabeledPattern = z.object({ ...named, isNested: z.boolean() }).readonly();
export type UnlabeledPattern = z.infer<typeof unlabeledPattern>;

/** A property beside texts or a parameter: `x.origin = 'FOREIGN'`, `x.validFrom <= $day`, `{mode: 'DIRECT'}`, `x.high IN $bands`. */
const comparison = z
  .object({
    ...named,
    texts: z.array(z.string()).readonly(),
    parameter: z.string().nullable(),
    isEquality: z.boolean(),
  })
  .readonly();
export type Comparison = z.infer<typeof comparison>;

/** One relationship between two nodes of a pattern. Null: the ends' labels are not simple, or the pattern names none. */
const step = z
  .object({
    ...place,
    types: z.array(z.string()).readonly(),
    from: z.array(z.string()).readonly().nullable(),
    to: z.array(z.string()).readonly().nullable(),
    isDirected: z.boolean(),
  })
  .readonly();
export type Step = z.infer<typeof step>;

const names = z.array(z.string()).readonly();
const mentions = z.array(mention).readonly();

/**
 * What the parse tree says about the columns of an answer: 'all' of them in order, or the 'last' ones, after a `*` that stands
 * for any of the variables. Null if they are those of a procedure, which the tree does not name.
 */
const expectedColumns = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('all'), names }).readonly(),
    z.object({ kind: z.literal('last'), names, variables: names }).readonly(),
  ])
  .nullable();
export type ExpectedColumns = z.infer<typeof expectedColumns>;

/** What the guard needs to know of one parse tree at any depth, as plain data. */
export const statementFacts = z
  .object({
    /** Every grammar rule that it uses, at its first position. */
    rules: mentions,
    /** Equal for statements that differ only in values, names of variables, parentheses, comments and spaces. */
    shape: z.string(),
    /** Options before the first clause: `EXPLAIN`, `PROFILE`, `CYPHER 5`. */
    options: z.array(optionMention).readonly(),
    /** Names without backticks, with their namespace. */
    procedures: mentions,
    functions: mentions,
    /** The functions that give Neo4j's own ids, where they are in a subquery within an expression, whose plan may not be shown. */
    nestedLookups: mentions,
    parameters: mentions,
    nodeLabels: mentions,
    relationshipTypes: mentions,
    /** Names in a predicate (`x:Name`), which may be labels or relationship types. */
    labelsOrTypes: mentions,
    /** Property names that it reads, in patterns and after a dot. */
    properties: mentions,
    comparisons: z.array(comparison).readonly(),
    steps: z.array(step).readonly(),
    /** The columns that it returns; null if it returns `*` or nothing. */
    columns: mentions.nullable(),
    /** The columns that Neo4j must answer with. */
    answers: expectedColumns,
    /** Keys of the maps that it makes: the `key` of `x.key` may be one of these. */
    mapKeys: names,
    unlabeledPatterns: z.array(unlabeledPattern).readonly(),
    /** Names of casework: its label, except in `(n:!Casework)`, and its properties. */
    caseworkNames: mentions,
  })
  .readonly();
export type StatementFacts = z.infer<typeof statementFacts>;

/** The result of parsing a statement. */
export type ParseAnswer =
  /** The text is printed from the parsed tokens, without EXPLAIN and PROFILE, and parses to the same tokens and these facts. */
  | { readonly kind: 'parsed'; readonly text: string; readonly facts: StatementFacts }
  /** Neo4j may parse it differently. */
  | {
      readonly kind: 'ambiguous';
      readonly what: { readonly kind: string; readonly name: string; readonly reason: string };
      readonly at: Position;
    }
  | { readonly kind: 'unparsable'; readonly message: string; readonly at: Position | null }
  | { readonly kind: 'tooDeep' }
  /** It took more steps than allowed. */
  | { readonly kind: 'stopped' };

/** A message of a parser thread: first that it is ready, then an answer to each statement. */
export type ThreadMessage = ParseAnswer | { readonly kind: 'ready' };
