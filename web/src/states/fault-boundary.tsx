import { Component } from 'react';
import type { ReactNode } from 'react';

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
