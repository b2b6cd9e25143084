import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { withDocumentedCase } from '../../documented-case.ts';
import { importPackage } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

const finding = z.object({ sentence: z.string(), support: z.string(), hop: z.object({ type: z.string() }).nullable() });
const answer = z.object({
  brief: z.object({
    day: z.string().nullable(),
    status: z.string(),
    headline: z.string(),
    certainty: z.array(z.string()),
    accesses: z.number(),
    mayNotHaveBegun: z.number(),
    chains: z.number(),
    chainsRead: z.number(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    established: z.array(finding),
    contested: z.array(finding),
    single: z.array(finding),
    notOnRecord: z.array(z.object({ question: z.string(), gap: z.string().nullable(), accesses: z.number() })),
    claims: z.array(z.object({ statedOn: z.string(), stance: z.string(), claimant: z.string().nullable() })),
  }),
});

const document = `query ($filter: ExposureFilter) { brief(filter: $filter) {
  day status headline certainty accesses mayNotHaveBegun chains chainsRead from to
  established { sentence support hop { type } } contested { sentence support hop { type } } single { sentence support hop { type } }
  notOnRecord { question gap accesses } claims { statedOn stance claimant } } }`;

const briefOf = async (served: ServedGraph, filter: object) =>
  answer.parse(await served.data(document, { filter })).brief;

let documented: ServedGraph;
beforeAll(async () => {
  documented = await serveGraph(await withDocumentedCase());
});

test('the brief of the documented case says who is reported to have reached what, and who says that it ended', async () => {
  const brief = await briefOf(documented, { asOf: '2026-06-01' });
  expect(brief).toMatchObject({
    day: '2025-07-17',
    status: 'Exposed until 17 July 2025',
    headline:
      'ProPublica reported in July 2025 that Microsoft engineers in China helped maintain Defense Department clouds at Impact Levels 4 and 5, supervised by US escorts hired through subcontractors such as Insight Global.',
    mayNotHaveBegun: 0,
    accesses: 2,
    chains: 2,
    chainsRead: 2,
    from: null,
    to: '2025-07-18',
  });
  expect(brief.certainty.slice(0, 2)).toEqual([
    'First reported on 15 July 2025 by ProPublica.',
    'Closed per Microsoft, not independently confirmed.',
  ]);
  // What is said of the company, and not of a hop, is in the time line too.
  expect(brief.claims).toContainEqual({ statedOn: '2025-08-27', stance: 'ASSERTS', claimant: 'Secretary of Defense' });
  const [, banned] = brief.contested;
  expect(banned?.sentence).toContain('The Pentagon bans foreign citizens');
  expect(brief.contested).toEqual([
    {
      sentence: 'The practice was disclosed to the US government during an authorization process',
      support:
        'yes: Microsoft; no: ProPublica, and a spokesperson of the Defense Information Systems Agency, quoted by ProPublica, and former officials, speaking to ProPublica',
      hop: null,
    },
    {
      sentence: banned?.sentence,
      support: 'yes: ProPublica; no: Chairman, Senate Select Committee on Intelligence',
      hop: null,
    },
  ]);
  expect(brief.notOnRecord.map(({ question }) => question)).toEqual([
    'Under which contract?',
    'How many are they: China-based engineers and Digital escorts?',
    'Since when?',
  ]);
  const days = brief.claims.map(({ statedOn }) => statedOn);
  expect(days.length).toBeGreaterThan(10);
  expect(days).toEqual(days.toSorted());
});

test('what two publishers of their own words say is established; each statement is in one list alone', async () => {
  const { established, contested, single } = await briefOf(documented, { asOf: '2025-07-17' });
  expect(established.map(({ sentence }) => sentence)).toContain('Digital escorts escorted China-based engineers');
  for (const { support } of established) expect(support).toMatch(/ and /);
  const sentences = [...established, ...contested, ...single].map(({ sentence }) => sentence);
  expect(new Set(sentences).size).toBe(sentences.length);
  expect(sentences).toContain('Microsoft employs China-based engineers');
  expect(established[0]).toMatchObject({ support: 'ProPublica, Reuters, SANS Institute and United States Senate' });
});

test('the brief obeys every condition, and says if nothing meets them', async () => {
  expect(await briefOf(documented, { asOf: '2025-07-17', minImpactLevel: 5 })).toMatchObject({
    accesses: 1,
    chains: 1,
  });
  expect(await briefOf(documented, { asOf: '2025-07-17', countries: ['RU'] })).toMatchObject({
    day: null,
    status: 'Nothing exposed on record under these conditions',
    headline: 'No access of foreign personnel to any of the 2 systems on record is known under these conditions.',
    established: [],
    claims: [],
  });
});

test('the brief of many chains counts, and reads the twelve most urgent ones', async () => {
  const database = await withEmptyData();
  const served = await serveGraph(database);
  expect((await briefOf(served, {})).headline).toBe('No system is on record.');
  const numbers = Array.from({ length: 15 }, (_, at) => String(at));
  await importPackage(database, {
    'sources.csv': [{ id: 'S1', publisher: 'An agency', data_class: 'documented' }],
    'agencies.csv': [{ id: 'G', source: 'S1' }],
    'systems.csv': [{ id: 'Y1', name: 'One', agency: 'G', impact_level: 5, source: 'S1' }],
    'organizations.csv': [{ id: 'O1', name: 'Globex', country: 'US', source: 'S1' }],
    'contracts.csv': [{ id: 'C1', prime: 'O1', agency: 'G', source: 'S1' }],
    'people.csv': numbers.map((id) => ({ id: `E${id}`, source: 'S1' })),
    'locations.csv': numbers.map((id) => ({ person: `E${id}`, country: id === '0' ? 'RU' : 'CN', source: 'S1' })),
    'employment.csv': numbers.map((id) => ({
      organization: 'O1',
      person: `E${id}`,
      contract: 'C1',
      role: 'engineer',
      source: 'S1',
    })),
    'access.csv': numbers.map((id) => ({
      id: `A${id}`,
      person: `E${id}`,
      system: 'Y1',
      contract: 'C1',
      mode: 'direct',
      basis: 'authorized',
      valid_from: '2024-01-01',
      source: 'S1',
    })),
  });
  const brief = await briefOf(served, {});
  expect(brief).toMatchObject({ accesses: 15, chains: 15, chainsRead: 12, from: '2024-01-01', to: null });
  expect(brief.headline).toBe(
    'Personnel in China (14 of 15 accesses) and Russia (1), employed by Globex, have access to 1 of 1 system on record.',
  );
  expect(brief.certainty.at(-1)).toMatch(/^Of the 12 most urgent chains: 0 points established, 0 disputed, /);
  expect(brief.single.every(({ support }) => support === 'An agency')).toBe(true);
});

test('what is documented reads as reported if the employer that it names is only reported', async () => {
  const database = await withEmptyData();
  const served = await serveGraph(database);
  const files = (employment: string) => ({
    'sources.csv': [{ id: 'S1', publisher: 'An agency', data_class: 'documented' }],
    'agencies.csv': [{ id: 'G' }],
    'systems.csv': [{ id: 'Y1', name: 'One', agency: 'G', impact_level: 5 }],
    'organizations.csv': [
      { id: 'O1', name: 'Globex', country: 'US' },
      { id: 'O2', name: 'Initech', country: 'US' },
    ],
    'contracts.csv': [{ id: 'C1', prime: 'O2', agency: 'G' }],
    'people.csv': [{ id: 'E1' }, { id: 'X1' }],
    'locations.csv': [{ person: 'E1', country: 'CN' }],
    'employment.csv': [
      { organization: 'O1', person: 'E1', contract: 'C1', role: 'engineer', data_class: employment },
      { organization: 'O2', person: 'X1', contract: 'C1', role: 'escort' },
    ],
    'access.csv': [{ id: 'A1', person: 'E1', system: 'Y1', contract: 'C1', mode: 'escorted', basis: 'observed' }],
    'escorts.csv': [{ escort: 'X1', access: 'A1' }],
  });
  await importPackage(database, files('documented'));
  expect((await briefOf(served, {})).headline).toBe(
    'Personnel in China, employed by Globex, reach a system through escorts supplied by Initech: One.',
  );
  await importPackage(database, files('reported'));
  expect((await briefOf(served, {})).headline).toBe(
    'Personnel in China, employed by Globex, are reported to reach a system through escorts supplied by Initech: One.',
  );
});
