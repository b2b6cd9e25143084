import { z } from 'zod';
import type { ApiStatement } from '../database/statement-file.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import type { Graph } from '../graph.ts';
import { groupByLabel, nodeKey } from '../model/keys.ts';
import type { HopIdentity, NodeRef } from '../model/keys.ts';
import { edgeTypes, labels } from '../model/vocabulary.ts';
import { bands } from '../priority/bands.ts';
import type { Band } from '../priority/bands.ts';
import { filteredStatement, runFiltered } from './statement.ts';

/** The maximum number of nodes and hops that are read. Nodes come first, then hops of the highest band. */
const MAX_PARTS = 20_000;

interface ExposedPart {
  /** The number of exposed chains that it is on. */
  readonly chains: number;
  /** The highest of the chains' `high`. */
  readonly highest: Band;
}

interface ExposedNode extends ExposedPart {
  readonly node: NodeRef;
  /** Of an engineer: the foreign countries, or those on the filter's lists, in which the engineer is located. */
  readonly countries: readonly string[];
}

interface ExposedHop extends ExposedPart {
  readonly hop: HopIdentity;
}

interface ExposedParts {
  readonly nodes: readonly ExposedNode[];
  readonly hops: readonly ExposedHop[];
  /** Whether there are more hops than are read. */
  readonly isCut: boolean;
  readonly cypher: ApiStatement;
}

/** A node, or a hop with its ends, as “Label:key”. */
const row = z.object({
  type: z.enum(edgeTypes).nullable(),
  from: z.string(),
  to: z.string().nullable(),
  under: z.string().nullable(),
  chains: z.number(),
  highest: z.enum(bands),
  countries: z.array(z.string()),
});

/**
 * Finds which of some nodes are on exposed chains, and which hops of these chains connect two of them. A node is on a chain if it is on its path,
 * or is its contract, its prime, the accountable organization or an employer of the engineer.
 * @throws BAD_USER_INPUT as `findExposures`.
 */
export async function findExposedParts(
  { database }: Graph,
  among: readonly NodeRef[],
  filter: ExposureFilter,
): Promise<ExposedParts> {
  const cypher = exposedPartsStatement(among, filter);
  const rows = z.array(row).parse(await runFiltered(database, filter, cypher));
  const read = rows.slice(0, MAX_PARTS);
  return {
    nodes: read.flatMap(({ type, from, chains, highest, countries }) =>
      type === null ? [{ node: readNode(from), chains, highest, countries }] : [],
    ),
    hops: read.flatMap(({ type, from, to, under, chains, highest }) =>
      type === null || to === null
        ? []
        : [{ hop: { type, from: readNode(from), to: readNode(to), under }, chains, highest }],
    ),
    isCut: rows.length > MAX_PARTS,
    cypher,
  };
}

function exposedPartsStatement(among: readonly NodeRef[], filter: ExposureFilter): ApiStatement {
  const byLabel = groupByLabel(among);
  return filteredStatement('exposed-parts', filter, {
    among: {
      systems: byLabel.get('System') ?? [],
      contracts: byLabel.get('Contract') ?? [],
      organizations: byLabel.get('Organization') ?? [],
      people: byLabel.get('Person') ?? [],
      countries: byLabel.get('Country') ?? [],
    },
    // A list would be searched from its start for each part of each chain.
    isAmong: Object.fromEntries(among.map((node) => [nodeKey(node), true])),
    limit: MAX_PARTS + 1,
  });
}

function readNode(text: string): NodeRef {
  const label = labels.find((one) => text.startsWith(`${one}:`));
  if (label === undefined) throw new Error(`"${text}" names no node.`);
  return { label, key: text.slice(label.length + 1) };
}
