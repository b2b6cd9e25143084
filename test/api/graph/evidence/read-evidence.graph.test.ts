import { expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { currentEvidence } from '#graph/evidence/evidence-statements.ts';
import { readEvidence } from '#graph/evidence/read-evidence.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import { exposuresOfAccesses } from '#test/api/graph/exposures/exposures-of-accesses.ts';
import { chainFiles } from '#test/chain-files.ts';
import { importPackage } from '#test/import-package.ts';
import type { PackageFiles } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

const many = 1200;
const numbers = Array.from({ length: many }, (_, at) => at);

/** Reads the evidence of an access, and counts the Cypher statements. */
async function read(database: Database, access: string) {
  let statements = 0;
  const evidence = await database.readTransaction((transaction) =>
    readEvidence(
      (name, parameters) => {
        statements += 1;
        return currentEvidence(transaction)(name, parameters);
      },
      [access],
      { withProperties: true },
    ),
  );
  return { evidence, statements };
}

test('a prime’s and a subcontractor’s unrelated subcontracts are not read', async () => {
  const database = await withEmptyData();
  const files: PackageFiles = {
    ...chainFiles,
    'organizations.csv': [
      ...chainFiles['organizations.csv'],
      ...numbers.map((at) => ({ id: `N${at}`, name: `N${at}` })),
    ],
    'contracts.csv': [...chainFiles['contracts.csv'], { id: 'C2', prime: 'O1' }],
    'subcontracts.csv': [
      ...chainFiles['subcontracts.csv'],
      // The same prime under another contract, the same prime under this one, and the same subcontractor.
      ...numbers.map((at) => ({ contract: 'C2', contractor: 'O1', subcontractor: `N${at}` })),
      ...numbers.map((at) => ({ contract: 'C1', contractor: 'O1', subcontractor: `N${at}` })),
      ...numbers.map((at) => ({ contract: 'C2', contractor: `N${at}`, subcontractor: 'O2' })),
    ],
  };
  await importPackage(database, files);
  const { evidence, statements } = await read(database, 'A1');
  expect(evidence.subcontracts.map(({ contractor, subcontractor }) => [contractor, subcontractor])).toEqual([
    ['O1', 'O2'],
  ]);
  expect(statements).toBeLessThan(25);
  const [exposure] = await exposuresOfAccesses({ database }, ['A1'], makeFilter('2025-01-01'));
  expect(exposure).toMatchObject({ chain: ['O1', 'O2'], lineage: 'COMPLETE', accountable: 'O2' });
});

test('under a vehicle with very many orders, an employer without a contract is found on the order it works on', async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    ...chainFiles,
    'organizations.csv': [...chainFiles['organizations.csv'], { id: 'O3', name: 'Popular' }],
    'contracts.csv': [
      ...chainFiles['contracts.csv'],
      ...numbers.map((at) => ({ id: `ORDER${at}`, parent: 'C1', prime: 'O2' })),
      { id: 'ELSEWHERE', prime: 'O1' },
    ],
    'subcontracts.csv': [
      { contract: 'ORDER7', contractor: 'O2', subcontractor: 'O3' },
      { contract: 'ELSEWHERE', contractor: 'O1', subcontractor: 'O3' },
    ],
    'employment.csv': [{ organization: 'O3', person: 'P1', role: 'engineer' }],
    'escorts.csv': [],
  });
  const { evidence, statements } = await read(database, 'A1');
  expect(evidence.subcontracts.map(({ contract }) => contract)).toEqual(['ORDER7']);
  expect(statements).toBeLessThan(25);
  expect(await exposuresOfAccesses({ database }, ['A1'], makeFilter('2025-01-01'))).toMatchObject([
    {
      contract: 'ORDER7',
      chain: ['O2', 'O3'],
      lineage: 'INFERRED',
      gaps: ['NO_ESCORT_ON_RECORD', 'EMPLOYMENT_NAMES_NO_CONTRACT', 'RELATED_CONTRACT'],
    },
  ]);
});

test('a hop is shown with all its statements and their other properties', async () => {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  const [exposure] = await exposuresOfAccesses({ database }, ['A1'], makeFilter('2025-01-01'));
  const [subcontract] = exposure?.path ?? [];
  expect(subcontract).toMatchObject({
    type: 'SUBCONTRACTS_TO',
    from: { label: 'Organization', key: 'O1' },
    to: { label: 'Organization', key: 'O2' },
    under: 'C1',
    statements: [{ source: 'S1', dataClass: 'DOCUMENTED', properties: { amount: 1000, subawardNumber: '1' } }],
  });
});
