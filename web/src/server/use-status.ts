import { useEffect, useState } from 'react';
import { StatusDocument } from '../generated/graphql.ts';
import type { StatusQuery } from '../generated/graphql.ts';
import { client, connectionStore } from './client.ts';

export type Status = StatusQuery['status'];

const POLL_MS = 10_000;
const POLL_WHILE_AWAY_MS = 2_500;

/** Polls the server's status, which detects a lost database, its recovery, and an import. */
export function useStatus(): Status | null {
  const [status, setStatus] = useState<Status | null>(null);
  useEffect(() => {
    let timer = 0;
    let ended = false;
    let version: number | null = null;
    const poll = async (): Promise<void> => {
      const { data, error } = await client.query(StatusDocument, {}, { requestPolicy: 'network-only' }).toPromise();
      if (ended) return;
      if (error === undefined && data !== undefined) {
        const returned = connectionStore.get().away !== null;
        connectionStore.recovered();
        if (!returned && version !== null && version !== data.status.graphVersion) connectionStore.changed();
        version = data.status.graphVersion;
        setStatus((before) => (JSON.stringify(before) === JSON.stringify(data.status) ? before : data.status));
      }
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void poll(), connectionStore.get().away === null ? POLL_MS : POLL_WHILE_AWAY_MS);
    };
    const pollSooner = (): void => {
      if (connectionStore.get().away === null) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void poll(), POLL_WHILE_AWAY_MS);
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
