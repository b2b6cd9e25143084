import type { NodeRef } from '../model/keys.ts';
import type { Label } from '../model/vocabulary.ts';

/** The kinds of actions, in the order in which equal ones are listed. */
export const remedyKinds = [
  'END_SUBCONTRACT',
  'REPLACE_ESCORT_SUPPLIER',
  'MOVE_STAFF',
  'VET_STAFF',
  'REVOKE_ACCESS',
  'LEAVE_COUNTRY',
] as const;
export type RemedyKind = (typeof remedyKinds)[number];

/** A label of nodes that actions name: an access is derived, and so has no label of the model. */
export type ActionLabel = Extract<Label, 'Contract' | 'Organization' | 'Person' | 'Country'> | 'Access';

/** An action that somebody can take from a day on. Nodes are given by key, in the order in which the kind names them. */
export interface Action {
  readonly kind: RemedyKind;
  readonly nodes: readonly string[];
}

interface KindOfRemedy {
  /** What its nodes are, in their order. */
  readonly labels: readonly ActionLabel[];
  /** Whether it takes any number of nodes of its only label. */
  readonly isOfMany: boolean;
  /** Its nodes in words that follow the kind. */
  readonly takes: string;
  /** What is assumed to follow from it; a sentence. */
  readonly assumes: string;
  /** Ids of the rules that it answers to. */
  readonly rules: readonly string[];
}

/** What each kind of action takes, assumes and answers to. */
export const remedyTable: Readonly<Record<RemedyKind, KindOfRemedy>> = {
  END_SUBCONTRACT: {
    labels: ['Contract', 'Organization', 'Organization'],
    isOfMany: false,
    takes: 'a contract, the contractor and the subcontractor, in this order',
    assumes:
      'Staff of a company that loses its last link to the prime stop working on the contract and on those above and below it. Those whom no other company employs there lose their accesses and no longer escort.',
    rules: ['cloud-clause', 'covered-defense-information'],
  },
  REPLACE_ESCORT_SUPPLIER: {
    labels: ['Organization'],
    isOfMany: false,
    takes: 'one organization',
    assumes:
      'None of its people escorts any more, and nobody on record takes their place: an access without another escort stands unescorted.',
    rules: ['srg-escorts', 'nist-maintenance'],
  },
  MOVE_STAFF: {
    labels: ['Person'],
    isOfMany: true,
    takes: 'people',
    assumes:
      'They work from the United States from that day on and keep their accesses. A person who is a foreign person by status still counts.',
    rules: ['ndaa-2026-1692', 'srg-remote-maintenance'],
  },
  VET_STAFF: {
    labels: ['Person'],
    isOfMany: true,
    takes: 'people',
    assumes:
      'Each is favorably adjudicated at Tier 3 with a Secret clearance, which no impact level exceeds. Where they are and who they are stays the same.',
    rules: ['srg-vetting'],
  },
  REVOKE_ACCESS: {
    labels: ['Access'],
    isOfMany: false,
    takes: 'one access',
    assumes: 'The access ends, and nobody else is given it.',
    rules: ['srg-foreign-persons'],
  },
  LEAVE_COUNTRY: {
    labels: ['Organization', 'Country'],
    isOfMany: false,
    takes: 'an employer and a foreign country, in this order',
    assumes:
      'Everybody whom it employs there, on any contract, works from the United States from that day on and keeps their accesses. A person who is a foreign person by status still counts.',
    rules: ['ndaa-2026-1692', 'work-in-china'],
  },
};

/** The label of the node at a position of an action. */
export function labelAt(kind: RemedyKind, at: number): ActionLabel | null {
  const { labels, isOfMany } = remedyTable[kind];
  return labels[isOfMany ? 0 : at] ?? null;
}

/** The nodes of an action that are nodes of the model: all but accesses. */
export function modelNodes({ kind, nodes }: Action): readonly NodeRef[] {
  return nodes.flatMap((key, at): NodeRef[] => {
    const label = labelAt(kind, at);
    return label === null || label === 'Access' ? [] : [{ label, key }];
  });
}

/** Text that identifies an action, and sorts those of equal rank. */
export function actionKey({ kind, nodes }: Action): string {
  return JSON.stringify([remedyKinds.indexOf(kind), ...nodes]);
}
