import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { z } from 'zod/mini';
import type { Conditions } from '../address/address.ts';
import { toDataClasses, toDecidedFilter, toFilter, toLeadFilter } from '../conditions/to-filter.ts';
import { CHAINS_PAGE } from '../exposures/chain.ts';
import {
  BandCountsCypherDocument,
  ChainCypherDocument,
  ContractsCypherDocument,
  CoverageCypherDocument,
  ExposuresCypherDocument,
  FlowCypherDocument,
  GapCountsCypherDocument,
  GroupsCypherDocument,
  LeadsCypherDocument,
  MatrixCypherDocument,
  NeighboursCypherDocument,
  OverTimeCypherDocument,
  UrgentSystemsCypherDocument,
} from '../generated/graphql.ts';
import type { CypherTextFragment, DecisionStatus, NeighboursCypherQueryVariables } from '../generated/graphql.ts';
import { ask } from '../server/client.ts';
import type { Asked, Failure } from '../server/client.ts';
import type { Draft } from './draft.ts';
import { writeListText } from './parameter-texts.ts';
import type { Given } from './parameters.ts';

/** A list of the page, its coverage, or the chains to one system by key. */
type ShownList = 'exposures' | 'leads' | 'contracts' | 'coverage' | { readonly system: string };

/** The Cypher that the server ran for a list under the page's conditions. @param decisions those that the exposures are filtered by */
export async function listDraft(
  list: ShownList,
  conditions: Conditions,
  decisions: readonly DecisionStatus[] = [],
): Promise<Draft | Failure> {
  const filter = toDecidedFilter(conditions, decisions);
  if (list === 'coverage') return draftOf(await ask(CoverageCypherDocument, { filter }), ({ coverage }) => coverage);
  if (list === 'contracts') {
    const asked = await ask(ContractsCypherDocument, toDataClasses(conditions.evidence));
    return draftOf(asked, ({ contracts }) => contracts);
  }
  if (list === 'leads') {
    const asked = await ask(LeadsCypherDocument, { filter: toLeadFilter(conditions) });
    return draftOf(asked, ({ leads }) => leads);
  }
  const variables = {
    filter: list === 'exposures' ? filter : { ...filter, systems: [list.system] },
    first: CHAINS_PAGE,
  };
  return draftOf(await ask(ExposuresCypherDocument, variables), ({ exposures }) => exposures);
}

/** The Cypher that the server ran for the statements of a chain's hops. */
export async function chainDraft(id: string, conditions: Conditions): Promise<Draft | Failure> {
  const asked = await ask(ChainCypherDocument, { id, filter: toFilter(conditions) });
  return draftOf(asked, ({ exposure }) => exposure);
}

/** The Cypher that the server ran for the first relations of a node, of one kind and on a day. */
export async function neighboursDraft(variables: NeighboursCypherQueryVariables): Promise<Draft | Failure> {
  return draftOf(await ask(NeighboursCypherDocument, variables), ({ neighbours }) => neighbours);
}

/** Loads the Cypher of a panel of the overview, with the same variables as its numbers. */
function panelDraft<Variables extends AnyVariables>(
  document: TypedDocumentNode<{ readonly cypher: CypherTextFragment }, Variables>,
): (variables: Variables) => Promise<Draft | Failure> {
  return async (variables) => draftOf(await ask(document, variables), (data) => data);
}

/** The Cypher of the panels of the overview. */
export const panelDrafts = {
  systems: panelDraft(UrgentSystemsCypherDocument),
  groups: panelDraft(GroupsCypherDocument),
  bands: panelDraft(BandCountsCypherDocument),
  gaps: panelDraft(GapCountsCypherDocument),
  matrix: panelDraft(MatrixCypherDocument),
  flow: panelDraft(FlowCypherDocument),
  overTime: panelDraft(OverTimeCypherDocument),
} as const;

function draftOf<Data>(
  asked: Asked<Data>,
  answerOf: (data: Data) => { readonly cypher: CypherTextFragment | null } | null,
): Draft | Failure {
  if ('failure' in asked) return asked.failure;
  const cypher = answerOf(asked.data)?.cypher ?? null;
  if (cypher === null) throw new Error('The response has no Cypher.');
  return shownDraft(cypher);
}

const parametersShape = z.record(z.string(), z.unknown());
const texts = z.array(z.string());

/** Makes a draft of a statement that the server ran. Running it in the editor sends the same parameters. */
export function shownDraft({ statement, parameters }: CypherTextFragment): Draft {
  const given = Object.entries(parametersShape.parse(parameters)).map(
    ([name, value]) => [name, toGiven(value)] as const,
  );
  return { statement, given: Object.fromEntries(given) };
}

/** Writes a value as the text of a field. An empty text is written as JSON, because the editor sends an empty field as null. */
function toGiven(value: unknown): Given {
  if (value === null) return { kind: 'text', text: '' };
  if (typeof value === 'string' && value.trim() !== '') return { kind: 'text', text: value };
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  if (typeof value === 'boolean') return { kind: 'yes or no', text: value ? 'yes' : 'no' };
  const list = texts.safeParse(value);
  return list.success
    ? { kind: 'list', text: writeListText(list.data) }
    : { kind: 'JSON', text: JSON.stringify(value) };
}
