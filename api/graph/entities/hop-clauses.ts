import type { Label } from '../model/vocabulary.ts';
import type { HopDirection } from './neighbour-request.ts';
import { underOfEdges } from './under-of-edges.ts';

/** Matches the statements `r` of the node with $key, one way, with `m` at the other end, under $asOf and $contract. */
export function matchHops(label: Label, types: readonly string[], direction: HopDirection): string {
  const edge = `[r:${types.join('|')}]`;
  const pattern = direction === 'OUT' ? `-${edge}->` : `<-${edge}-`;
  return `MATCH (n:${label} {key: $key})${pattern}(m)
    WHERE r.supersededAt IS NULL
      AND ($asOf IS NULL OR ((r.validFrom IS NULL OR r.validFrom <= date($asOf)) AND (r.validTo IS NULL OR date($asOf) < r.validTo)))
      AND ($contract IS NULL OR r.contract = $contract)`;
}

/** What, beside type and ends, makes statements ones of the same hop. */
export const underOf = `CASE type(r)
    ${Object.entries(underOfEdges)
      .map(([type, property]) => `WHEN '${type}' THEN r.${property}`)
      .join('\n    ')}
  END`;
