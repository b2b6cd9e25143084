/** Whether server and database answer, since when not, and how often what they hold has changed. */
export interface Connection {
  readonly away: { readonly since: Date; readonly message: string } | null;
  /** Counts up when answers given before may be outdated: after a recovery, and after an import. */
  readonly epoch: number;
}

const listeners = new Set<() => void>();
let connection: Connection = { away: null, epoch: 0 };

function become(next: Connection): void {
  connection = next;
  for (const listener of listeners) listener();
}

/** The page's view of its connection; filled by every answer and by the status that is asked now and then. */
export const connectionStore = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: (): Connection => connection,
  lost: (message: string): void => {
    if (connection.away === null) become({ ...connection, away: { since: new Date(), message } });
  },
  /** The status was answered: what failed meanwhile is asked again. */
  recovered: (): void => {
    if (connection.away !== null) become({ away: null, epoch: connection.epoch + 1 });
  },
  changed: (): void => {
    become({ ...connection, epoch: connection.epoch + 1 });
  },
} as const;
