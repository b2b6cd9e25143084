import type { Conditions } from './conditions.ts';

export const views = ['chains', 'network', 'queries'] as const;
export type View = (typeof views)[number];

export const showings = ['picture', 'list'] as const;
/** Whether the middle shows the picture or the list that says the same. */
export type Showing = (typeof showings)[number];

/** Everything that decides what is seen. It lives in the address bar, so that a link reopens it. */
export interface Address {
  readonly view: View;
  readonly conditions: Conditions;
  readonly showing: Showing;
  /** Chains: key of the system whose chains are drawn. */
  readonly system: string | null;
  /** Chains: id of the chosen chain. */
  readonly chain: string | null;
  /** Chains and network: id of the chosen node. */
  readonly node: string | null;
  /** Chains and network: id of the chosen hop. */
  readonly hop: string | null;
  /** Network: id of the node from which it is explored. */
  readonly root: string | null;
  /** Network: ids of the nodes whose neighbours are shown. */
  readonly opened: readonly string[];
  /** Queries: name of the chosen query. */
  readonly query: string | null;
  /** Queries: the statement in the editor; empty: the editor without one; null: no editor. */
  readonly statement: string | null;
  /** Queries: the parameters with which it ran; null: it has not run. */
  readonly parameters: Readonly<Record<string, string>> | null;
  /** Parameters that we do not know, kept as they came. */
  readonly unknown: readonly (readonly [string, string])[];
}
