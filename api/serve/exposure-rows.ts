import { z } from 'zod';
import type { Row } from '#graph/database/database.ts';
import { gaps, lineages, origins } from '#graph/exposure/exposure.ts';
import type { Exposure } from '#graph/exposure/exposure.ts';
import type { Graph } from '#graph/graph.ts';
import { nodeKey } from '#graph/model/keys.ts';
import type { NodeRef } from '#graph/model/keys.ts';
import { accessModes, dataClasses, impactLevels, sensitivities } from '#graph/model/vocabulary.ts';
import { bands } from '#graph/priority/bands.ts';
import { formatCsv } from './csv.ts';
import { exposurePages } from './exposure-lines.ts';
import type { Executor } from './exposure-lines.ts';

/** What a row says of an exposure besides names. Its `id` is that of the API. */
type ListedExposure = Pick<
  Exposure,
  | ('id' | 'system' | 'impactLevel' | 'sensitivity' | 'mode' | 'engineer' | 'origin' | 'countries')
  | ('engineerEmployers' | 'escort' | 'credentialOf' | 'accountable' | 'chain' | 'contract' | 'lineage')
  | ('gaps' | 'confidence' | 'dataClasses' | 'access')
> & { readonly priority: Pick<Exposure['priority'], 'low' | 'high'> };

/** The columns of a table, by name: what fits a terminal. The other formats have all columns, by key, with the names beside them. */
export const tableColumns = ['priority', 'system', 'engineer', 'chain', 'id'] as const;

/** The columns with keys of nodes, with the nodes' label and the column of their names. */
const nodeColumns = [
  ['system', 'System', 'systemName'],
  ['engineer', 'Person', 'engineerName'],
  ['countries', 'Country', 'countryNames'],
  ['engineerEmployers', 'Organization', 'engineerEmployerNames'],
  ['escort', 'Person', 'escortName'],
  ['credentialOf', 'Person', 'credentialOfName'],
  ['accountable', 'Organization', 'accountableName'],
  ['chain', 'Organization', 'chainNames'],
  ['contract', 'Contract', 'contractName'],
] as const;

/** The columns of exposures in CSV and JSON, for the command line and the server. */
export const exposureColumns = [
  'priority',
  'system',
  'impactLevel',
  'sensitivity',
  'engineer',
  'countries',
  'escort',
  'credentialOf',
  'chain',
  'lineage',
  'contract',
  'confidence',
  'id',
  'accountable',
  'engineerEmployers',
  'mode',
  'origin',
  'gaps',
  'dataClasses',
  'access',
  ...nodeColumns.map(([, , ofNames]) => ofNames),
];

/** The nodes that a row names. */
export function nodesOfRow(exposure: ListedExposure): readonly NodeRef[] {
  return nodeColumns.flatMap(([column, label]) => [exposure[column] ?? []].flat().map((key) => ({ label, key })));
}

/**
 * Returns the row of an exposure.
 * @param nameOf returns the name of a node
 * @param isTable whether names are in place of keys
 */
export function exposureRow(exposure: ListedExposure, nameOf: (node: NodeRef) => string, isTable = false): Row {
  const { low, high } = exposure.priority;
  return {
    id: exposure.id,
    priority: low === high ? high : `${low} to ${high}`,
    system: exposure.system,
    impactLevel: exposure.impactLevel,
    sensitivity: exposure.sensitivity,
    mode: exposure.mode,
    engineer: exposure.engineer,
    origin: exposure.origin,
    countries: exposure.countries,
    engineerEmployers: exposure.engineerEmployers,
    escort: exposure.escort,
    credentialOf: exposure.credentialOf,
    accountable: exposure.accountable,
    chain: exposure.chain,
    contract: exposure.contract,
    lineage: exposure.lineage,
    gaps: exposure.gaps,
    confidence: exposure.confidence,
    dataClasses: exposure.dataClasses,
    access: exposure.access,
    ...namesIn(exposure, nameOf, isTable),
  };
}

function namesIn(exposure: ListedExposure, nameOf: (node: NodeRef) => string, isTable: boolean): Row {
  return Object.fromEntries(
    nodeColumns.map(([column, label, ofNames]) => {
      const value: string | null | readonly string[] = exposure[column];
      const named = (key: string) => nameOf({ label, key });
      const text = value === null ? null : typeof value === 'string' ? named(value) : value.map(named);
      return [isTable ? column : ofNames, text];
    }),
  );
}

const node = z.object({ key: z.string(), caption: z.string() });
const listed = z.object({
  id: z.string(),
  priority: z.object({ low: z.enum(bands), high: z.enum(bands) }),
  system: node.extend({
    impactLevel: z.literal(impactLevels).nullable(),
    sensitivity: z.enum(sensitivities).nullable(),
  }),
  mode: z.enum(accessModes),
  engineer: node,
  origin: z.enum(origins),
  countries: z.array(node),
  engineerEmployers: z.array(node),
  escort: node.nullable(),
  credentialOf: node.nullable(),
  accountable: node.nullable(),
  chain: z.array(node),
  contract: node.nullable(),
  lineage: z.enum(lineages),
  gaps: z.array(z.enum(gaps)),
  confidence: z.number(),
  dataClasses: z.array(z.enum(dataClasses)),
  accessKey: z.string(),
});

const named = '{ key caption }';
const selection = `{ id priority { low high } system { key caption impactLevel sensitivity } mode engineer ${named} origin
  countries ${named} engineerEmployers ${named} escort ${named} credentialOf ${named} accountable ${named} chain ${named}
  contract ${named} lineage gaps confidence dataClasses accessKey }`;

/** Makes the row of an exposure as the API gives it. */
function rowOfNode(value: unknown): Row {
  const { accessKey: access, ...found } = listed.parse(value);
  const { system, engineer, escort, credentialOf, accountable, contract } = found;
  const captions = new Map(
    nodeColumns.flatMap(([column, label]) =>
      [found[column] ?? []].flat().map(({ key, caption }) => [nodeKey({ label, key }), caption] as const),
    ),
  );
  const keys = (nodes: readonly { readonly key: string }[]) => nodes.map(({ key }) => key);
  return exposureRow(
    {
      ...found,
      ...{ access, system: system.key, impactLevel: system.impactLevel, sensitivity: system.sensitivity },
      ...{ engineer: engineer.key, escort: escort?.key ?? null, credentialOf: credentialOf?.key ?? null },
      ...{ accountable: accountable?.key ?? null, contract: contract?.key ?? null },
      countries: keys(found.countries),
      engineerEmployers: keys(found.engineerEmployers),
      chain: keys(found.chain),
    },
    (ref) => captions.get(nodeKey(ref)) ?? ref.key,
  );
}

/**
 * Yields every exposure under a filter by PRIORITY as rows, in CSV with a header or as JSON Lines, a page at a time.
 * @param filter an `ExposureFilter` of the API
 * @throws as `exposureLines`
 */
export async function* exposureRows(
  graph: Pick<Graph, 'database'>,
  executor: Executor,
  filter: unknown,
  format: 'csv' | 'ndjson',
): AsyncGenerator<string, void, undefined> {
  let isFirst = true;
  for await (const nodes of exposurePages(graph, executor, filter, selection)) {
    const rows = nodes.map(rowOfNode);
    const text =
      format === 'csv'
        ? formatCsv(exposureColumns, rows, isFirst)
        : rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    if (text !== '') yield text;
    isFirst = false;
  }
}
