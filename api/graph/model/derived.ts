import { edgeTypes } from './vocabulary.ts';
import type { EdgeType, Label } from './vocabulary.ts';

/**
 * The part of the graph that is derived from the statements. Only the import and a repair write it, from the pure code in exposure/ and
 * derive/. Constraints, indexes, wipe, legend and the names that saved questions may use come from here.
 */

type DerivedLabel = 'Access' | 'Exposure' | 'ForeignShare';

interface DerivedNode {
  readonly label: DerivedLabel;
  readonly title: string;
  readonly description: string;
  /** Single properties with an index of their own, besides the unique `key`. */
  readonly indexes: readonly string[];
  /** A property that only Subtier writes, on every node of the label. */
  readonly mark: string;
  /** For users: bookkeeping is not listed. */
  readonly properties: readonly string[];
}

interface DerivedEdge {
  readonly type: string;
  readonly from: readonly (Label | DerivedLabel)[];
  readonly to: readonly (Label | DerivedLabel)[];
  readonly description: string;
  readonly properties: readonly string[];
  /** Properties of one composite index. */
  readonly index?: readonly string[];
}

/** Every value of a chain by which it is filtered, grouped or counted. */
const comparedProperties = [
  ...['chain', 'validFrom', 'validTo', 'access', 'system', 'agency', 'impactLevel', 'sensitivity'],
  ...[
    'engineer',
    'clearance',
    'escort',
    'credentialOf',
    'contract',
    'prime',
    'accountable',
    'supplier',
    'employers',
    'passes',
    'sources',
  ],
  ...['countries', 'countryConfidences', 'countryClasses', 'origin', 'located', 'mode', 'escorted', 'lineage', 'gaps'],
  ...['confidence', 'dataClasses', 'chainConfidence', 'chainClasses', 'high'],
];

export const derivedNodes: readonly DerivedNode[] = [
  {
    label: 'Access',
    title: 'Accesses',
    description:
      'A permission or observed ability of a person to reach a system, with the values of its best statement.',
    indexes: ['version'],
    mark: 'version',
    properties: ['key', 'mode', 'basis', 'plane', 'contract'],
  },
  {
    label: 'Exposure',
    title: 'Exposures',
    description:
      'A chain through which a person reaches a system, over the longest period in which nothing about it changes. There is one for every access that can count, with or without designation lists; its origin, gaps, confidence and data classes are as without lists.',
    indexes: ['chain', 'byPriority', 'byConfidence', 'byTierDepth'],
    mark: 'chain',
    properties: [
      ...['key', ...comparedProperties, 'originBasis', 'basis', 'tierDepth', 'low', 'vector', 'facts'],
      ...['byPriority', 'byConfidence', 'byTierDepth'],
    ],
  },
  {
    label: 'ForeignShare',
    title: 'Shares held from abroad',
    description:
      'What parties registered abroad hold of a company with owners on record, as a range in percent, over the longest period in which nothing about it changes. `owners`, `unplaced` (country not on record) and `line` are keys of organizations, `statements` keys of OWNS.',
    indexes: ['organization'],
    mark: 'digest',
    properties: [
      ...['key', 'organization', 'validFrom', 'validTo', 'low', 'high', 'isControl', 'isCut'],
      ...['owners', 'unplaced', 'line', 'statements', 'sources'],
    ],
  },
];

export const derivedEdges: readonly DerivedEdge[] = [
  {
    type: 'HAS_ACCESS',
    from: ['Person'],
    to: ['Access'],
    description: 'Who has the access, over a period in which it holds and nothing about it changes.',
    properties: ['validFrom', 'validTo', 'origin', 'located', 'escorted', 'complete', 'chains', 'highest'],
    // Counts over the whole graph read nothing but this index. Their IS NOT NULL conditions let Neo4j use it.
    index: ['origin', 'validFrom', 'validTo', 'located', 'escorted', 'complete', 'chains', 'highest'],
  },
  edge(
    'DOMESTIC_CHAIN',
    ['Person'],
    ['Access'],
    'A chain of an access on days on which it can be no exposure, because the engineer is located in the United States. It has the properties of an exposure that conditions compare.',
    comparedProperties,
  ),
  edge('TO', ['Access'], ['System'], 'The system that the access reaches.'),
  edge(
    'UNDER',
    ['Access', 'Exposure'],
    ['Contract'],
    'The contract that the access names, or that the chain is under.',
  ),
  edge('OF', ['Exposure'], ['Access'], 'The access to which the chain belongs.'),
  edge('REACHES', ['Exposure'], ['System'], 'The system that the person reaches.'),
  edge('BY', ['Exposure'], ['Person'], 'The engineer: the person with the access.'),
  edge('ESCORTED_BY', ['Exposure'], ['Person'], 'The escort in this chain.'),
  edge(
    'ON_CREDENTIAL_OF',
    ['Exposure'],
    ['Person'],
    "The person on whose credential the access is used, who answers for it in the escort's place.",
  ),
  edge(
    'PASSES',
    ['Exposure'],
    ['Organization'],
    'The organizations of the chain: the prime at tier 0, then its subcontractors.',
    ['tier'],
  ),
  edge(
    'ACCOUNTABLE',
    ['Exposure'],
    ['Organization'],
    'The accountable organization: it employs the escort or the holder of the credential, or the engineer if there is neither.',
  ),
  edge('EMPLOYER', ['Exposure'], ['Organization'], 'The employers of the engineer that count for the access.'),
  edge('FROM', ['Exposure'], ['Country'], 'Where the engineer is located, if it is abroad or on a designation list.', [
    'confidence',
    'dataClass',
  ]),
];

/**
 * What is derived about statements, as properties of their edges. Superseded statements have none. `doubts` are the names of the doubts about
 * the report of a subaward, if there are any; `byDoubts` is a text in whose ascending order such reports are listed.
 */
export const derivedProperties: Readonly<Partial<Record<EdgeType, readonly string[]>>> = {
  SUBCONTRACTS_TO: ['doubts', 'byDoubts'],
};

export const derivedLabels: readonly DerivedLabel[] = derivedNodes.map(({ label }) => label);

/** The types that only derived edges have. `UNDER` is not one of them: contracts are also under contracts, by statements. */
export const derivedEdgeTypes: readonly string[] = derivedEdges
  .map(({ type }) => type)
  .filter((type) => !edgeTypes.some((stated) => stated === type));

/** A Cypher label expression for nodes that are not derived, for patterns that would otherwise also match derived edges of the same type. */
export const notDerived = `!(${derivedLabels.join('|')})`;

function edge(
  type: string,
  from: DerivedEdge['from'],
  to: DerivedEdge['to'],
  description: string,
  properties: readonly string[] = [],
): DerivedEdge {
  return { type, from, to, description, properties };
}
