import { z } from 'zod';
import type { Database } from '../driver/database.ts';
import type { TableName } from '../model/vocabulary.ts';
import type { ContractParents } from './contract-parents.ts';
import type { KnownKeys } from './known-keys.ts';

const foundRow = z.object({ key: z.string(), id: z.string(), from: z.string(), to: z.string() });

/** `$keys` → what could contradict an input of earlier statements, by table. */
const statements: Partial<Record<TableName, string>> = {
  access: `UNWIND $keys AS key MATCH (p)-[r:ACCESSES {key: key}]->(s)
    RETURN key, r.access AS id, p.key AS from, s.key AS to`,
  escorts: `UNWIND $keys AS key MATCH (e)-[r:ESCORTS {key: key}]->(p)
    RETURN key, r.access AS id, e.key AS from, p.key AS to`,
  contracts: `UNWIND $keys AS key MATCH (c)-[r:DESCRIBED_BY {key: key}]->() WHERE r.parent IS NOT NULL
    RETURN key, c.key AS id, c.key AS from, r.parent AS to`,
};

/**
 * Of earlier statements those that can't stay beside what the input states: an access of another person or system, an escort who is the
 * engineer now, a contract that would be under itself.
 */
export async function findContradicted(
  database: Database,
  table: TableName,
  keys: readonly string[],
  input: { readonly known: KnownKeys; readonly parents: ContractParents },
): Promise<ReadonlySet<string>> {
  const statement = statements[table];
  if (statement === undefined || keys.length === 0) return new Set();
  const rows = z.array(foundRow).parse(await database.read(statement, { keys }));
  if (table === 'contracts') await input.parents.fetchAbove(rows.map(({ to }) => to));
  const isContradicted = ({ id, from, to }: z.infer<typeof foundRow>): boolean => {
    const ends = input.known.accessEnds(id);
    switch (table) {
      case 'access':
        return ends !== undefined && (ends.person !== from || ends.system !== to);
      case 'escorts':
        return ends?.person === from;
      default: {
        if (input.parents.isAbove(id, to)) return true;
        input.parents.add(id, to);
        return false;
      }
    }
  };
  return new Set(rows.filter(isContradicted).map(({ key }) => key));
}
