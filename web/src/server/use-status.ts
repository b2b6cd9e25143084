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
    let edition: string | null = null;
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
        if (!returned && !isLoaded && edition !== null && edition !== data.status.edition) connectionStore.changed();
        edition = data.status.edition;
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
