import { sensitivityWords, systemKindWords } from '#picture/words.ts';
import type { Conditions } from '../address/address.ts';
import { toDecidedFilter } from '../conditions/to-filter.ts';
import { SystemChainsDocument } from '../generated/graphql.ts';
import type { ChainRowFragment, DecisionStatus, SystemChainsQuery } from '../generated/graphql.ts';
import { ask } from '../server/client.ts';
import type { Asked, Failure } from '../server/client.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import type { CsvTable, CsvValue } from '../ui/save-csv.tsx';
import { gapWords } from '../words.ts';

/** The most chains in a file: those of the highest priority come first. */
const MOST_CHAINS = 2000;

/** The columns of a chain. */
export const chainColumns: readonly string[] = [
  'priority worst',
  'priority best',
  'system',
  'system key',
  'system kind',
  'impact level',
  'sensitivity',
  'engineer',
  'origin',
  'countries',
  'engineer employers',
  'escort',
  'credential of',
  'accountable',
  'prime',
  'contract',
  'chain',
  'lineage',
  'gaps',
  'mode',
  'confidence',
  'data classes',
  'access key',
  'exposure id',
];

/** Loads all chains under the conditions, page by page, as a table with the most urgent first. */
export async function chainsTable(
  conditions: Conditions,
  decisions: readonly DecisionStatus[],
): Promise<CsvTable | Failure> {
  const filter = toDecidedFilter(conditions, decisions);
  const rows: (readonly CsvValue[])[] = [];
  let after: string | null = null;
  for (;;) {
    const asked: Asked<SystemChainsQuery> = await ask(SystemChainsDocument, { filter, first: MAX_PAGE_SIZE, after });
    if ('failure' in asked) return asked.failure;
    const { nodes, pageInfo }: SystemChainsQuery['exposures'] = asked.data.exposures;
    rows.push(...nodes.map(chainCells));
    if (!pageInfo.hasNextPage) return { columns: chainColumns, rows };
    if (rows.length >= MOST_CHAINS) return { columns: chainColumns, rows, cut: true };
    after = pageInfo.endCursor;
  }
}

/** The values of a chain, by column. */
export function chainCells(chain: ChainRowFragment): readonly CsvValue[] {
  const captions = (nodes: readonly { readonly caption: string }[]): string =>
    nodes.map(({ caption }) => caption).join('; ');
  return [
    chain.priority.high,
    chain.priority.low,
    chain.system.caption,
    chain.system.key,
    systemKindWords[chain.system.systemKind],
    chain.system.impactLevel,
    chain.system.sensitivity === null ? null : sensitivityWords[chain.system.sensitivity],
    chain.engineer.caption,
    chain.origin,
    chain.countries.map(({ name }) => name).join('; '),
    captions(chain.engineerEmployers),
    chain.escort?.caption ?? null,
    chain.credentialOf?.caption ?? null,
    chain.accountable?.caption ?? null,
    chain.prime?.caption ?? null,
    chain.contract?.caption ?? null,
    captions(chain.chain),
    chain.lineage,
    chain.gaps.map((gap) => gapWords[gap].short).join('; '),
    chain.mode,
    chain.confidence,
    chain.dataClasses.join('; '),
    chain.accessKey,
    chain.id,
  ];
}
