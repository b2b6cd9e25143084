import { expect, test } from 'vitest';
import type { Plan } from '#graph/database/database.ts';
import { evidenceStatements } from '#graph/evidence/evidence-statements.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

function operatorsOf({ operator, children }: Plan): string[] {
  return [operator, ...children.flatMap(operatorsOf)];
}

test('no evidence query scans all nodes or relationships', async () => {
  // The other database does not plan for the number of keys.
  const database = await withEmptyData('spare');
  const limits = { rows: 1, milliseconds: 60_000, bytes: 1e6, signal: new AbortController().signal, tag: 'test' };
  for (const [name, statement] of Object.entries(evidenceStatements)) {
    const parameters = { keys: name === 'subcontracts' ? [['a', 'b']] : ['a'], withProperties: true };
    const plan = await database.explain(limits, statement, parameters);
    const scans = operatorsOf(plan).filter((operator) => operator.includes('Scan'));
    // There are about 250 countries.
    expect([name, scans]).toEqual([name, name === 'countryDesignations' ? ['NodeByLabelScan'] : []]);
  }
});
