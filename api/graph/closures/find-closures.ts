import { claimsAbout } from '../claims/claims-about.ts';
import { compareClaims, type Claim } from '../claims/claim.ts';
import { closesHop, endOf } from '../claims/closes-hop.ts';
import { closingWord, type ClosingWord } from '../claims/closing-word.ts';
import { readEvidence } from '../evidence/read-evidence.ts';
import { bestOn, isValidOn } from '../exposure/dated-hop.ts';
import type { ExposureFilter } from '../exposure/exposure-filter.ts';
import { exposuresOf } from '../exposure/exposures-of.ts';
import type { Exposure, Hop } from '../exposure/exposure.ts';
import { indexEvidence } from '../exposure/index-evidence.ts';
import { BadInput } from '../failure/bad-input.ts';
import { addDays } from '../model/add-days.ts';
import type { Day } from '../model/day.ts';
import type { Graph } from '../open-graph.ts';
import type { Closure } from './closure.ts';
import { endedChains } from './ended-chains.ts';
import { readNames, type Names } from './read-names.ts';

const maxClosures = 100;

interface Ended {
  readonly exposure: Exposure;
  readonly lastDay: Day;
  readonly hops: readonly Hop[];
}

/**
 * The chains that met a filter's conditions on an earlier day and do not hold on the filter's day, those that ended last
 * first: which hops ended, and by whose word.
 * @param first at most 100
 * @throws BadInput for a list that is not known or designates no country, for `first` out of range.
 */
export async function findClosures(graph: Graph, filter: ExposureFilter, first: number): Promise<readonly Closure[]> {
  if (!Number.isInteger(first) || first < 0 || first > maxClosures)
    throw new BadInput(`“first” must be a whole number from 0 to ${maxClosures}.`, {
      extensions: { argument: 'first' },
    });
  const chains = endedChains(await graph.analysis.current(), filter, first);
  if (chains.length === 0) return [];
  const accesses = [...new Set(chains.map(({ access }) => access))];
  const index = indexEvidence(
    await graph.database.readTransaction((transaction) => readEvidence(transaction, accesses, { whole: true })),
  );
  const ended = chains.flatMap(({ id, access, lastDay }): Ended[] => {
    const exposure = exposuresOf(index, access, { ...filter, asOf: lastDay }).find((found) => found.id === id);
    if (exposure === undefined) return [];
    const dayAfter = addDays(lastDay, 1);
    return [{ exposure, lastDay, hops: exposure.path.filter((hop) => bestOn(hop, dayAfter) === null) }];
  });
  const hops = ended.flatMap(({ hops: own }) => own);
  const [claims, names] = await Promise.all([
    claimsAbout(graph.database, hops),
    readNames(
      graph.database,
      ended.flatMap(({ exposure }) => partiesTo(exposure)),
      sourcesOfEnds(ended),
    ),
  ]);
  const claimed = new Map(hops.map((hop, at) => [hop, claims[at] ?? []]));
  return ended.map((one) => describe(one, claimed, names, filter));
}

function describe(
  { exposure, lastDay, hops }: Ended,
  claimed: ReadonlyMap<Hop, readonly Claim[]>,
  names: Names,
  filter: ExposureFilter,
): Closure {
  const closing = new Map<string, Claim>();
  for (const hop of hops) {
    const end = endOf(hop.statements.filter((statement) => isValidOn(statement, lastDay)));
    if (end === null) continue;
    for (const claim of claimed.get(hop) ?? []) if (closesHop(claim, end)) closing.set(claim.key, claim);
  }
  const claims = [...closing.values()].sort(compareClaims);
  const sources = sourcesOfEnds([{ exposure, lastDay, hops }]).map((key) => names.source(key));
  const parties = partiesTo(exposure).map((key) => ({ key, name: names.organization(key) }));
  const word = hops.length === 0 ? wordWithoutHop(filter) : closingWord({ claims, sources }, parties);
  return { exposure, lastDay, ended: hops, claims, ...word };
}

/** Every hop goes on: what changed is what the filter asks by, or what answers for the access. */
function wordWithoutHop({ lists }: ExposureFilter): ClosingWord {
  const why =
    lists.length === 0
      ? 'the records name another chain since'
      : `the records name another chain since, or ${lists.join(', ')} changed`;
  return { sentence: `no hop of it ended: ${why}`, confirmed: false };
}

/** Who has an interest in how the chain looks: its organizations and those that employ its people. */
function partiesTo({ chain, accountable, prime, engineerEmployers }: Exposure): readonly string[] {
  const keys = [...chain, ...engineerEmployers, accountable, prime].filter((key) => key !== null);
  return [...new Set(keys)];
}

function sourcesOfEnds(ended: readonly Ended[]): readonly string[] {
  const sources = ended.flatMap(({ hops, lastDay }) =>
    hops.flatMap(({ statements }) =>
      statements.filter((statement) => isValidOn(statement, lastDay)).map(({ source }) => source),
    ),
  );
  return [...new Set(sources)];
}
