import type { Entity } from '../entities/entity.ts';
import type { Statement } from '../exposure/exposure.ts';
import type { HopRequest } from './hop-request.ts';
import type { PlaceValue } from './place.ts';

/** A hop and what is at its other end. */
export interface ListedHop {
  readonly node: Entity;
  readonly under: string | null;
  /** Its place in the list, with what it is under. */
  readonly values: readonly PlaceValue[];
  /** All that are not superseded, best first, whatever the day; none when they were not asked for. */
  readonly statements: readonly Statement[];
}

export interface HopPage {
  /** What it answers. */
  readonly request: HopRequest;
  readonly hops: readonly ListedHop[];
  readonly hasNextPage: boolean;
}
