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
