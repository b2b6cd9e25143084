import { useEffect, useState } from 'react';
import { StatusDocument } from '../generated/graphql.ts';
import type { StatusQuery } from '../generated/graphql.ts';
import { client, connectionStore } from './client.ts';

export type Status = StatusQuery['status'];

const CALM = 10_000;
const AWAY = 2_500;

/** What the server runs and holds, asked now and then: it notices a lost database, its return, and an import. */
export function useStatus(): Status | null {
  const [status, setStatus] = useState<Status | null>(null);
  useEffect(() => {
    let timer = 0;
    let ended = false;
    let version: number | null = null;
    const ask = async (): Promise<void> => {
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
      timer = window.setTimeout(() => void ask(), connectionStore.get().away === null ? CALM : AWAY);
    };
    const hurry = (): void => {
      if (connectionStore.get().away === null) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), AWAY);
    };
    const stop = connectionStore.subscribe(hurry);
    void ask();
    return () => {
      ended = true;
      window.clearTimeout(timer);
      stop();
    };
  }, []);
  return status;
}
