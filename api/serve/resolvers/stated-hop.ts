import type { Statement } from '#graph/exposure/exposure.ts';
import type { HopIdentity } from '#graph/entities/load-hops.ts';

/** A statement with the hop that it is of: what is claimed about it is claimed about that hop. */
export interface StatedHop {
  readonly statement: Statement;
  /** Null: to be looked up. */
  readonly hop: HopIdentity | null;
}
