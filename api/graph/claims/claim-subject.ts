import type { Hop, NodeRef } from '../exposure/exposure.ts';

/** What a claim can be about: an entity, or a hop with the statements of it that matter. */
export type ClaimSubject = NodeRef | HopSubject;

export type HopSubject = Pick<Hop, 'type' | 'from' | 'to' | 'under' | 'statements'>;

export function isHop(subject: ClaimSubject): subject is HopSubject {
  return 'type' in subject;
}
