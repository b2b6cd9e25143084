import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { Lease } from '#graph/ingest/lease.ts';
import { runImport } from '#seed/import/import.ts';
import { withDesignationLists } from '../../with-empty-data.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const subaward = (number: string, amount: string, subawardee = 'SUBSUBSUBSU9') => ({
  prime_award_unique_key: 'CONT_AWD_FA875019F0001_9700_FA875018D0001_9700',
  prime_awardee_uei: 'ABCDEFGHJK19',
  prime_awardee_name: 'Invented Prime',
  subaward_sam_report_id: `report-${number}`,
  subaward_number: number,
  subaward_amount: amount,
  subaward_action_date: '2025-02-19',
  subawardee_uei: subawardee,
  subawardee_name: `Invented ${subawardee}`,
  subaward_primary_place_of_performance_country_code: 'CHN',
});

test('a download is imported once; a newer one of the same name closes statements that it lacks', async () => {
  const database = await withDesignationLists();
  const path = join(await temporaryFolder(), 'Contracts_Subawards.csv');
  const write = (rows: readonly object[]) => writeFile(path, stringify([...rows], { header: true }));
  const request = { format: 'usaspending-subawards', paths: [path] };
  const hops = () =>
    database.read(
      `MATCH (a:Organization)-[s:SUBCONTRACTS_TO]->(b:Organization)
       RETURN a.key AS a, b.key AS b, s.contract AS contract, s.amount AS amount, s.performedIn AS country,
              toString(s.validFrom) AS validFrom, s.dataClass AS dataClass ORDER BY b, amount`,
    );
  const hop = {
    a: 'ABCDEFGHJK19',
    b: 'SUBSUBSUBSU9',
    contract: 'CONT_AWD_FA875019F0001_9700_FA875018D0001_9700',
    country: 'CN',
    validFrom: '2025-02-19',
    dataClass: 'DOCUMENTED',
  };
  await write([subaward('1', '-5.00'), subaward('2', '7', 'THIRDTHIRD12'), subaward('3', '12,5x')]);
  const first = await runImport(database, request);
  expect(first).toMatchObject({ wentIn: true, total: { rejected: 1 }, rejectsFile: `${path}.rejects.csv` });
  expect(await hops()).toEqual([
    { ...hop, amount: -5 },
    { ...hop, b: 'THIRDTHIRD12', amount: 7 },
  ]);
  expect(await runImport(database, request)).toMatchObject({ changed: false });

  await write([subaward('1', '6')]);
  const newer = await runImport(database, request);
  expect(newer).toMatchObject({ changed: true, rejectsFile: null });
  expect(await hops()).toEqual([{ ...hop, amount: 6 }]);
  const [vehicle] = await database.read(
    `MATCH (:Contract {key: $order})-[:UNDER]->(v:Contract) RETURN collect(DISTINCT v.key) AS keys`,
    { order: hop.contract },
  );
  expect(vehicle).toEqual({ keys: ['CONT_IDV_FA875018D0001_9700'] });
});

/** The same subaward as the API of SAM.gov has it. */
const record = (amount: string) => ({
  primeContractKey: subaward('1', amount).prime_award_unique_key,
  primeEntityUei: 'ABCDEFGHJK19',
  primeEntityName: 'Invented Prime',
  subAwardReportId: 'report-1',
  subAwardNumber: '1',
  subAwardAmount: amount,
  subAwardDate: '2025-02-19',
  subEntityUei: 'SUBSUBSUBSU9',
  subEntityLegalBusinessName: 'Invented Sub',
});

test.each([
  [
    'usaspending-subawards',
    'subawards.csv',
    // The last one differs in what is not stored.
    stringify(
      [
        ...['5', '6', '5', '7'].map((amount) => subaward('1', amount)),
        { ...subaward('1', '5'), prime_award_project_title: 'Another title' },
        subaward('2', '12,5x'),
      ],
      { header: true, columns: [...Object.keys(subaward('1', '5')), 'prime_award_project_title'] },
    ),
    4,
  ],
  [
    'sam-subawards',
    'page.json',
    JSON.stringify({ totalPages: 1, data: ['5', '6', '5', '7', '5', '12,5x'].map(record) }),
    3,
  ],
] as const)(
  'a subaward that a file of %s repeats is stored once, and the report says so; with another amount it is a report of its own',
  async (format, name, content, line) => {
    const database = await withDesignationLists();
    const path = join(await temporaryFolder({ [name]: content }), name);
    const request = { format, paths: [path] };
    for (const [counts, dryRun] of [
      [{ created: 3, unchanged: 2 }, true],
      [{ created: 3, unchanged: 2 }, false],
      [{ created: 0, unchanged: 5 }, false],
    ] as const) {
      const result = await runImport(database, { ...request, dryRun });
      // All six rows of the file are counted.
      expect(result.tables.subcontracts).toEqual({ changed: 0, closed: 0, rejected: 1, ...counts });
      expect(result.notices.filter(({ kind }) => kind === 'repeated')).toEqual([
        {
          kind: 'repeated',
          file: name,
          column: null,
          line,
          message:
            '2 rows repeat an earlier row of the same source in all that is stored: stored once, and counted as unchanged',
          count: 1,
        },
      ]);
    }
    const amounts = await database.read(
      'MATCH (:Organization)-[s:SUBCONTRACTS_TO]->(:Organization) RETURN s.amount AS amount ORDER BY amount',
    );
    expect(amounts.map(({ amount }) => amount)).toEqual([5, 6, 7]);
  },
);

test('what a file stated before stays if its row cannot be read now, unless another row of the report can', async () => {
  const database = await withDesignationLists();
  const path = join(await temporaryFolder(), 'Contracts_Subawards.csv');
  const importRows = async (rows: readonly object[]) => {
    await writeFile(path, stringify([...rows], { header: true }));
    return runImport(database, { format: 'usaspending-subawards', paths: [path] });
  };
  const hops = () =>
    database.read(
      `MATCH (c:Contract)-[:AWARDED_TO]->(:Organization)-[s:SUBCONTRACTS_TO {contract: c.key}]->(b:Organization)-[:REGISTERED_IN]->(n:Country)
       RETURN b.key AS b, b.name AS name, n.key AS country, s.amount AS amount ORDER BY b, amount`,
    );
  const contract = { prime_award_unique_key: 'CONT_AWD_N0001_9700_-NONE-_-NONE-' };
  const abroad = { ...subaward('1', '5', 'THIRDTHIRD12'), ...contract, subawardee_country_code: 'CHN' };
  const [first, second] = ['6', '7'].map((amount) => ({
    ...subaward(amount, amount),
    subaward_sam_report_id: 'shared',
    subawardee_country_code: 'USA',
  }));
  await importRows([abroad, first ?? {}, second ?? {}]);
  const before = await hops();
  expect(before.map(({ amount }) => amount)).toEqual([6, 7, 5]);

  const newer = await importRows([
    { ...abroad, subaward_amount: '12,5x' },
    { ...first, subaward_action_date: 'last week' },
    { ...second, subaward_amount: '8' },
  ]);
  expect(newer).toMatchObject({ total: { rejected: 2, closed: 2 } });
  expect(await hops()).toEqual([{ ...before[0], amount: 8 }, before[2]]);
});

test('another agency’s file of the same name is refused; a newer version and a file with a new timestamp are not', async () => {
  const database = await withDesignationLists();
  const folder = await temporaryFolder();
  const write = async (agency: string, piid: string) => {
    await mkdir(join(folder, agency), { recursive: true });
    const key = `CONT_AWD_${piid}_9700_GS00Q14_4730`;
    const path = join(folder, agency, 'subawards.csv');
    await writeFile(path, stringify([{ ...subaward('1', '5'), prime_award_unique_key: key }], { header: true }));
    return path;
  };
  const navy = await write('navy', 'N0001');
  const request = (path: string) => ({ format: 'usaspending-subawards', paths: [path] });
  await utimes(navy, new Date('2025-01-01T12:00:00Z'), new Date('2025-01-01T12:00:00Z'));
  await runImport(database, request(navy));
  await utimes(navy, new Date('2025-02-02T12:00:00Z'), new Date('2025-02-02T12:00:00Z'));
  expect(await runImport(database, request(navy))).toMatchObject({ changed: false });

  // Both files have orders of one vehicle, which does not make them versions of one file.
  const army = await write('army', 'W0001');
  await expect(runImport(database, request(army))).rejects.toThrow(
    /^subawards\.csv: a file of this name was imported before/,
  );
  await expect(runImport(database, { ...request(army), dryRun: true })).rejects.toThrow(
    /import it on the command line with --replace/,
  );
  const header = join(folder, 'subawards.csv');
  await writeFile(header, `${Object.keys(subaward('1', '5')).join(',')}\n`);
  await expect(runImport(database, request(header))).rejects.toThrow(/has none of its awards/);
  expect(await runImport(database, { ...request(army), replace: true })).toMatchObject({ changed: true });
});

test('of two files of the same name that are imported at the same time, the second is refused', async () => {
  const database = await withDesignationLists();
  const folder = await temporaryFolder();
  const lease = await Lease.acquire(database, 'a test', () => undefined);
  const imports = ['navy', 'army'].map(async (agency) => {
    const path = join(folder, agency, 'subawards.csv');
    await mkdir(join(folder, agency));
    const key = `CONT_AWD_${agency}_9700_GS00Q14_4730`;
    await writeFile(path, stringify([{ ...subaward('1', '5'), prime_award_unique_key: key }], { header: true }));
    let isWaiting: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      isWaiting = resolve;
    });
    const onProgress = (message: string) => {
      if (message.startsWith('Waiting')) isWaiting();
    };
    const ended = runImport(database, { format: 'usaspending-subawards', paths: [path], onProgress });
    ended.catch(() => undefined);
    await waiting;
    return { ended };
  });
  const begun = await Promise.all(imports);
  await lease.release();
  const outcomes = await Promise.allSettled(begun.map(({ ended }) => ended));
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await database.read(`MATCH ()-[s:SUBCONTRACTS_TO]->() RETURN count(s) AS count`)).toEqual([{ count: 1 }]);
});

test('a report whose row has too many or too few cells stays as the source last said', async () => {
  const database = await withDesignationLists();
  const path = join(await temporaryFolder(), 'Contracts_Subawards.csv');
  const request = { format: 'usaspending-subawards', paths: [path] };
  const rows = [
    subaward('1', '5'),
    subaward('2', '7', 'THIRDTHIRD12'),
    subaward('3', '9', 'FOURFOURFOU4'),
    subaward('4', '1', 'FIFTHFIFTH15'),
  ];
  const [header = '', first = '', second = '', , fourth = ''] = stringify(rows, { header: true }).split('\n');
  await writeFile(path, stringify(rows, { header: true }));
  await runImport(database, request);
  await writeFile(path, [header, `${first},more`, second.slice(0, second.lastIndexOf(',')), fourth, ''].join('\n'));
  expect(await runImport(database, request)).toMatchObject({ total: { rejected: 2 } });
  const hops = await database.read('MATCH ()-[s:SUBCONTRACTS_TO]->(b) RETURN b.key AS b ORDER BY b');
  expect(hops.map(({ b }) => b)).toEqual(['FIFTHFIFTH15', 'SUBSUBSUBSU9', 'THIRDTHIRD12']);
});

/** A transaction of a contract, in the form of a monthly archive. */
const transaction = (day: string, recipient: string, parent: string) => ({
  contract_transaction_unique_key: `t-${day}`,
  contract_award_unique_key: 'CONT_AWD_FA875019F0001_9700_-NONE-_-NONE-',
  action_date: day,
  recipient_uei: recipient,
  recipient_name: `Invented ${recipient}`,
  recipient_parent_uei: parent,
});

test('a contract whose transactions are in the archives of two years has the prime of the latest, if they are imported together', async () => {
  const database = await withDesignationLists();
  const fileOf = (year: number) => `FY${year}_097_Contracts_Full_20260106_1.csv`;
  const company = 'OLDOLDOLDOL1';
  const folder = await temporaryFolder({
    [fileOf(2023)]: stringify([transaction('2023-02-01', company, 'FORMERFORMER')], { header: true }),
    [fileOf(2025)]: stringify(
      [
        transaction('2025-03-01', 'NEWNEWNEWNE2', ''),
        {
          ...transaction('2025-01-01', company, 'PARENTPARENT'),
          contract_award_unique_key: 'CONT_AWD_FA875019F0002_9700_-NONE-_-NONE-',
        },
      ],
      { header: true },
    ),
  });
  const request = { format: 'usaspending-awards', paths: [2023, 2025].map((year) => join(folder, fileOf(year))) };
  const contract = () =>
    database.read(
      `MATCH (c:Contract {key: 'CONT_AWD_FA875019F0001_9700_-NONE-_-NONE-'})
       RETURN c.prime AS prime, COLLECT { MATCH (c)-[:AWARDED_TO]->(o) RETURN o.key ORDER BY o.key } AS primes,
         COLLECT { MATCH (o)-[:OWNS]->(:Organization {key: $company}) RETURN o.key ORDER BY o.key } AS owners`,
      { company },
    );
  const expected = [{ prime: 'NEWNEWNEWNE2', primes: ['NEWNEWNEWNE2'], owners: ['PARENTPARENT'] }];
  expect(await runImport(database, request)).toMatchObject({ total: { rejected: 0 } });
  expect(await contract()).toEqual(expected);
  expect(await runImport(database, request)).toMatchObject({ changed: false });
  expect(await contract()).toEqual(expected);
});

test('an order is under its vehicle, and that under a schedule, whichever row comes first', async () => {
  const database = await withDesignationLists();
  const bpa = 'CONT_IDV_HC102819A0001_9700';
  const order = {
    contract_award_unique_key: 'CONT_AWD_HC102820F0001_9700_HC102819A0001_9700',
    parent_award_id_piid: 'HC102819A0001',
    parent_award_agency_id: '9700',
    recipient_uei: 'ABCDEFGHJK19',
  };
  const vehicle = {
    ...order,
    contract_award_unique_key: bpa,
    parent_award_id_piid: 'GS35F0001X',
    parent_award_agency_id: '4730',
  };
  const folder = await temporaryFolder({ 'awards.csv': stringify([order, vehicle], { header: true }) });
  const request = { format: 'usaspending-awards', paths: [join(folder, 'awards.csv')] };
  expect(await runImport(database, request)).toMatchObject({ total: { rejected: 0 } });
  const under = await database.read(
    `MATCH (:Contract {key: $order})-[:UNDER]->(b)-[:UNDER]->(s) RETURN DISTINCT b.key AS bpa, s.key AS schedule`,
    { order: order.contract_award_unique_key },
  );
  expect(under).toEqual([{ bpa, schedule: 'CONT_IDV_GS35F0001X_4730' }]);
  expect(await runImport(database, request)).toMatchObject({ changed: false });
});
