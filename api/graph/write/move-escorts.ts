import type { Transaction } from '../driver/database.ts';

/**
 * Lets the escorts that other sources state of these accesses end on the person whose access it is now. A relationship can't be
 * moved, so the statement is made again as it was.
 */
export async function moveEscorts(transaction: Transaction, accesses: readonly string[]): Promise<void> {
  await transaction.run(
    `UNWIND $accesses AS access
     MATCH (person:Person)-[a:ACCESSES {access: access}]->() WHERE a.supersededAt IS NULL
     WITH DISTINCT access, person
     MATCH (escort)-[r:ESCORTS {access: access}]->(before) WHERE r.supersededAt IS NULL AND before <> person
     WITH escort, person, r, properties(r) AS stated
     DELETE r
     CREATE (escort)-[moved:ESCORTS]->(person) SET moved = stated`,
    { accesses },
  );
}
