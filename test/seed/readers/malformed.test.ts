import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFailure } from '#graph/failure.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import type { ParsedInput } from '#seed/readers/format.ts';
import { formats } from '#seed/readers/formats.ts';
import { runs } from '#test/runs.ts';
import { readWhole } from '../read-whole.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { extract, record } from './sam-extract/write-extract.ts';
import { entityRecord, gleifFile, relationshipRecord } from './gleif/write-gleif.ts';

/** Records of arbitrary cells, in the form of a format. */
interface Sample {
  readonly file: string;
  /** Valid values by column; each is replaced by arbitrary text in some records. */
  readonly valid: Readonly<Record<string, string>>;
  readonly write: (records: readonly Readonly<Record<string, string>>[]) => string;
  /** The table with a row for each accepted record. */
  readonly table: TableName;
  readonly others?: Readonly<Record<string, string>>;
  /** Records that `write` adds, since a file with no readable record is refused as a whole. */
  readonly added?: number;
}

const csv = (records: readonly Readonly<Record<string, string>>[], columns: readonly string[]) =>
  stringify([...records], { header: true, columns: [...columns], quoted: true }).replaceAll('\0', '');

const order = 'CONT_AWD_FA875019F0001_9700_FA875018D0001_9700';
const location = { person: 'P1', country: 'CN', valid_from: '2024-01-01', source: 's1', confidence: '50', row: '' };
const subaward = {
  prime_award_unique_key: order,
  prime_award_amount: '5',
  prime_award_period_of_performance_start_date: '2019-03-01',
  prime_awardee_uei: 'ABCDEFGHJK19',
  prime_awardee_name: 'Invented Prime',
  subaward_number: '4500-1',
  subaward_amount: '-12.50',
  subaward_action_date: '2025-02-19',
  subawardee_uei: 'SUBSUBSUBSU9',
  subawardee_name: 'Invented Sub',
  subawardee_country_code: 'CHN',
};
const award = {
  contract_award_unique_key: order,
  award_id_piid: 'FA875019F0001',
  current_total_value_of_award: '1500000.00',
  period_of_performance_start_date: '2019-03-01',
  awarding_sub_agency_code: '5700',
  recipient_uei: 'ABCDEFGHJK19',
  recipient_name: 'Invented Prime',
  recipient_parent_uei: 'PARENTPARENT',
  recipient_country_code: 'USA',
};
const samSubaward = {
  primeContractKey: order,
  subAwardNumber: '1',
  subAwardAmount: '48688',
  subAwardDate: '2025-02-20',
  subEntityUei: 'SUBSUBSUBSU9',
  subEntityLegalBusinessName: 'INVENTED SUB',
  primeEntityUei: 'ABCDEFGHJK19',
  primeEntityName: 'INVENTED PRIME',
};
const listing = {
  _id: 'r1',
  source: 'Entity List (EL) - Bureau of Industry and Security',
  entity_number: '7',
  type: 'Entity',
  name: 'INVENTED WORKS LTD',
  start_date: '2024-01-02',
  end_date: '',
  ids: '',
};
const registration = {
  1: 'F5D8RKAXL1M3',
  4: '1ABC2',
  6: 'A',
  12: 'INVENTED WORKS LLC',
  22: 'USA',
  30: 'USA',
  32: '2X',
};
const relationship = {
  child: '5493001KJTIIGC8Y1R12',
  childType: 'LEI',
  parent: 'INR2EJN1ERAN0W5ZP974',
  type: 'IS_DIRECTLY_CONSOLIDATED_BY',
  start: '2018-02-06T00:00:00.000Z',
  end: '',
  status: 'ACTIVE',
  registration: 'PUBLISHED',
};
const company = {
  lei: '5493001KJTIIGC8Y1R12',
  name: 'Invented Works Ltd',
  jurisdiction: 'US-DE',
  category: 'GENERAL',
  registration: 'ISSUED',
};
const statement = {
  recordType: 'entity',
  recordId: 'e1',
  statementDate: '2024-05-06',
  recordStatus: 'new',
  name: 'Invented Works Ltd',
  code: 'GB',
  lei: '5493001KJTIIGC8Y1R12',
};
const owned = {
  id: 'o1',
  schema: 'Ownership',
  owner: 'c1',
  asset: 'c2',
  percentage: '25',
  startDate: '2020',
  endDate: '2021-05',
};

const edge = { kind: 'OWNS', start: 'O1', end: 'O2', share_pct: '25', valid_from: '2020-01-01', interest: 'shares' };

const samples: Readonly<Record<string, Sample>> = {
  'chain-package': {
    file: 'locations.csv',
    valid: location,
    write: (records) => csv(records, Object.keys(location)),
    table: 'locations',
    others: { 'sources.csv': 'id\ns1\n' },
  },
  'usaspending-awards': {
    file: 'awards.csv',
    valid: award,
    write: (records) => csv(records, Object.keys(award)),
    table: 'contracts',
  },
  'usaspending-subawards': {
    file: 'subawards.csv',
    valid: subaward,
    write: (records) => csv(records, Object.keys(subaward)),
    table: 'subcontracts',
  },
  'sam-subawards': {
    file: 'page.json',
    valid: samSubaward,
    // A page none of whose records has a key is refused as another kind of file.
    write: (records) => JSON.stringify({ data: [samSubaward, ...records] }),
    table: 'subcontracts',
    added: 1,
  },
  'sam-extract': {
    file: 'extract.dat',
    valid: registration,
    write: (records) => extract(records.map((cells) => record(cells).replace(/[\r\n]/g, ' '))),
    table: 'organizations',
  },
  'consolidated-screening-list': {
    file: 'consolidated.csv',
    valid: listing,
    write: (records) => csv(records, Object.keys(listing)),
    table: 'designations',
  },
  gleif: {
    file: 'rr.xml',
    valid: relationship,
    write: (records) => gleifFile([relationship, ...records].map(relationshipRecord)),
    table: 'ownership',
    added: 1,
  },
  'gleif LEI data': {
    file: 'lei.xml',
    valid: company,
    write: (records) => gleifFile([company, ...records].map(entityRecord)),
    table: 'organizations',
    added: 1,
  },
  bods: {
    file: 'bods.jsonl',
    valid: statement,
    write: (records) => lines([statement, ...records].map(bodsStatement)),
    table: 'organizations',
    added: 1,
  },
  ftm: {
    file: 'entities.ftm.json',
    valid: owned,
    write: (records) => lines([owned, ...records].map(ftmEntity)),
    table: 'ownership',
    added: 1,
  },
  opengraph: {
    file: 'graph.json',
    valid: edge,
    write: openGraph,
    table: 'ownership',
  },
};

function openGraph(records: readonly Readonly<Record<string, string>>[]): string {
  const edges = records.map(({ kind, start, end, ...properties }) =>
    JSON.stringify({ kind, start: { value: start }, end: { value: end }, properties }),
  );
  const nodes = ['O1', 'O2'].map((id) => JSON.stringify({ id, kinds: ['Organization'] }));
  return `{"graph": {"nodes": [\n${nodes.join(',\n')}\n], "edges": [\n${edges.join(',\n')}\n]}}\n`;
}

function lines(records: readonly object[]): string {
  return records.map((each) => `${JSON.stringify(each)}\n`).join('');
}

function bodsStatement({ name, code, lei, ...rest }: Readonly<Record<string, string>>): object {
  const identifiers = [{ scheme: 'XI-LEI', id: lei }];
  return { statementId: 's', ...rest, recordDetails: { name, jurisdiction: { code }, identifiers } };
}

function ftmEntity({ id, schema, ...properties }: Readonly<Record<string, string>>): object {
  const listed = Object.entries(properties).map(([name, value]) => [name, [value]] as const);
  return { id, schema, properties: Object.fromEntries(listed) };
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', '-', '"', '|', '\\', 'a|b', '!end', '=1+1', '<b>x</b>', "'}) DETACH DELETE n //", '2025-02-30'),
  fc.constantFrom('1e999', '12,5x', '0001-01-01', '9999-12-31', 'XKX', '\u202eabc', 'x'.repeat(2000), '[]', '{}'),
);

/** Opens a sample's file with the format's reader. */
async function open(format: string, { file, others = {} }: Sample, content: string | Buffer): Promise<ParsedInput> {
  const reader = formats.find(({ name }) => name === format.split(' ', 1)[0]);
  if (reader === undefined) throw new TypeError(`There is no format ${format}.`);
  const folder = await temporaryFolder({ ...others, [file]: content });
  return reader.read([format === 'chain-package' ? folder : join(folder, file)]);
}

test('there is a sample of every format', () => {
  const sampled = new Set(Object.keys(samples).map((name) => name.split(' ', 1)[0]));
  expect([...sampled].sort()).toEqual(formats.map(({ name }) => name).sort());
});

test.each(Object.entries(samples))(
  '%s: each record is accepted, or dropped with a notice, or rejected with its line and a reason',
  async (format, sample) => {
    const cells = fc.record(
      Object.fromEntries(
        Object.entries(sample.valid).map(([column, value]) => [
          column,
          fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: hostile }),
        ]),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { maxLength: 12 }), async (records) => {
        const content = sample.write(records);
        const input = await open(format, sample, content);
        const { rows, rejects } = await readWhole(input);
        const dropped = input
          .notices()
          .flatMap(({ message, count }) => (message.startsWith('Records ') ? [count] : []));
        const own = rows.filter(
          ({ table, row }) => table === sample.table && (format !== 'usaspending-awards' || row !== null),
        );
        const accepted = new Set(own.map(({ at }) => at.line)).size;
        const read = records.length + (sample.added ?? 0);
        expect(accepted + rejects.length + dropped.reduce((sum, count) => sum + count, 0)).toBe(read);
        for (const { reason, line } of rejects) {
          expect(reason.length).toBeGreaterThan(5);
          expect(line).toBeGreaterThan(0);
        }
        await input.close();
      }),
      { numRuns: runs(60) },
    );
  },
);

test.each(Object.entries(samples))(
  '%s: a damaged file is read or refused with one sentence',
  async (format, sample) => {
    const whole = Buffer.from(sample.write([sample.valid, sample.valid]));
    const damage = fc.array(
      fc.tuple(fc.nat({ max: whole.length }), fc.nat({ max: 40 }), fc.uint8Array({ maxLength: 4 })),
      { minLength: 1, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(damage, async (places) => {
        let content = whole;
        for (const [at, removed, added] of places)
          content = Buffer.concat([content.subarray(0, at), added, content.subarray(at + removed)]);
        try {
          const input = await open(format, sample, content);
          for (const { reason } of (await readWhole(input)).rejects) expect(reason).not.toBe('');
          await input.close();
        } catch (error) {
          if (!isFailure(error, 'BAD_USER_INPUT')) throw error;
          expect(error.message).toMatch(/^.+\.$/s);
        }
      }),
      { numRuns: runs(100) },
    );
  },
);
