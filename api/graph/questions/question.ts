import type { JudgedStatement } from '../cypher/judge.ts';
import type { Day } from '../model/day.ts';
import type { Label } from '../model/vocabulary.ts';

export const severities = ['low', 'moderate', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

export const scalarTypes = ['Date', 'Int', 'Float', 'String', 'Boolean'] as const;
export type ScalarType = (typeof scalarTypes)[number];

/** What a parameter takes. A model type takes the key of an entity, or its id where ids are known. */
export type ParameterType =
  | { readonly kind: 'scalar'; readonly name: ScalarType }
  | { readonly kind: 'entity'; readonly name: Label }
  | { readonly kind: 'list'; readonly of: ParameterType; readonly ofRequired: boolean };

type ParameterValue = null | boolean | number | string | readonly ParameterValue[];

export interface QueryParameter {
  readonly name: string;
  /** In GraphQL's notation, as the file writes it. */
  readonly notation: string;
  readonly type: ParameterType;
  /** Whether the notation ends in `!`: then it is never null. */
  readonly required: boolean;
  /** `today` stands for the day on which it runs; undefined: none. */
  readonly default: ParameterValue | undefined;
  readonly description: string;
}

export interface Rule {
  readonly text: string;
  readonly citation: string;
  /** Where it can be read; null: not known. */
  readonly url: string | null;
  readonly from: Day;
  /** First day on which it is no longer in force; null: it is. */
  readonly to: Day | null;
}

/** What the findings of a policy check are about, and out of how many. */
export interface Subject {
  /** The columns that name what a finding is about: the same ones, the same finding, whatever the day. */
  readonly columns: readonly string[];
  /** The column whose different values are counted, and what they are called: `systems`. */
  readonly counted: string;
  readonly noun: string;
  /** Counts those that were looked at, with the query's own parameters: one row, one number. */
  readonly of: JudgedStatement;
}

/** What its header says of its result on the documented case. */
export interface Expectation {
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly rows: number;
  /** Texts that stand in the rows. */
  readonly contains: readonly string[];
  readonly lacks: readonly string[];
}

/** A question kept as a file: what it asks, what it takes, the Cypher that answers it. */
export interface SavedQuery {
  readonly name: string;
  readonly title: string;
  /** In plain English. */
  readonly question: string;
  /** The folder it is in. */
  readonly category: string;
  readonly tags: readonly string[];
  /** Of a finding, where it is a policy check; then there is a rule. */
  readonly severity: Severity | null;
  readonly rule: Rule | null;
  readonly subject: Subject | null;
  readonly parameters: readonly QueryParameter[];
  /** Descriptions of its columns, by name. */
  readonly columns: Readonly<Record<string, string>>;
  readonly expectations: readonly Expectation[];
  /** The Cypher below the header. */
  readonly statement: string;
  readonly judged: JudgedStatement;
  readonly file: string;
}

export interface Library {
  /** By category, then name. */
  readonly queries: readonly SavedQuery[];
  find(name: string): SavedQuery | null;
}

/** Why a saved query's file can't be taken, and on which of its lines. The loader adds the file. */
export class QueryProblem extends Error {
  readonly line: number;

  constructor(line: number, reason: string) {
    super(reason);
    this.name = 'QueryProblem';
    this.line = line;
  }
}
