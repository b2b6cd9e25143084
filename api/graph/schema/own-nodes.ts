import { labels, type Label } from '../model/vocabulary.ts';

/** Nodes of a label that Subtier made, as far as their properties tell. */
export interface OwnNodes {
  readonly label: string;
  /** What a node of the label, in a variable, must be, as Cypher. */
  readonly isOwn: (n: string) => string;
}

/**
 * By what Subtier's nodes are told from a user's of the same label: a key, and what only Subtier writes beside it. Relationships are not
 * asked: they are deleted before the nodes, and what a first attempt left must still be known at the second.
 */
export const ownNodes: readonly OwnNodes[] = [
  ...labels.map((label) => ({ label, isOwn: (n: string) => `${n}.key IS NOT NULL AND ${mark(label, n)}` })),
  { label: 'Access', isOwn: (n) => `${n}.key IS NOT NULL AND ${n}.version IS NOT NULL` },
  { label: 'Import', isOwn: (n) => `${n}.id IS NOT NULL AND ${n}.startedAt IS NOT NULL AND ${n}.format IS NOT NULL` },
  { label: 'Subtier', isOwn: (n) => `${n}.key IS NOT NULL` },
];

function mark(label: Label, n: string): string {
  switch (label) {
    case 'Country':
      return `${n}.isForeign IS NOT NULL`;
    case 'Vetting':
      return `${n}.tier IS NOT NULL`;
    case 'Source':
      return `(${n}:Unresolved OR ${n}.dataClass IS NOT NULL)`;
    case 'Agency':
    case 'Claim':
    case 'Contract':
    case 'DesignationList':
    case 'Organization':
    case 'Person':
    case 'System':
      // An import that was interrupted leaves nodes that are not resolved yet.
      return `(${n}:Unresolved OR (${n}.confidence IS NOT NULL AND ${n}.dataClass IS NOT NULL))`;
  }
}
