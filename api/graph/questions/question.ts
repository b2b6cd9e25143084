import type { CheckedStatement } from '../cypher/check-statement.ts';
import type { Label } from '../model/vocabulary.ts';
import type { Rule } from '../rules/library.ts';

export const severities = ['low', 'moderate', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

export const scalarTypes = ['Date', 'Int', 'Float', 'String', 'Boolean'] as const;
export type ScalarType = (typeof scalarTypes)[number];

/** The type of a parameter. An entity parameter takes a key, or an id where the caller accepts ids. */
export type ParameterType =
  | { readonly kind: 'scalar'; readonly name: ScalarType }
  | { readonly kind: 'entity'; readonly name: Label }
  | { readonly kind: 'list'; readonly of: ParameterType; readonly ofRequired: boolean };

type ParameterValue = null | boolean | number | string | readonly ParameterValue[];

export interface QueryParameter {
  readonly name: string;
  /** The type in GraphQL notation, as written in the file. */
  readonly notation: string;
  readonly type: ParameterType;
  /** Whether the notation ends in `!`, so that the value is never null. */
  readonly required: boolean;
  /** `today` means the date on which it runs; undefined if there is no default. */
  readonly default: ParameterValue | undefined;
  readonly allowed: AllowedValues;
  /** The condition of exposure filters that it takes, by the name of its argument; null: it is none. */
  readonly condition: string | null;
  readonly description: string;
}

/** Which values of its type a parameter takes. With any other, a question would find nothing, which would look like an all-clear. */
export interface AllowedValues {
  /** The lowest and the highest number; undefined: no limit. */
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  /** The only texts; undefined: any. */
  readonly values?: readonly string[] | undefined;
  /** Of a day: the parameter whose day it must not be after; undefined: any day. */
  readonly notAfter?: string | undefined;
}

/** The subjects of a policy check's findings, and how to count all of them. */
export interface Subject {
  /** The columns that identify a finding: equal values mean the same finding on any date. */
  readonly columns: readonly string[];
  /** The column whose distinct values are counted. */
  readonly counted: string;
  /** What the counted values are called: `systems`. */
  readonly noun: string;
  /** Counts all subjects checked, with the parameters of the question; returns one row with one number. */
  readonly of: CheckedStatement;
}

/** The result that the header expects on the documented case. */
export interface Expectation {
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly rows: number;
  /** Texts that the rows must contain. */
  readonly contains: readonly string[];
  /** Texts that the rows must not contain. */
  readonly lacks: readonly string[];
}

/** A saved question: a file with a title, parameters and the Cypher statement that answers it. */
export interface SavedQuery {
  readonly name: string;
  readonly title: string;
  /** In plain English. */
  readonly question: string;
  /** The folder that contains it. */
  readonly category: string;
  readonly tags: readonly string[];
  /** The severity of a finding; null if it is not a policy check. A policy check also has rules and a subject. */
  readonly severity: Severity | null;
  /** The rules that it is about. A policy check is judged by the first; the others are named beside it. */
  readonly rules: readonly Rule[];
  /** What it can and cannot show; null if its rules say enough. */
  readonly note: string | null;
  readonly subject: Subject | null;
  /** Whether Neo4j keeps only the rows that are wanted. */
  readonly limited: boolean;
  readonly parameters: readonly QueryParameter[];
  /** Descriptions of its columns, by name. */
  readonly columns: Readonly<Record<string, string>>;
  readonly expectations: readonly Expectation[];
  /** The Cypher below the header. */
  readonly statement: string;
  /** The same, as it is sent once the guard has checked it. */
  readonly checked: CheckedStatement;
  readonly file: string;
}

export interface Library {
  /** By category, then name. */
  readonly queries: readonly SavedQuery[];
  find(name: string): SavedQuery | null;
}

/** Why the file of a saved question is invalid, with the line. The loader adds the file name. */
export class QueryProblem extends Error {
  readonly line: number;

  constructor(line: number, reason: string) {
    super(reason);
    this.name = 'QueryProblem';
    this.line = line;
  }
}
