import type { NodeRef } from '#graph/exposure/exposure.ts';

/** A node that an argument names. */
export interface NamedNode extends NodeRef {
  readonly argument: string;
}
