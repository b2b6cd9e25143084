import { useEffect, useState } from 'react';
import { StatusDocument } from '../generated/graphql.ts';
import type { StatusQuery } from '../generated/graphql.ts';
import { client, connectionStore } from './client.ts';

/** The status of the server, and who asks. */
export type Status = StatusQuery['status'] & Pick<StatusQuery, 'me'>;

const POLL_MS = 10_000;
const POLL_WHILE_AWAY_MS = 2_500;

/** Polls the server's status, which detects a lost database, its recovery, and changes by anybody: imports, decisions, saved cases. */
export function useStatus(): Status | null {
  const [status, setStatus] = useState<Status | null>(null);
  useEffect(() => {
    let timer = 0;
    let ended = false;
    let parts: Status['parts'] | null = null;
    let { changesHere } = connectionStore.get();
    const poll = async (): Promise<void> => {
      const { changesHere: here } = connectionStore.get();
      // The page has already loaded what this browser changed.
      const isLoaded = here !== changesHere;
      changesHere = here;
      const { data, error } = await client.query(StatusDocument, {}, { requestPolicy: 'network-only' }).toPromise();
      if (ended) return;
      if (error === undefined && data !== undefined) {
        const returned = connectionStore.get().away !== null;
        connectionStore.recovered();
        if (!returned && !isLoaded && parts !== null) reload(changedParts(parts, data.status.parts));
        parts = data.status.parts;
        connectionStore.setRole(data.me.role);
        const known: Status = { ...data.status, me: data.me };
        setStatus((before) => (JSON.stringify(before) === JSON.stringify(known) ? before : known));
      }
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void poll(), connectionStore.get().away === null ? POLL_MS : POLL_WHILE_AWAY_MS);
    };
    const pollSooner = (): void => {
      const connection = connectionStore.get();
      if (connection.away === null && connection.changesHere === changesHere) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void poll(), connection.away === null ? 0 : POLL_WHILE_AWAY_MS);
    };
    const stop = connectionStore.subscribe(pollSooner);
    void poll();
    return () => {
      ended = true;
      window.clearTimeout(timer);
      stop();
    };
  }, []);
  return status;
}

type Part = Status['parts'][number]['part'];

function changedParts(before: Status['parts'], now: Status['parts']): readonly Part[] {
  return now.flatMap(({ part, edition }) =>
    before.some((one) => one.part === part && one.edition === edition) ? [] : [part],
  );
}

/** The parts on which any answer may depend: who is the same as whom decides about leads and owners. */
const OF_ALL: ReadonlySet<Part> = new Set<Part>(['DATA', 'IDENTITIES', 'LISTINGS']);

/** Loads again what may have changed. A decision or a saved case of somebody else concerns few answers: the others stay. */
function reload(changed: readonly Part[]): void {
  if (changed.some((part) => OF_ALL.has(part))) connectionStore.changed();
  else if (changed.length > 0) connectionStore.caseworkChanged();
}
