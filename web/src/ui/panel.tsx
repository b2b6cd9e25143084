import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Answer } from '../server/client.ts';
import { Failed, Skeleton } from './states.tsx';

interface PanelProps {
  readonly title: string;
  /** A few words beside the title, such as what is counted. */
  readonly note?: string | undefined;
  /** Buttons at the end of the head. */
  readonly tools?: ReactNode;
  /** Rarely used controls, such as its Cypher, behind a button at the end of the header. */
  readonly menu?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A titled part of a page. Not a landmark: a page has many, and their headings are enough to navigate. */
export function Panel({ title, note, tools, menu, className = '', children }: PanelProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={`panel ${className}`}>
      <div className="panel-head">
        <h3>{title}</h3>
        {note !== undefined && <span className="soft small">{note}</span>}
        {(tools ?? menu) !== undefined && (
          <span className="end">
            {tools}
            {isOpen && menu}
            {menu !== undefined && (
              <button
                type="button"
                className="quiet"
                title={isOpen ? 'Less' : 'More'}
                aria-expanded={isOpen}
                onClick={() => {
                  setOpen(!isOpen);
                }}
              >
                <span aria-hidden="true">⋯</span>
                <span className="unseen">More about {title}</span>
              </button>
            )}
          </span>
        )}
      </div>
      {children}
    </section>
  );
}

interface LoadedProps<Data> {
  readonly answer: Answer<Data>;
  /** What is loading, as in “Could not load the countries.” */
  readonly what: string;
  readonly rows?: number;
  /** A class of what is there while it loads, so that it is as tall as what comes. */
  readonly placeClass?: string | undefined;
  readonly children: (data: Data) => ReactNode;
}

/** The content of a panel once it is loaded; before, or if it fails, what happens. */
export function Loaded<Data>({ answer, what, rows = 4, placeClass, children }: LoadedProps<Data>) {
  if (answer.state === 'loading') return <Skeleton what={what} rows={rows} className={placeClass} />;
  if (answer.state === 'failed') {
    return <Failed what={`Could not load ${what}.`} failure={answer.failure} onRetry={answer.retry} />;
  }
  return children(answer.data);
}
