import { Store } from '../store/store.ts';

/** Whether server and database answer, since when not, and how often what they hold has changed. */
export interface Connection {
  readonly away: { readonly since: Date; readonly message: string } | null;
  /** Counts up when answers given before may be outdated: after a recovery, and after an import. */
  readonly epoch: number;
}

const store = new Store<Connection>({ away: null, epoch: 0 });

/** The page's view of its connection; filled by every answer and by the status that is asked now and then. */
export const connectionStore = {
  subscribe: store.subscribe,
  get: store.get,
  lost: (message: string): void => {
    const connection = store.get();
    if (connection.away === null) store.set({ ...connection, away: { since: new Date(), message } });
  },
  /** The status was answered: what failed meanwhile is asked again. */
  recovered: (): void => {
    const { away, epoch } = store.get();
    if (away !== null) store.set({ away: null, epoch: epoch + 1 });
  },
  changed: (): void => {
    const connection = store.get();
    store.set({ ...connection, epoch: connection.epoch + 1 });
  },
} as const;
