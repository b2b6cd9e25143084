import type { CellValue } from './table.ts';
import { impactLevels, sensitivityAtLevel } from './vocabulary.ts';
import type { Sensitivity } from './vocabulary.ts';

/** The cells of a row of systems.csv, by column. */
type SystemCells = Readonly<Record<string, CellValue>>;

/** Why a row of systems.csv contradicts itself. */
interface SystemContradiction {
  readonly column: 'impact_level' | 'sensitivity';
  readonly reason: string;
}

/** Returns the contradiction in a row of systems.csv, whatever the format that it comes from; null if there is none. */
export function contradictionInSystem({ kind, impact_level, sensitivity }: SystemCells): SystemContradiction | null {
  const stated = sensitivityStatedBy(impact_level);
  if (stated === null) return null;
  if (kind !== undefined && kind !== 'CLOUD') {
    const reason = `Only a cloud has an impact level, and the row says ${inFile(kind)}: leave one of the two empty`;
    return { column: 'impact_level', reason };
  }
  if (sensitivity === undefined || sensitivity === stated) return null;
  const reason = `Impact level ${String(impact_level)} states the sensitivity ${inFile(stated)}, and the row says ${inFile(sensitivity)}`;
  return { column: 'sensitivity', reason };
}

/**
 * Returns what a row of systems.csv states: an impact level also states the kind and the sensitivity, so that a conflict with another
 * source shows. Without one, an empty cell states nothing.
 */
export function withStatedByLevel(cells: SystemCells): SystemCells {
  const sensitivity = sensitivityStatedBy(cells['impact_level']);
  return sensitivity === null ? cells : { ...cells, kind: 'CLOUD', sensitivity };
}

function sensitivityStatedBy(impactLevel: CellValue | undefined): Sensitivity | null {
  const level = impactLevels.find((one) => one === impactLevel);
  return level === undefined ? null : sensitivityAtLevel[level];
}

/** A value as files write it. */
function inFile(value: CellValue): string {
  return String(value).toLowerCase();
}
