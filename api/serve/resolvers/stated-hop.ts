import type { Hop, Statement } from '#graph/exposure/exposure.ts';

/** A statement with the hop that it is of: what is claimed about it is claimed about that hop. */
export interface StatedHop {
  readonly statement: Statement;
  readonly hop: Hop;
}
