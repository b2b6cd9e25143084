import type { BoxRole } from '#picture/picture.ts';
import type { NodeLabel } from './generated/graphql.ts';

export type NodeRole = Exclude<BoxRole, 'bundle' | 'holder'>;

/** A property that sources state. */
export interface StatedProperty {
  readonly name: string;
  readonly title: string;
  /** The kind of record that the value is the key of. */
  readonly refersTo?: 'agency' | 'contract' | 'organization';
  /** Whether the value is an upper-case code. */
  readonly isWord?: boolean;
}

/** What the page knows of the nodes of a label. */
interface NodeType {
  /** The role that colors them outside of a chain. */
  readonly role: NodeRole;
  /** The kind of record in the addresses of their pages; null: they have no pages. */
  readonly record: string | null;
  /** Whether they are searched for by name. */
  readonly isSearched: boolean;
  /** The title of their lane in the picture of imported rows; null: they are not drawn there. */
  readonly lane: string | null;
  /** The properties that are compared by source; null: none. */
  readonly stated: readonly StatedProperty[] | null;
}

/** From the left, as chains have them. */
export const nodeTypes = {
  Agency: { role: 'agency', record: 'agency', isSearched: true, lane: 'Agencies', stated: null },
  Contract: {
    role: 'contract',
    record: 'contract',
    isSearched: true,
    lane: 'Contracts',
    stated: [
      { name: 'title', title: 'Title' },
      { name: 'piid', title: 'PIID' },
      { name: 'identified', title: 'Identified' },
      { name: 'prime', title: 'Prime', refersTo: 'organization' },
      { name: 'agency', title: 'Agency', refersTo: 'agency' },
      { name: 'parent', title: 'Under', refersTo: 'contract' },
      { name: 'performedIn', title: 'Performed in' },
      { name: 'value', title: 'Value, $' },
    ],
  },
  Organization: {
    role: 'organization',
    record: 'organization',
    isSearched: true,
    lane: 'Organizations',
    stated: [
      { name: 'name', title: 'Name' },
      { name: 'uei', title: 'UEI' },
      { name: 'cage', title: 'CAGE' },
      { name: 'lei', title: 'LEI' },
      { name: 'country', title: 'Country' },
    ],
  },
  Person: {
    role: 'engineer',
    record: 'person',
    isSearched: true,
    lane: 'People',
    stated: [
      { name: 'kind', title: 'Kind', isWord: true },
      { name: 'label', title: 'Name' },
      { name: 'headcount', title: 'People' },
      { name: 'usPersonStatus', title: 'Status', isWord: true },
    ],
  },
  System: {
    role: 'system',
    record: 'system',
    isSearched: true,
    lane: 'Systems',
    stated: [
      { name: 'name', title: 'Name' },
      { name: 'kind', title: 'Kind', isWord: true },
      { name: 'impactLevel', title: 'Impact level' },
      { name: 'sensitivity', title: 'Sensitivity', isWord: true },
      { name: 'agency', title: 'Owner', refersTo: 'agency' },
    ],
  },
  Country: { role: 'country', record: 'country', isSearched: true, lane: 'Countries', stated: null },
  DesignationList: { role: 'contract', record: 'list', isSearched: true, lane: 'Lists', stated: null },
  Source: { role: 'contract', record: 'source', isSearched: false, lane: null, stated: null },
  Claim: { role: 'contract', record: 'claim', isSearched: false, lane: null, stated: null },
  Passage: { role: 'contract', record: null, isSearched: false, lane: null, stated: null },
  Vetting: { role: 'contract', record: null, isSearched: false, lane: null, stated: null },
} as const satisfies Readonly<Record<NodeLabel, NodeType>>;

export function isNodeLabel(name: string): name is NodeLabel {
  return Object.hasOwn(nodeTypes, name);
}

/** In the order of their rows. */
export const nodeLabels: readonly NodeLabel[] = Object.keys(nodeTypes).filter(isNodeLabel);

/** The labels of what is searched for by name. */
export const searchedLabels = nodeLabels.filter((label) => nodeTypes[label].isSearched);

/** The labels whose properties are compared by source. */
export type ComparedLabel = {
  [Label in NodeLabel]: (typeof nodeTypes)[Label]['stated'] extends null ? never : Label;
}[NodeLabel];
