import { Component, useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { connectionStore } from '../server/client.ts';
import type { Failure } from '../server/client.ts';
import { inDigits, inSeconds } from '../words.ts';

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

/** Counts the time while something runs, from a time of `performance.now()`. */
export function Elapsed({ since }: { readonly since: number }) {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = window.setInterval(() => {
      setNow(performance.now());
    }, 100);
    return () => {
      window.clearInterval(timer);
    };
  }, []);
  return (
    <p>
      <span role="status">Running…</span> <span aria-hidden="true">{inSeconds(Math.max(0, now - since))}</span>
    </p>
  );
}

interface FailedProps {
  /** What was wanted, as in “The chains could not be loaded.” */
  readonly what: string;
  readonly failure: Failure;
  readonly onRetry: () => void;
}

const now = {
  away: 'The page asks again by itself as soon as the database answers; `npx subtier status` says what runs.',
  refused: 'Change the conditions above, or go back.',
  outdated: 'Load the page again; the address keeps what you were looking at.',
  fault: 'Try again; if it stays, the server’s log says more.',
} as const;

/** What failed, why, and what to do now. */
export function Failed({ what, failure, onRetry }: FailedProps) {
  return (
    <div className="state" role="alert">
      <h3>{what}</h3>
      <p>{failure.message}</p>
      <p className="soft">{now[failure.kind]}</p>
      <button type="button" className="button" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}

interface FaultBoundaryProps {
  readonly children: ReactNode;
}

interface FaultBoundaryState {
  readonly fault: Error | null;
}

/** Shows a fault of the page itself instead of an empty window; the address keeps what was looked at. */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override state: FaultBoundaryState = { fault: null };

  static getDerivedStateFromError(fault: Error): FaultBoundaryState {
    return { fault };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return (
      <main className="state" role="alert">
        <h1>The page has a fault</h1>
        <p>{fault.message}</p>
        <p className="soft">Nothing in the database was changed. The address still says what you were looking at.</p>
        <div className="actions">
          <button
            type="button"
            className="button main"
            onClick={() => {
              window.location.reload();
            }}
          >
            Load it again
          </button>
          <a className="button" href="/">
            Start afresh
          </a>
        </div>
      </main>
    );
  }
}

interface MoreButtonProps {
  readonly shown: number;
  readonly total: number;
  readonly things: string;
  readonly loading: boolean;
  readonly onMore: () => void;
}

/** How much of a list is shown, and the next page of it. */
export function MoreButton({ shown, total, things, loading, onMore }: MoreButtonProps) {
  return (
    <button type="button" className="row more" data-row="" tabIndex={-1} aria-disabled={loading} onClick={onMore}>
      {loading ? 'Loading…' : `${inDigits(shown)} of ${inDigits(total)} ${things} shown: load more`}
    </button>
  );
}

/** Nothing was imported yet: how to. */
export function NoData() {
  return (
    <div className="state">
      <h2>No data yet</h2>
      <p>Nothing has been imported into this database. In the checkout, one of:</p>
      <dl className="recipes">
        <dt>The documented case of July 2025</dt>
        <dd>
          <code>npm start</code>
        </dd>
        <dt>Subawards downloaded from USAspending</dt>
        <dd>
          <code>npx subtier import usaspending-subawards FILE</code>
        </dd>
        <dt>Your own records, as a chain package</dt>
        <dd>
          <code>npx subtier import chain-package FOLDER</code>
        </dd>
        <dt>An invented world, to try things out</dt>
        <dd>
          <code>npx subtier generate --scale 2000</code>
        </dd>
      </dl>
      <p className="soft">The page shows it by itself once the import is done.</p>
    </div>
  );
}

interface SkeletonProps {
  /** What is on its way, for those who can not see the bars. */
  readonly what: string;
  readonly rows: number;
}

/** Grey bars where rows will be; they show only when it takes longer than a blink. */
export function Skeleton({ what, rows }: SkeletonProps) {
  return (
    <div className="skeleton" role="status">
      <span className="unseen">Loading {what}…</span>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className="skeleton-row" aria-hidden="true" />
      ))}
    </div>
  );
}
