import { evidenceOn } from '../exposure/evidence-on.ts';
import { bestOn } from '../exposure/dated-hop.ts';
import { historyOf, type Piece } from '../exposure/history-of.ts';
import { statusOf, type Access, type EvidenceIndex } from '../exposure/index-evidence.ts';
import { priorityInputOf } from '../exposure/priority-input-of.ts';
import { rankPriority } from '../priority/rank-priority.ts';
import type { AccessHistory, ChainFacts, Segment } from './access-history.ts';

/** What the direct computation finds of an access on every day; null where it never holds or no evidence names it. */
export function recordHistory(index: EvidenceIndex, key: string): AccessHistory | null {
  const access = index.accesses.get(key);
  if (access === undefined) return null;
  const chains = new Map<string, { readonly at: number; readonly facts: ChainFacts }>();
  const segments: Segment[] = [];
  for (const piece of historyOf(index, access)) {
    for (const { chain } of piece.onDay.chains) {
      if (chains.has(chain.id)) continue;
      const { id, escort, contract, prime, accountable, lineage, organizations } = chain;
      const facts = { id, escort, contract, prime, accountable, lineage, organizations };
      chains.set(id, { at: chains.size, facts });
    }
    append(
      segments,
      segmentOf(index, access, piece, (id) => chains.get(id)?.at ?? -1),
    );
  }
  if (segments.length === 0) return null;
  return {
    access: key,
    engineer: access.engineer,
    status: statusOf(index, access.engineer),
    system: access.system,
    mode: access.mode,
    chains: [...chains.values()].map(({ facts }) => facts),
    segments,
  };
}

function segmentOf(
  index: EvidenceIndex,
  access: Access,
  { from, to, day, onDay }: Piece,
  chainAt: (id: string) => number,
): Segment {
  return {
    from,
    to,
    isEscorted: onDay.isEscorted,
    locations: onDay.locations.flatMap(({ hop }) => {
      const best = bestOn(hop, day);
      return best === null ? [] : [{ country: hop.to.key, confidence: best.confidence, dataClass: best.dataClass }];
    }),
    engineerEmployers: onDay.engineerEmployers,
    chains: onDay.chains.map(({ chain }) => {
      const { low, high } = rankPriority(priorityInputOf(index, access, onDay, chain, day));
      return { chain: chainAt(chain.id), ...evidenceOn([...chain.hops, access.hop], day), low, high };
    }),
  };
}

/** Runs of days that touch and differ in nothing are one. */
function append(segments: Segment[], segment: Segment): void {
  const last = segments.at(-1);
  if (last?.to === segment.from && stateOf(last) === stateOf(segment))
    segments.splice(-1, 1, { ...last, to: segment.to });
  else segments.push(segment);
}

function stateOf({ isEscorted, locations, engineerEmployers, chains }: Segment): string {
  return JSON.stringify([isEscorted, locations, engineerEmployers, chains]);
}
