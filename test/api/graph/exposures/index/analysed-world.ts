import fc from 'fast-check';
import { exposuresOf } from '#graph/derive/exposures-of.ts';
import { checkLists } from '#graph/derive/lists.ts';
import { indexEvidence } from '#graph/exposure/evidence-index.ts';
import type { EvidenceIndex } from '#graph/exposure/evidence-index.ts';
import type { Exposure, ExposureFilter } from '#graph/exposure/exposure.ts';
import type { Snapshot } from '#graph/exposures/index/columns.ts';
import { arbitraryWorld } from '../../exposure/arbitrary-world.ts';
import { evidenceOfWorld } from '../../exposure/evidence-of-world.ts';
import { arbitraryFilter } from './arbitrary-filter.ts';
import { snapshotOf } from './snapshot-of-world.ts';

/** A world's analysis, and the direct computation to hold it against. */
export interface AnalysedWorld {
  readonly index: EvidenceIndex;
  readonly snapshot: Snapshot;
  /** Whose lists may be asked for. */
  readonly filters: readonly ExposureFilter[];
  readonly compute: (filter: ExposureFilter) => readonly Exposure[];
}

const wanted = fc.array(arbitraryFilter([[], [], ['10USC4872'], ['L2', 'L3']]), { minLength: 4, maxLength: 8 });

/** Small worlds of any kind. */
export const analysedWorlds: fc.Arbitrary<AnalysedWorld> = fc
  .tuple(arbitraryWorld(), wanted)
  .map(([world, filters]) => {
    const evidence = evidenceOfWorld(world);
    const index = indexEvidence(evidence);
    const snapshot = snapshotOf(evidence, index);
    return {
      index,
      snapshot,
      filters: filters.filter(({ lists }) => {
        try {
          checkLists(lists, snapshot.lists);
          return true;
        } catch {
          return false;
        }
      }),
      compute: (filter) => [...index.accesses.keys()].flatMap((access) => exposuresOf(index, access, filter)),
    };
  });
