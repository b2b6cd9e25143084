import type { Transaction } from '../driver/database.ts';
import { personRoles } from '../model/vocabulary.ts';
import type { Statement } from './statement.ts';

/** Gives the persons of new employment statements the labels of their roles. */
export async function labelPersons(transaction: Transaction, statements: readonly Statement[]): Promise<void> {
  for (const role of personRoles) {
    const inRole = statements.filter(({ properties }) => properties['role'] === role.toUpperCase());
    const keys = [...new Set(inRole.map(({ to }) => to))];
    if (keys.length === 0) continue;
    await transaction.run(`UNWIND $keys AS key MATCH (p:Person {key: key}) WHERE NOT p:${role} SET p:${role}`, {
      keys,
    });
  }
}
