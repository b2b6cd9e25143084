import { expect, test } from 'vitest';
import type { Plan, Transaction } from '#graph/database/database.ts';
import { currentEvidence, evidenceNames } from '#graph/evidence/evidence-statements.ts';
import { rewoundEvidence } from '#graph/evidence/rewound.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

function operatorsOf({ operator, children }: Plan): string[] {
  return [operator, ...children.flatMap(operatorsOf)];
}

test.each([
  ['as it is', null],
  ['as it was', { at: new Date(), sources: {}, madeLater: ['k'], supersededLater: ['k'] }],
])('no query of evidence %s scans all nodes or relationships', async (_, moment) => {
  // The other database does not plan for the number of keys.
  const database = await withEmptyData('spare');
  const limits = { rows: 1, milliseconds: 60_000, bytes: 1e6, signal: new AbortController().signal, tag: 'test' };
  for (const name of evidenceNames) {
    const parameters = { keys: name === 'subcontracts' ? [['a', 'b']] : ['a'], withProperties: true };
    const explained: Promise<Plan>[] = [];
    const transaction: Transaction = {
      run: (text, given) => {
        explained.push(database.explain(limits, text, given));
        return Promise.resolve([]);
      },
    };
    await (moment === null ? currentEvidence(transaction) : rewoundEvidence(transaction, moment))(name, parameters);
    const [plan] = await Promise.all(explained);
    if (plan === undefined) throw new Error('nothing ran');
    const scans = operatorsOf(plan).filter((operator) => operator.includes('Scan'));
    // There are about 250 countries.
    expect([name, scans]).toEqual([name, name === 'countryDesignations' ? ['NodeByLabelScan'] : []]);
  }
});
