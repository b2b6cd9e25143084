import { useSyncExternalStore } from 'react';
import { connectionStore } from '../server/connection-store.ts';

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** Says that the database is away, and that what is shown was loaded before. */
export function AwayNotice() {
  const { away } = useSyncExternalStore(connectionStore.subscribe, connectionStore.get);
  return (
    <div role="status">
      {away !== null && (
        <div className="notice">
          <strong>The database is away since {TIME.format(away.since)}.</strong>
          <span>{away.message}</span>
          <span>What you see was loaded before; the page goes on by itself when it is back.</span>
        </div>
      )}
    </div>
  );
}
