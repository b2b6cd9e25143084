import { useEffect, useSyncExternalStore } from 'react';
import { DecideForm } from '../inspector/decision.tsx';
import { Store } from '../server/store.ts';
import { counted } from '../words.ts';

/** The ids of the exposures that are picked in the list to decide about together; null: a click selects one to look at. */
const pickedStore = new Store<ReadonlySet<string> | null>(null);

export function usePicked(): ReadonlySet<string> | null {
  return useSyncExternalStore(pickedStore.subscribe, pickedStore.get);
}

/** Picks an exposure, or drops it. */
export function togglePicked(exposure: string): void {
  const picked = new Set(pickedStore.get());
  if (!picked.delete(exposure)) picked.add(exposure);
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
          pickedStore.set(picked === null ? new Set() : null);
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
          {picked.size > 0 && <DecideForm exposures={[...picked]} />}
        </>
      )}
    </section>
  );
}
