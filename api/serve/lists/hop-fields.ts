import { relationships, type Relationship } from '#graph/model/relationships.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import { statementFilterName } from './statement-filter-name.ts';

/** A field that lists the hops of a relationship, on the type at one of its ends. */
export interface HopField {
  readonly near: Label;
  readonly far: Label;
  readonly name: string;
  readonly description: string;
  readonly relationship: Relationship;
  /** Whether the hops leave what has the field. */
  readonly isForward: boolean;
  /** The input type by which the hops' statements are filtered. */
  readonly statementFilter: string;
}

/** One for each end of each relationship. */
export const hopFields: readonly HopField[] = relationships.flatMap((relationship) => {
  const { from, to, forward, backward } = relationship;
  const statementFilter = statementFilterName(relationship);
  return [
    { ...forward, near: from, far: to, relationship, isForward: true, statementFilter },
    { ...backward, near: to, far: from, relationship, isForward: false, statementFilter },
  ];
});
