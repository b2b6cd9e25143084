import type { Span } from './tracing.ts';

/** What is known of one request while it is answered. */
export interface RequestRecord {
  readonly id: string;
  readonly span: Span | null;
  /** Null: none, or one without a name. */
  operation: string | null;
  /** The document was asked for by its hash: its operation's name is one of few. */
  isKnown: boolean;
  operationSpan: Span | null;
  /** Of the answer's errors, each as often as it occurs. */
  readonly codes: string[];
  /** The answer goes on until somebody ends it. */
  isStream: boolean;
  /** Answered: what still runs in its name, such as an import, is no part of it any more. */
  isOver: boolean;
}
