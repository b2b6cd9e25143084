import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestRecord } from './request-record.ts';

const requests = new AsyncLocalStorage<RequestRecord>();

/** Which request something is done for, without each function being told. */
export const requestScope = {
  run: <T>(record: RequestRecord, work: () => T): T => requests.run(record, work),
  /** Null: for none, or for one that is over. */
  current: (): RequestRecord | null => {
    const record = requests.getStore();
    return record === undefined || record.isOver ? null : record;
  },
} as const;
