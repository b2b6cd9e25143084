import neo4j from 'neo4j-driver';
import type { Driver } from 'neo4j-driver';

export interface Login {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

/** A driver as Subtier wants it; it connects when something is asked. */
export function openDriver({ uri, user, password }: Login): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(user, password), {
    useBigInt: true,
    userAgent: 'subtier',
    connectionTimeout: 10_000,
    connectionAcquisitionTimeout: 30_000,
    maxTransactionRetryTime: 30_000,
    notificationFilter: { minimumSeverityLevel: 'OFF' },
  });
}
