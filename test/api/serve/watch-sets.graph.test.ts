import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { contractsOf } from '#graph/casework/watch-sets.ts';
import type { Database } from '#graph/database/database.ts';
import { wipeGraph } from '#graph/schema/wipe.ts';
import { importPackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

const mail = { id: 'il4-mail', name: 'Mail', agency: 'disa', impact_level: 4 };
/** The vault has no name. Another source says who can reach it. */
const systems: PackageFiles = {
  'agencies.csv': [{ id: 'disa', name: 'DISA' }],
  'systems.csv': [{ id: 'il5-vault', agency: 'disa', impact_level: 5 }, mail],
};
const withoutVault: PackageFiles = { ...systems, 'systems.csv': [mail] };
const accesses: PackageFiles = {
  'sources.csv': [{ id: 'S2', title: 'Accesses', data_class: 'documented' }],
  'people.csv': [{ id: 'P1', us_person_status: 'foreign_person' }],
  'locations.csv': [{ person: 'P1', country: 'CN' }],
  'access.csv': [{ id: 'A1', person: 'P1', system: 'il5-vault', mode: 'direct' }],
};

let database: Database;
let served: ServedGraph;

beforeEach(async () => {
  database = await withEmptyData();
  await importPackage(database, systems);
  served = await serveGraph(database);
});

const saveSet = `mutation ($id: ID, $revision: Int, $name: String!, $rule: WatchRule!) {
  saveWatchSet(id: $id, revision: $revision, name: $name, rule: $rule) {
    id revision name systemCount agencies { key } agencyKeys systems { key } systemKeys } }`;
const savedSet = z.object({ saveWatchSet: z.looseObject({ id: z.string(), revision: z.number() }) });

async function save(variables: Readonly<Record<string, unknown>>) {
  return savedSet.parse(await served.data(saveSet, variables)).saveWatchSet;
}

/** Returns the argument and message of the error that a change must cause. */
async function refusalOf(variables: Readonly<Record<string, unknown>>) {
  const [error] = (await served.ask(saveSet, variables)).errors ?? [];
  return { code: error?.extensions.code, argument: error?.extensions['argument'], message: error?.message };
}

async function exposuresUnder(filter: Readonly<Record<string, unknown>>) {
  return served.data('query ($filter: ExposureFilter) { exposures(filter: $filter, first: 5) { totalCount } }', {
    filter: { asOf: '2025-07-17', ...filter },
  });
}

test('a system without a name is found by its key, and one that no source describes any more as long as someone has access to it', async () => {
  await importPackage(database, accesses);
  const named = await save({ name: 'Vaults', rule: { nameContains: 'VAULT' } });
  const all = await save({ name: 'All', rule: { minImpactLevel: 2 } });
  expect([named, all]).toMatchObject([{ systemCount: 1 }, { systemCount: 2 }]);

  await importPackage(database, withoutVault);
  expect(await exposuresUnder({ systems: ['il5-vault'] })).toEqual({ exposures: { totalCount: 1 } });
  for (const { id } of [named, all])
    expect(await exposuresUnder({ watchSet: id })).toEqual({ exposures: { totalCount: 1 } });
  expect(await served.data('{ coverage { systems } watchSets { name systemCount } }')).toEqual({
    coverage: { systems: 2 },
    watchSets: [
      { name: 'All', systemCount: 2 },
      { name: 'Vaults', systemCount: 1 },
    ],
  });
  const elsewhere = [{ id: 'A2', person: 'P1', system: 'il4-mail', mode: 'direct' }];
  await importPackage(database, { ...accesses, 'access.csv': elsewhere });
  expect(await served.data('{ watchSets { systemCount } }')).toEqual({
    watchSets: [{ systemCount: 1 }, { systemCount: 0 }],
  });
});

test('a watch set keeps the systems that the data no longer has, so that a new name does not widen it', async () => {
  const rule = { agencies: ['disa'], systems: ['il5-vault'] };
  const { id, ...made } = await save({ name: 'Vault', rule });
  expect(made).toMatchObject({ revision: 1, systemCount: 1, agencyKeys: ['disa'], systemKeys: ['il5-vault'] });
  await wipeGraph(database, () => undefined);
  await importPackage(database, withoutVault);

  const kept = { agencies: [{ key: 'disa' }], agencyKeys: ['disa'], systems: [], systemKeys: ['il5-vault'] };
  expect(await save({ id, revision: 1, name: 'The vault', rule })).toEqual({
    id,
    revision: 2,
    name: 'The vault',
    systemCount: 0,
    ...kept,
  });
  for (const variables of [
    { id, revision: 2, name: 'The vault', rule: { systems: ['il5-vault', 'none'] } },
    { name: 'Another', rule },
  ])
    expect(await refusalOf(variables)).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'rule.systems' });
});

test('a watch set that matches more systems than a filter takes is listed and changed, and refused only in a filter', async () => {
  await database.write("UNWIND range(1, 5001) AS n CREATE (:System {key: 'many-' + n, impactLevel: 5})");
  const { id, revision, ...made } = await save({ name: 'Many', rule: { nameContains: 'many-' } });
  expect(made).toMatchObject({ systemCount: 5001 });
  const few = await save({ name: 'Few', rule: { systems: ['il4-mail'] } });
  expect(await served.data('{ watchSets { name systemCount } }')).toEqual({
    watchSets: [
      { name: 'Few', systemCount: 1 },
      { name: 'Many', systemCount: 5001 },
    ],
  });
  const query = 'query ($filter: ExposureFilter) { coverage(filter: $filter) { accesses } }';
  const { errors } = await served.ask(query, { filter: { watchSet: id } });
  expect(errors).toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', argument: 'watchSet', limit: 'watchedSystems', most: 5000 } },
  ]);
  expect(await exposuresUnder({ watchSet: few.id })).toEqual({ exposures: { totalCount: 0 } });
  const rule = { nameContains: 'many-1', minImpactLevel: 5 };
  expect(await save({ id, revision, name: 'Fewer', rule })).toMatchObject({ systemCount: 1111 });
});

test('what someone saved meanwhile is not replaced, and a name is given once', async () => {
  const rule = { minImpactLevel: 4 };
  const { id } = await save({ name: 'Mine', rule });
  expect(await save({ id, name: 'Mine', rule: { minImpactLevel: 5 } })).toMatchObject({ revision: 2 });
  expect(await refusalOf({ id, revision: 1, name: 'Mine', rule })).toEqual({
    code: 'BAD_USER_INPUT',
    argument: 'revision',
    message: 'Nothing was saved: someone saved a later version meanwhile (revision 2; yours is of 1). Open it again.',
  });
  expect(await refusalOf({ id: 'none', revision: 1, name: 'Mine', rule })).toMatchObject({ argument: 'id' });

  const answers = await Promise.all([1, 2, 3].map(() => served.ask(saveSet, { name: 'Ours', rule })));
  const refusals = answers.flatMap(({ errors }) => errors ?? []);
  expect(refusals.map(({ extensions }) => extensions['argument'])).toEqual(['name', 'name']);
  expect(await refusalOf({ id, revision: 2, name: 'Ours', rule })).toMatchObject({ argument: 'name' });
  expect(await served.data('{ watchSets { name minImpactLevel revision } }')).toEqual({
    watchSets: [
      { name: 'Mine', minImpactLevel: 5, revision: 2 },
      { name: 'Ours', minImpactLevel: 4, revision: 1 },
    ],
  });
});

test('if sources differ about an agency or a contract above, only the better statement counts', async () => {
  const good = { source: 'S1', confidence: 90 };
  const weak = { source: 'S2', confidence: 20 };
  await importPackage(database, {
    'sources.csv': ['S1', 'S2'].map((id) => ({ id, title: id, data_class: 'documented' })),
    'agencies.csv': [
      ...['army', 'disa'].map((id) => ({ id, ...good })),
      { id: 'corps', parent: 'army', ...good },
      { id: 'corps', parent: 'disa', ...weak },
    ],
    'systems.csv': [
      { id: 'depot', agency: 'army', impact_level: 4, ...good },
      { id: 'depot', agency: 'disa', impact_level: 4, ...weak },
      { id: 'bridge', agency: 'corps', impact_level: 4, ...good },
    ],
    'contracts.csv': [
      ...['vehicle', 'other'].map((id) => ({ id, ...good })),
      { id: 'order', parent: 'vehicle', ...good },
      { id: 'order', parent: 'other', ...weak },
    ],
    'covers.csv': [
      { contract: 'order', system: 'depot', ...good },
      { contract: 'other', system: 'bridge', ...good },
    ],
  });
  expect(await save({ name: 'DISA', rule: { agencies: ['disa'] } })).toMatchObject({ systemCount: 0 });
  expect(await save({ name: 'Army', rule: { agencies: ['army'] } })).toMatchObject({ systemCount: 2 });
  expect(await contractsOf(database, ['depot'])).toEqual(['order', 'vehicle']);
  expect(await contractsOf(database, ['bridge'])).toEqual(['other']);
});
