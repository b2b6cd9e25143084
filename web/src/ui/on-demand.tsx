import { Suspense } from 'react';
import type { ReactNode } from 'react';
import { FaultBoundary, ReloadButton, Skeleton } from './states.tsx';

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
