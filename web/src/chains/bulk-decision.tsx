import { useEffect, useState, useSyncExternalStore } from 'react';
import { useAddress } from '../address/use-address.ts';
import { useListedAmong } from '../exposures/data.ts';
import type { ChainRowFragment } from '../generated/graphql.ts';
import { DecideForm, emptyDraft, noOutcome } from '../inspector/decision.tsx';
import type { Outcome } from '../inspector/decision.tsx';
import { Store } from '../server/store.ts';
import { Failed, useReadOnly } from '../ui/states.tsx';
import { counted, routeInWords } from '../words.ts';

/** The chains that are picked in the list to decide about together, by id; null: a click selects one to look at. */
const pickedStore = new Store<ReadonlyMap<string, ChainRowFragment> | null>(null);

export function usePicked(): ReadonlyMap<string, ChainRowFragment> | null {
  return useSyncExternalStore(pickedStore.subscribe, pickedStore.get);
}

/** Picks an exposure, or drops it. */
export function togglePicked(chain: ChainRowFragment): void {
  const picked = new Map(pickedStore.get());
  if (!picked.delete(chain.id)) picked.set(chain.id, chain);
  pickedStore.set(picked);
}

/** Drops those for which something was saved: they may no longer be in the list, and refused ones stay picked. */
function dropSaved({ saved }: Outcome): void {
  const picked = pickedStore.get();
  if (picked !== null && saved !== null) pickedStore.set(new Map([...picked].filter(([id]) => !saved.includes(id))));
}

interface BulkDecisionProps {
  /** Whether the list has no chains, such as after a decision about all of them, or none yet. */
  readonly isEmpty: boolean;
}

/**
 * The button that lets a click in the list pick exposures, and the form for what is decided about them. What is picked and typed stays when the
 * conditions or decisions change the list; picks that are not in it are left out until they are in it again.
 */
export function BulkDecision({ isEmpty }: BulkDecisionProps) {
  const { conditions, decisions } = useAddress().address;
  const picked = usePicked();
  const [draft, setDraft] = useState(emptyDraft);
  const [outcome, setOutcome] = useState(noOutcome);
  const [isUsed, setIsUsed] = useState(false);
  const all = [...(picked?.values() ?? [])];
  const { listed, checkFailure } = useListedAmong(all, conditions, decisions);
  // Leaves out chains that are no longer listed.
  const chains = all.filter(({ id }) => listed?.has(id) !== false);
  const gone = all.length - chains.length;
  useEffect(
    () => () => {
      pickedStore.set(null);
    },
    [],
  );
  const isReadOnly = useReadOnly();
  // Once used, it stays, because it may have keyboard focus.
  if (isReadOnly || (isEmpty && !isUsed)) return null;
  return (
    <section className="bulk-decision" aria-label="Decide about several exposures">
      <button
        type="button"
        className="button small"
        aria-pressed={picked !== null}
        onClick={() => {
          setIsUsed(true);
          pickedStore.set(picked === null ? new Map() : null);
          setDraft(emptyDraft);
          setOutcome(noOutcome);
        }}
      >
        Decide about several
      </button>
      {picked !== null && (
        <>
          <p className="small" role="status">
            {all.length === 0
              ? 'Click chains in the list to pick them.'
              : `${counted(chains.length, 'exposure')} picked.`}
            {gone > 0 &&
              ` ${counted(gone, 'pick is', 'picks are')} no longer listed and ${gone === 1 ? 'was' : 'were'} left out.`}
          </p>
          {checkFailure !== null && (
            <Failed
              what="Could not check which of them are still listed."
              failure={checkFailure.failure}
              onRetry={checkFailure.retry}
            />
          )}
          {(all.length > 0 || outcome !== noOutcome) && (
            <DecideForm
              exposures={chains.map((chain) => ({
                id: chain.id,
                name: `${chain.engineer.caption}, ${chain.system.caption} (${routeInWords(chain)})`,
              }))}
              several
              off={listed === null}
              draft={draft}
              onDraft={setDraft}
              outcome={outcome}
              onOutcome={(next) => {
                setOutcome(next);
                dropSaved(next);
              }}
            />
          )}
        </>
      )}
    </section>
  );
}
