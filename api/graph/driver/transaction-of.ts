import type { ManagedTransaction } from 'neo4j-driver';
import type { Transaction } from './database.ts';
import { decodeRow } from './decode-row.ts';
import { encodeParameters } from './encode-parameters.ts';

/** The driver's transaction as ours. */
export function transactionOf(managed: ManagedTransaction): Transaction {
  return {
    async run(statement, parameters = {}) {
      const { records } = await managed.run(statement, encodeParameters(parameters));
      return records.map(decodeRow);
    },
  };
}
