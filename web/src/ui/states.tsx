import { Component, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { Role } from '../generated/graphql.ts';
import { connectionStore } from '../server/client.ts';
import type { Failure } from '../server/client.ts';
import type { PagesAnswer } from '../server/use-pages.ts';
import { inDigits, inSeconds } from '../words.ts';
import { MoreRow } from './rows.tsx';

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** Warns that the server or its database does not answer and that the page shows data loaded earlier. */
export function AwayNotice() {
  const { away } = useSyncExternalStore(connectionStore.subscribe, connectionStore.get);
  return (
    <div role="status">
      {away !== null && (
        <div className="notice">
          <strong>No answers since {TIME.format(away.since)}.</strong>
          <span>{away.message}</span>
          <span>The page shows what was loaded earlier, and reconnects by itself.</span>
        </div>
      )}
    </div>
  );
}

/** What the person who is signed in may do; null: not known yet. */
export function useRole(): Role | null {
  return useSyncExternalStore(connectionStore.subscribe, () => connectionStore.get().role);
}

/** Whether the server refuses changes by the person who is signed in. Every control that changes something on the server depends on it. */
export function useReadOnly(): boolean {
  const role = useRole();
  return role === 'READER' || role === 'ANALYST';
}

/** Controls that change something on the server: absent for somebody who may only read. */
export function Writable({ children }: { readonly children: ReactNode }) {
  return useReadOnly() ? null : children;
}

/** Shows how long something has been running, since a time from `performance.now()`. */
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
  /** The heading, such as “Could not load the chains.” */
  readonly what: string;
  readonly failure: Failure;
  /** Whether the page tries again by itself once the server is back. */
  readonly retries?: boolean;
  readonly onRetry: () => void;
}

const nextSteps = {
  away: 'The page tries again by itself.',
  changing: 'Try again when it has finished.',
  reordered: 'Try again to load the list from its first page.',
  refused: 'Change the conditions above, or go back.',
  outdated: 'Reload the page. The URL restores your view.',
  fault: 'Try again. If it keeps failing, check the server log.',
} as const;

/** What failed, why, and what to do next. */
export function Failed({ what, failure, retries = true, onRetry }: FailedProps) {
  const isLeft = failure.kind === 'away' && !retries;
  return (
    <div className="state" role="alert">
      <h3>{what}</h3>
      <p>{failure.message}</p>
      <p className="soft">{isLeft ? 'Try again once the server is back.' : nextSteps[failure.kind]}</p>
      <button type="button" className="button" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}

interface FaultBoundaryProps {
  readonly children: ReactNode;
  /** What is shown in place of the children when rendering them fails. */
  readonly instead: (fault: Error) => ReactNode;
}

interface FaultBoundaryState {
  readonly fault: Error | null;
}

/** Shows a fallback when rendering fails. */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override state: FaultBoundaryState = { fault: null };

  static getDerivedStateFromError(fault: Error): FaultBoundaryState {
    return { fault };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    return fault === null ? this.props.children : this.props.instead(fault);
  }
}

/** The error page instead of an empty window; the URL still restores the view. */
export function PageFault({ fault }: { readonly fault: Error }) {
  return (
    <main className="state" role="alert">
      <h1>Something went wrong on this page</h1>
      <p>{fault.message}</p>
      <p className="soft">Nothing in the database changed. Reloading restores your view.</p>
      <div className="actions">
        <ReloadButton main />
        <a className="button" href="/">
          Start over
        </a>
      </div>
    </main>
  );
}

function ReloadButton({ main = false }: { readonly main?: boolean }) {
  return (
    <button
      type="button"
      className={main ? 'button main' : 'button'}
      onClick={() => {
        window.location.reload();
      }}
    >
      Reload
    </button>
  );
}

/**
 * Waits for code that is loaded on first use.
 * @throws a message for the page. A browser that could not load a file does not try it again until the page is reloaded.
 */
export async function codeOf<Code>(loading: Promise<Code>): Promise<Code> {
  try {
    return await loading;
  } catch (cause) {
    throw new Error(
      'Its code could not be loaded: the server did not respond, or has a different version than this page. Reload the page to try again.',
      { cause },
    );
  }
}

/** Returns the message of something thrown. */
export function faultInWords(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}

interface OnDemandProps {
  /** What is loading, for screen readers. */
  readonly what: string;
  readonly rows: number;
  readonly children: ReactNode;
}

/** Shows a part of the page whose code is loaded on first use. If that fails, the rest of the page stays, with what is unsaved there. */
export function OnDemand({ what, rows, children }: OnDemandProps) {
  return (
    <FaultBoundary instead={(fault) => <PartFault what={what} fault={fault} />}>
      <Suspense fallback={<Skeleton what={what} rows={rows} />}>{children}</Suspense>
    </FaultBoundary>
  );
}

function PartFault({ what, fault }: { readonly what: string; readonly fault: Error }) {
  return (
    <div className="state" role="alert">
      <h2>Could not show {what}</h2>
      <p>{fault.message}</p>
      <p className="soft">
        Nothing in the database changed. Save what you have typed before you reload; the URL restores your view.
      </p>
      <ReloadButton />
    </div>
  );
}

/** The name of the only user of a server that only its own machine reaches. */
export const localName = 'local';

interface LaterVersionProps {
  /** Whether something here is not saved. */
  readonly discards?: boolean;
  /** The name of whoever saved it; absent or null: unknown. */
  readonly by?: string | null;
  readonly onOpen: () => void;
}

/** Says that someone else has saved a later version of what is edited here, which stays until the user opens that. */
export function LaterVersion({ discards = true, by = null, onOpen }: LaterVersionProps) {
  return (
    <p className="notice boxed" role="status">
      <span>{by === null || by === localName ? 'Someone' : by} saved a later version.</span>
      <button type="button" className="button" onClick={onOpen}>
        {discards ? 'Open it and discard my changes' : 'Open it'}
      </button>
    </p>
  );
}

interface PagesEndProps {
  readonly pages: PagesAnswer<unknown>;
  /** What the items are, as in “Could not load the chains.” */
  readonly things: string;
  /** The number of rows of the placeholder. */
  readonly rows: number;
  /** As of `MoreRow`. */
  readonly alone?: boolean;
}

/** What follows the loaded items of a paged list: a placeholder, why the next page failed, or a button that loads it. */
export function PagesEnd({ pages, things, rows, alone = false }: PagesEndProps) {
  const { items, total, next, loading, failure, more } = pages;
  if (failure !== null) return <Failed what={`Could not load the ${things}.`} failure={failure} onRetry={more} />;
  if (loading && items.length === 0) return <Skeleton what={`the ${things}`} rows={rows} />;
  if (next === null) return null;
  return (
    <MoreRow loading={loading} alone={alone} onMore={more}>
      {loading
        ? 'Loading…'
        : `${inDigits(items.length)} of ${inDigits(total ?? items.length)} ${things} shown: load more`}
    </MoreRow>
  );
}

/** Shown before the first import: how to import data. */
export function NoData() {
  return (
    <div className="state">
      <h2>No data yet</h2>
      <p>
        This database is empty. <a href="/import">Import files here</a>, or run one of these commands in the checkout:
      </p>
      <dl className="recipes">
        <dt>The documented cases</dt>
        <dd>
          <code>npm start</code>
        </dd>
        <dt>Awards and subawards downloaded from USAspending</dt>
        <dd>
          <code>npx subtier import usaspending-awards FILE</code>
          <br />
          <code>npx subtier import usaspending-subawards FILE</code>
        </dd>
        <dt>Your own records, as a chain package</dt>
        <dd>
          <code>npx subtier import chain-package FOLDER</code>
        </dd>
        <dt>Synthetic data, to try things out</dt>
        <dd>
          <code>npx subtier generate --scale 2000</code>
        </dd>
      </dl>
      <p className="soft">The page updates automatically when the import finishes.</p>
    </div>
  );
}

interface SkeletonProps {
  /** What is loading, for screen readers. */
  readonly what: string;
  readonly rows: number;
  readonly className?: string | undefined;
}

/** Gray bars in place of rows; they appear only after a short delay. */
export function Skeleton({ what, rows, className = '' }: SkeletonProps) {
  return (
    <div className={`skeleton ${className}`} role="status">
      <span className="unseen">Loading {what}…</span>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} className="skeleton-row" aria-hidden="true" />
      ))}
    </div>
  );
}
