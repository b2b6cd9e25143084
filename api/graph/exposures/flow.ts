import { z } from 'zod';
import type { ApiStatement } from '../database/statement-file.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import type { Graph } from '../graph.ts';
import type { NodeRef } from '../model/keys.ts';
import { sensitivities } from '../model/vocabulary.ts';
import type { Sensitivity } from '../model/vocabulary.ts';
import { filteredStatement, runFiltered } from './statement.ts';

/** The stages that each exposed access passes, in this order. */
export const flowStages = ['PRIME', 'SUPPLIER', 'EMPLOYER', 'COUNTRY', 'SENSITIVITY'] as const;
export type FlowStage = (typeof flowStages)[number];

/** What a place of a stage stands for, in the order in which the places of a stage are listed. */
const flowNodeKinds = ['ON_RECORD', 'OTHERS', 'NOT_ON_RECORD', 'NO_ESCORT'] as const;
export type FlowNodeKind = (typeof flowNodeKinds)[number];

/** A place that accesses flow through. */
export interface FlowNode {
  readonly stage: FlowStage;
  readonly kind: FlowNodeKind;
  /** The organization or country; null unless the kind is ON_RECORD, and for a sensitivity. */
  readonly node: NodeRef | null;
  readonly sensitivity: Sensitivity | null;
  /** How many organizations or countries OTHERS stands for; else 0. */
  readonly others: number;
  readonly accesses: number;
}

/** Accesses that pass through two places of stages that follow each other. */
interface FlowLink {
  /** Positions in the list of places. */
  readonly from: number;
  readonly to: number;
  readonly accesses: number;
}

export interface ExposureFlow {
  readonly accesses: number;
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

/** A place, or accesses that flow from it to another place of the next stage. */
const row = z.object({
  stage: z.enum(flowStages),
  kind: z.enum(flowNodeKinds),
  key: z.string().nullable(),
  nextKind: z.enum(flowNodeKinds).nullable(),
  nextKey: z.string().nullable(),
  accesses: z.number(),
  others: z.number(),
});
type Row = z.infer<typeof row>;

/**
 * Counts exposed accesses on their way from the prime to the sensitivity of the system. An access counts once in each place and each link that
 * one of its chains passes, so the places of a stage may add up to more than the accesses. Nothing is left out: what is not among the top of its
 * stage counts in OTHERS, and what is not on record in a place of its own.
 * @param top the maximum number of organizations or countries of a stage; those with the most accesses are shown
 * @throws BAD_USER_INPUT as `findExposures`.
 */
export async function flowOfExposures({ database }: Graph, filter: ExposureFilter, top: number): Promise<ExposureFlow> {
  const rows = z.array(row).parse(await runFiltered(database, filter, flowStatement(filter, top)));
  const places = rows.filter(({ nextKind }) => nextKind === null);
  const positions = new Map(places.map(({ stage, kind, key }, at) => [placeName(stage, kind, key), at]));
  const positionOf = (stage: FlowStage | undefined, kind: FlowNodeKind, key: string | null): number => {
    const at = stage === undefined ? undefined : positions.get(placeName(stage, kind, key));
    if (at === undefined) throw new Error(`The flow has no place ${placeName(String(stage), kind, key)}.`);
    return at;
  };
  return {
    accesses: places.reduce((sum, { stage, accesses }) => sum + (stage === 'SENSITIVITY' ? accesses : 0), 0),
    nodes: places.map(nodeOf),
    links: rows.flatMap(({ stage, kind, key, nextKind, nextKey, accesses }) => {
      if (nextKind === null) return [];
      const next = flowStages[flowStages.indexOf(stage) + 1];
      return [{ from: positionOf(stage, kind, key), to: positionOf(next, nextKind, nextKey), accesses }];
    }),
  };
}

/** The statement of `flowOfExposures`. */
export function flowStatement(filter: ExposureFilter, top: number): ApiStatement {
  return filteredStatement('exposure-flow', filter, { top });
}

function placeName(stage: string, kind: FlowNodeKind, key: string | null): string {
  return [stage, kind, ...(key === null ? [] : [key])].join(' ');
}

function nodeOf({ stage, kind, key, accesses, others }: Row): FlowNode {
  const isSensitivity = stage === 'SENSITIVITY';
  return {
    stage,
    kind,
    node: key === null || isSensitivity ? null : { label: stage === 'COUNTRY' ? 'Country' : 'Organization', key },
    sensitivity: isSensitivity ? (sensitivities.find((one) => one === key) ?? null) : null,
    others,
    accesses,
  };
}
