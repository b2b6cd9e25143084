import { useState } from 'react';
import { MOST_SYSTEMS } from './use-exposed-systems.ts';
import { SystemGroup } from './system-group.tsx';
import { moveAmongRows } from './move-among-rows.ts';
import type { ChainRowFragment } from '../generated/graphql.ts';
import type { Conditions } from '../address/conditions.ts';
import type { ExposedSystem } from './use-exposed-systems.ts';

interface ExposureListProps {
  readonly systems: readonly ExposedSystem[];
  readonly conditions: Conditions;
  readonly system: string | null;
  readonly chain: string | null;
  readonly onChain: (chain: ChainRowFragment) => void;
  readonly onMoreSystems: (() => void) | null;
}

/** So many accesses are opened without asking. */
const OPEN_AT_FIRST = 12;

/** Exposed accesses by system, most urgent first; arrow keys go from row to row. */
export function ExposureList({ systems, conditions, system, chain, onChain, onMoreSystems }: ExposureListProps) {
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const before = systems.map((_, i) => systems.slice(0, i).reduce((sum, row) => sum + row.accesses, 0));
  const opened = (row: ExposedSystem, i: number): boolean =>
    toggled.get(row.system.key) ?? (row.system.key === system || (before[i] ?? 0) + row.accesses <= OPEN_AT_FIRST);
  return (
    <ul className="exposures" aria-label="Exposed accesses by system" onKeyDown={moveAmongRows}>
      {systems.map((row, i) => (
        <SystemGroup
          key={row.system.id}
          row={row}
          conditions={conditions}
          open={opened(row, i)}
          first={i === 0}
          onOpen={(open) => {
            setToggled(new Map(toggled).set(row.system.key, open));
          }}
          chosen={chain}
          onChain={onChain}
        />
      ))}
      {onMoreSystems !== null && (
        <li>
          <button type="button" className="row more" data-row="" tabIndex={-1} onClick={onMoreSystems}>
            Show up to {MOST_SYSTEMS} systems
          </button>
        </li>
      )}
    </ul>
  );
}
