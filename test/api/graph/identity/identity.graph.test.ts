import { beforeEach, expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import {
  decideIdentity,
  groupsOf,
  listIdentityDecisions,
  withdrawIdentity,
  withResolvedKeys,
} from '#graph/identity/decisions.ts';
import type { Pair } from '#graph/identity/decisions.ts';
import { findSuggestions } from '#graph/identity/suggestions.ts';
import { findLeads } from '#graph/leads/leads.ts';
import { wipeGraph } from '#graph/schema/wipe.ts';
import { localActor } from '#graph/roles.ts';
import { dumpGraph, dumpStatements, expectSame } from '#test/graph-dump.ts';
import { importPackage } from '#test/import-package.ts';
import type { PackageFiles } from '#test/import-package.ts';
import { withEmptyData } from '#test/with-empty-data.ts';

const lei = '5493001KJTIIGC8Y1R12';
const otherLei = 'INR2EJN1ERAN0W5ZP974';

/**
 * W (a contractor with its UEI) and L (in a register of owners, with no identifier) are one company, as only their names suggest. L is owned
 * by G in Germany. X and Y share an LEI, N1 and N2 a value that is no CAGE, and so do N3 and N4. Z has W's name in another country; the two
 * Marines have two LEIs.
 */
const files: PackageFiles = {
  'sources.csv': [
    { id: 'S1', title: 'Awards', data_class: 'documented' },
    { id: 'SYN-S', title: 'Generated', data_class: 'synthetic' },
  ],
  'organizations.csv': [
    { id: 'W', name: 'Invented Works, Inc.', country: 'US', source: 'S1' },
    { id: 'L', name: 'The INVENTED WORKS Corp', country: 'US', source: 'S1' },
    { id: 'Z', name: 'Invented Works', country: 'GB', source: 'S1' },
    { id: 'G', name: 'Erfundene Werke AG', country: 'DE', source: 'S1' },
    { id: 'X', name: 'Ex', lei, source: 'S1' },
    { id: 'Y', name: 'Why', lei: lei.toLowerCase(), source: 'S1' },
    { id: 'N1', name: 'Nobody', cage: 'n/a', source: 'S1' },
    { id: 'N2', name: 'No one', cage: 'n/a', source: 'S1' },
    { id: 'N3', name: 'Zero', cage: '00000', source: 'S1' },
    { id: 'N4', name: 'Nought', cage: '00000', source: 'S1' },
    { id: 'M1', name: 'Invented Marine', country: 'US', lei: otherLei, source: 'S1' },
    { id: 'M2', name: 'Invented Marine', country: 'US', lei: '529900T8BM49AURSDO55', source: 'S1' },
    { id: 'SYN-W', name: 'Invented Works', country: 'US', lei, source: 'SYN-S' },
  ],
  'contracts.csv': [{ id: 'K', prime: 'W', source: 'S1' }],
  'ownership.csv': [
    { owner: 'G', owned: 'L', share_pct: 100, source: 'S1' },
    // By the decision, W is L, which is no owner from abroad of itself.
    { owner: 'W', owned: 'L', source: 'S1' },
  ],
};

let database: Database;
beforeEach(async () => {
  database = await withEmptyData();
  await importPackage(database, files);
});

const now = new Date('2026-01-01T00:00:00Z');
const decide = (pair: Pair, verdict: 'SAME' | 'NOT_SAME') =>
  decideIdentity(database, pair, { verdict, reason: null }, { by: localActor, at: now });

async function suggested(first = 10, after: string | null = null) {
  const { edges } = await findSuggestions(database, first, after);
  return edges.map(({ node }) => node.organizations.join(' '));
}

/** Leads, each as `kind organization country, through another`. */
async function leads() {
  const none = { lists: [], kinds: [], contracts: [], organizations: [], countries: [], dataClasses: [] };
  const same = groupsOf(await withResolvedKeys(database, await listIdentityDecisions(database)));
  const { edges, totalCount } = await findLeads(database, { asOf: '2025-06-01', same, ...none }, 100);
  expect(totalCount).toBe(edges.length);
  return edges.map(({ node: { kind, organization, country, sameAs, statements } }) => ({
    lead: [kind, organization, country, 'through', sameAs].join(' '),
    types: statements.length,
  }));
}

test('organizations are suggested by a shared identifier, then by similar names in one country, and never a synthetic with a real one', async () => {
  const { edges, totalCount } = await findSuggestions(database, 10, null);
  expect(totalCount).toBe(2);
  expect(edges.map(({ node }) => node)).toEqual([
    { organizations: ['X', 'Y'], evidence: [{ kind: 'LEI', value: lei, similarity: 100 }], isStrong: true },
    { organizations: ['L', 'W'], evidence: [{ kind: 'NAME', value: 'US', similarity: 100 }], isStrong: false },
  ]);
  expect(await suggested(1)).toEqual(['X Y']);
  expect(await suggested(1, edges[0]?.cursor)).toEqual(['L W']);
  await expect(findSuggestions(database, 1, 'x')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a similar name is suggested if the country of one is not known, and not if both have other ones', async () => {
  await importPackage(database, {
    'sources.csv': [{ id: 'S2', title: 'Register', data_class: 'documented' }],
    'organizations.csv': [
      { id: 'A1', name: 'Invented Harbor Ltd', source: 'S2' },
      { id: 'A2', name: 'INVENTED HARBOR', country: 'GB', source: 'S2' },
      { id: 'A3', name: 'Invented Harbor SA', country: 'FR', source: 'S2' },
      { id: 'B1', name: 'Fabricated Foundry', source: 'S2' },
      { id: 'B2', name: 'Fabricated Foundry GmbH', source: 'S2' },
      { id: 'C1', name: 'Imaginary Cables', country: 'GB', source: 'S2' },
      { id: 'C2', name: 'Imaginary Cables', country: 'FR', source: 'S2' },
    ],
  });
  const { edges } = await findSuggestions(database, 10, null);
  const names = edges.map(({ node }) => node).filter(({ organizations: [one] }) => /^[ABC]\d$/.test(one));
  expect(names).toEqual(
    [
      ['A1', 'A2'],
      ['A1', 'A3'],
      ['B1', 'B2'],
    ].map((organizations) => ({
      organizations,
      evidence: [{ kind: 'NAME', value: null, similarity: 100 }],
      isStrong: false,
    })),
  );
});

test('a UEI in a key counts as the one of the organization, in any case', async () => {
  const uei = 'YNDUZMUZF8H8';
  await importPackage(database, {
    'sources.csv': [{ id: 'S2', title: 'Staff', data_class: 'documented' }],
    'organizations.csv': [
      { id: 'named', uei: uei.toLowerCase(), source: 'S2' },
      { id: uei.toLowerCase(), source: 'S2' },
      // Of the same form, but without a check digit.
      { id: 'worksxxxxxxx', source: 'S2' },
      { id: 'WORKSXXXXXXX', source: 'S2' },
    ],
  });
  await importPackage(database, {
    'sources.csv': [{ id: 'S3', title: 'Awards', data_class: 'documented' }],
    'organizations.csv': [{ id: uei, source: 'S3' }],
  });
  const evidence = [{ kind: 'UEI', value: uei, similarity: 100 }];
  const pairs = [
    [uei, 'named'],
    [uei, uei.toLowerCase()],
    ['named', uei.toLowerCase()],
  ];
  const { edges } = await findSuggestions(database, 10, null);
  expect(edges.map(({ node }) => node).filter((one) => one.evidence[0]?.kind === 'UEI')).toEqual(
    pairs.map((organizations) => ({ organizations, evidence, isStrong: true })),
  );
});

test('a duplicate LEI is suggested with the organization that has the LEI that continues, until decided, if anything else is known of either', async () => {
  const survivor = 'HWUPKR0MPOU8FGXBT394';
  const described = { country: 'US', source: 'S2' };
  await importPackage(database, {
    'sources.csv': [{ id: 'S2', title: 'Register', data_class: 'documented' }],
    'organizations.csv': [
      // M1 has this LEI, and nobody says anything else of either.
      { ...described, id: 'B', name: 'Bare', lei: '529900T8BM49AURSDO70', duplicate_of: otherLei },
      // The LEI that continues is only in the key of an owner.
      {
        ...described,
        id: 'LEI-529900T8BM49AURSDO62',
        name: 'Before',
        lei: '529900T8BM49AURSDO62',
        duplicate_of: survivor,
      },
      { ...described, id: `LEI-${survivor}`, name: 'Invented After' },
      { ...described, id: 'SYN-A', name: 'Invented After', lei: survivor, data_class: 'synthetic' },
    ],
    'ownership.csv': [{ owner: `LEI-${survivor}`, owned: 'W', source: 'S2' }],
  });
  const { edges } = await findSuggestions(database, 10, null);
  const duplicates = edges.map(({ node }) => node).filter(({ evidence }) => evidence[0]?.kind === 'DUPLICATE_LEI');
  const pair = ['LEI-529900T8BM49AURSDO62', `LEI-${survivor}`] as const;
  expect(duplicates).toEqual([
    {
      organizations: pair,
      evidence: [{ kind: 'DUPLICATE_LEI', value: '529900T8BM49AURSDO62', similarity: 100 }],
      isStrong: true,
    },
  ]);
  await decide(pair, 'NOT_SAME');
  expect(await suggested()).not.toContain(pair.join(' '));
});

test('“not the same” is remembered when the data is imported again, also after a wipe', async () => {
  await decide(['W', 'L'], 'NOT_SAME');
  expect(await suggested()).toEqual(['X Y']);
  const renamed = (files['organizations.csv'] ?? []).map((row) =>
    row['id'] === 'L' ? { ...row, name: 'Invented Works Company' } : row,
  );
  await importPackage(database, { ...files, 'organizations.csv': renamed });
  expect(await suggested()).toEqual(['X Y']);
  await wipeGraph(database, () => undefined);
  expect(await suggested()).toEqual([]);
  await importPackage(database, files);
  expect(await suggested()).toEqual(['X Y']);
  await withdrawIdentity(database, ['L', 'W']);
  expect(await suggested()).toEqual(['X Y', 'L W']);
});

test('what is the same as an organization is told apart with it, also if a new source says it again under another key', async () => {
  await decide(['W', 'L'], 'NOT_SAME');
  const again = { id: 'L2', name: 'Invented Works', country: 'US', source: 'S1' };
  await importPackage(database, { ...files, 'organizations.csv': [...(files['organizations.csv'] ?? []), again] });
  expect(await suggested()).toEqual(['X Y', 'L L2', 'L2 W']);
  await decide(['L', 'L2'], 'SAME');
  expect(await suggested()).toEqual(['X Y']);
  await withdrawIdentity(database, ['W', 'L']);
  expect(await suggested()).toEqual(['X Y', 'L W', 'L2 W']);
});

test('pairs beyond those that are looked for at once are suggested when these are decided', async () => {
  // 5,100 pairs that share a CAGE code, besides the two of the other tests.
  const sharing = Array.from({ length: 5100 }, (_, at) => String(12_000 + at)).flatMap((cage) =>
    ['A', 'B'].map((side) => ({ id: `${side}-${cage}`, cage, source: 'S2' })),
  );
  await importPackage(database, {
    'sources.csv': [{ id: 'S2', title: 'Codes', data_class: 'documented' }],
    'organizations.csv': sharing,
  });
  const read = () => findSuggestions(database, 10_000, null);
  const pairsIn = ({ edges }: Awaited<ReturnType<typeof read>>) => edges.map(({ node }) => node.organizations);
  const before = await read();
  expect(before).toMatchObject({ totalCount: 5000, isCut: true });

  // Written at once: to decide about each takes minutes.
  const decisions = pairsIn(before).map((organizations, at) => ({
    key: `identity:${at}`,
    content: JSON.stringify({
      organizations,
      verdict: at % 2 === 0 ? 'SAME' : 'NOT_SAME',
      reason: null,
      at: now.toISOString(),
      author: 'local',
    }),
  }));
  await database.write('UNWIND $decisions AS one CREATE (:Casework {caseworkKey: one.key, casework: one.content})', {
    decisions,
  });
  const rest = await read();
  expect(rest).toMatchObject({ totalCount: 102, isCut: false });
  const decided = new Set(pairsIn(before).map(String));
  expect(pairsIn(rest).filter((pair) => decided.has(String(pair)))).toEqual([]);
  expect(pairsIn(rest).map(String)).toEqual(expect.arrayContaining(['X,Y', 'L,W']));

  await database.write("MATCH (c:Casework) WHERE c.caseworkKey STARTS WITH 'identity:' DELETE c");
  expect(await read()).toMatchObject({ totalCount: 5000, isCut: true });
});

test('leads follow “same” and say so, no statement changes, and its withdrawal gives the same graph and leads', async () => {
  const before = await dumpGraph(database);
  const statements = await dumpStatements(database);
  const withoutCasework = (lines: readonly string[]) => lines.filter((line) => !line.includes('"Casework"'));
  expect(await leads()).toEqual([]);

  await decide(['W', 'L'], 'SAME');
  expect(await suggested()).toEqual(['X Y']);
  // The ownership, the registration of the owner, and the award.
  expect(await leads()).toEqual([{ lead: 'OWNER_ABROAD W DE through L', types: 3 }]);
  expectSame(withoutCasework(await dumpGraph(database)), before);
  await importPackage(database, files);
  expectSame(withoutCasework(await dumpStatements(database)), statements);
  expect(await leads()).toEqual([{ lead: 'OWNER_ABROAD W DE through L', types: 3 }]);

  await withdrawIdentity(database, ['W', 'L']);
  expect(await leads()).toEqual([]);
  expectSame(withoutCasework(await dumpStatements(database)), statements);
});

test('a decision about a key that an import resolves to another organization holds for that organization', async () => {
  const third = 'HWUPKR0MPOU8FGXBT394';
  const key = `LEI-${third}`;
  const register: PackageFiles = {
    'sources.csv': [{ id: 'S2', title: 'Register', data_class: 'documented' }],
    'organizations.csv': [{ id: key, name: 'Invented Works', country: 'US', source: 'S2' }],
    'ownership.csv': [{ owner: 'G', owned: key, source: 'S2' }],
  };
  await importPackage(database, register);
  await decide(['W', key], 'SAME');
  expect((await leads()).map(({ lead }) => lead)).toEqual([`OWNER_ABROAD W DE through ${key}`]);

  await importPackage(database, {
    'sources.csv': [{ id: 'S3', title: 'Other', data_class: 'documented' }],
    'organizations.csv': [{ id: 'V', name: 'Invented Works', country: 'US', lei: third, source: 'S3' }],
  });
  await importPackage(database, register);
  expect((await leads()).map(({ lead }) => lead)).toEqual(['OWNER_ABROAD W DE through V']);
  expect(await suggested()).not.toContain('V W');

  await decide(['W', key], 'NOT_SAME');
  expect(await leads()).toEqual([]);
  expect(await suggested()).not.toContain('V W');
  await withdrawIdentity(database, ['W', key]);
  expect(await suggested()).toContain('V W');

  // The word of people counts more than what an import did before.
  await decide(['W', key], 'SAME');
  await decide(['V', 'W'], 'NOT_SAME');
  expect(await leads()).toEqual([]);
});

test('a decision “not the same” about a key that an import resolves makes no organizations the same', async () => {
  const third = 'HWUPKR0MPOU8FGXBT394';
  const key = `LEI-${third}`;
  const register = (id: string) => ({ 'sources.csv': [{ id, title: 'Register', data_class: 'documented' }] });
  await importPackage(database, {
    ...register('S2'),
    'organizations.csv': [{ id: key, name: 'Invented Harbor', country: 'US', source: 'S2' }],
    'ownership.csv': [{ owner: 'G', owned: key, source: 'S2' }],
  });
  const known = [{ id: 'V', name: 'Invented Harbor', country: 'US', lei: third, source: 'S3' }];
  await importPackage(database, { ...register('S3'), 'organizations.csv': known });
  await importPackage(database, {
    ...register('S4'),
    'organizations.csv': [{ id: key, name: 'Invented Harbor', source: 'S4' }],
  });
  const [row] = await database.read(
    'MATCH (:Organization)-[d:DESCRIBED_BY]->() RETURN collect(d.resolvedFrom) AS keys',
  );
  expect(row).toEqual({ keys: [key] });

  const before = await leads();
  await decide([key, 'X'], 'NOT_SAME');
  expect(await leads()).toEqual(before);
  expect(groupsOf(await withResolvedKeys(database, await listIdentityDecisions(database)))).toEqual(new Map());
  await expect.poll(() => suggested()).toContain(`${key} V`);
});

test('decisions that contradict others are refused, and so are pairs that cannot be decided', async () => {
  await decide(['W', 'L'], 'SAME');
  await decide(['Z', 'W'], 'NOT_SAME');
  await expect(decide(['L', 'Z'], 'SAME')).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: 'verdict contradicts other decisions: by them, W and Z are both the same and not the same.',
  });
  const refused: readonly (readonly [Pair, string])[] = [
    [['W', 'W'], 'other must be another organization.'],
    [['W', 'missing'], 'other does not exist: “missing”.'],
    [['x'.repeat(200_000), 'W'], `organization does not exist: “${'x'.repeat(60)}”.`],
    [['W', 'SYN-W'], 'other cannot be decided: one of the two organizations is synthetic and the other is not.'],
  ];
  for (const [pair, message] of refused) await expect(decide(pair, 'SAME')).rejects.toMatchObject({ message });
  await expect(withdrawIdentity(database, ['W', 'X'])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  // A later decision replaces an earlier one about the same pair.
  await decide(['W', 'Z'], 'SAME');
  expect(groupsOf(await listIdentityDecisions(database)).get('L')).toEqual(['W', 'Z']);
});
