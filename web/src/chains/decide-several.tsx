import { useEffect, useSyncExternalStore } from 'react';
import type { ChainRowFragment } from '../generated/graphql.ts';
import { DecideForm } from '../inspector/decision.tsx';
import { Store } from '../server/store.ts';
import { counted, routeInWords } from '../words.ts';

/** The names of the exposures that are picked in the list to decide about together, by id; null: a click selects one to look at. */
const pickedStore = new Store<ReadonlyMap<string, string> | null>(null);

export function usePicked(): ReadonlyMap<string, string> | null {
  return useSyncExternalStore(pickedStore.subscribe, pickedStore.get);
}

/** Picks an exposure, or drops it. */
export function togglePicked(chain: ChainRowFragment): void {
  const picked = new Map(pickedStore.get());
  if (!picked.delete(chain.id))
    picked.set(chain.id, `${chain.engineer.caption}, ${chain.system.caption} (${routeInWords(chain)})`);
  pickedStore.set(picked);
}

/** The button that lets a click in the list pick exposures, and the form for what is decided about them. Mount it anew for another list. */
export function DecideSeveral() {
  const picked = usePicked();
  // Nobody decides about what is no longer listed.
  useEffect(
    () => () => {
      pickedStore.set(null);
    },
    [],
  );
  return (
    <section className="decide-several" aria-label="Decide about several exposures">
      <button
        type="button"
        className="button small"
        aria-pressed={picked !== null}
        onClick={() => {
          pickedStore.set(picked === null ? new Map() : null);
        }}
      >
        Decide about several
      </button>
      {picked !== null && (
        <>
          <p className="small" role="status">
            {picked.size === 0
              ? 'Click chains in the list to pick them.'
              : `${counted(picked.size, 'exposure', 'exposures')} picked.`}
          </p>
          {picked.size > 0 && <DecideForm exposures={[...picked].map(([id, name]) => ({ id, name }))} />}
        </>
      )}
    </section>
  );
}
