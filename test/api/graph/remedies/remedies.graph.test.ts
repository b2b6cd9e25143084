import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exposuresOf } from '#graph/exposure/evaluate.ts';
import { indexEvidence } from '#graph/exposure/evidence-index.ts';
import type { Exposure } from '#graph/exposure/exposure.ts';
import { makeFilter } from '#graph/exposure/filters.ts';
import type { ExposureFilter } from '#graph/exposure/filters.ts';
import { openGraph } from '#graph/graph.ts';
import type { Graph } from '#graph/graph.ts';
import { bands } from '#graph/priority/bands.ts';
import { remedyKinds } from '#graph/remedies/action.ts';
import type { Action, RemedyKind } from '#graph/remedies/action.ts';
import { askRemedy, findSmallestRemedies, rankRemedies } from '#graph/remedies/remedies.ts';
import { chainFiles } from '#test/chain-files.ts';
import { mergeWorlds } from '#test/cypher/merged-worlds.ts';
import { importPackage } from '#test/import-package.ts';
import { runs } from '#test/runs.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { evidenceOfWorld } from '../exposure/evidence-of-world.ts';
import { cell } from '../exposure/world.ts';
import type { World } from '../exposure/world.ts';
import { filterCorpus } from '../exposures/filter-corpus.ts';
import { accessesOf, importWorlds, keys, seed } from '../exposures/imported-worlds.ts';
import { withPolicyLists } from '../exposures/with-policy-lists.ts';
import { actionsIn } from './actions-in.ts';
import { worldAfter } from './world-after.ts';

/** The exposures of a world under a filter, by access. */
function exposuresIn(world: World, filter: ExposureFilter): ReadonlyMap<string, readonly Exposure[]> {
  const index = indexEvidence(evidenceOfWorld(withPolicyLists(world)));
  return new Map(accessesOf(world).map((access) => [access, exposuresOf(index, access, filter)]));
}

const bandOf = (exposures: readonly Exposure[]) =>
  (['low', 'high'] as const).map((end) => Math.max(...exposures.map(({ priority }) => bands.indexOf(priority[end]))));

/** What an action does in a world, by hand. @param were the exposures of the world */
function byHand(world: World, were: ReturnType<typeof exposuresIn>, action: Action, filter: ExposureFilter) {
  const are = exposuresIn(worldAfter(world, action, filter.asOf), filter);
  const found = { closes: 0, opens: 0, changes: 0, after: 0, closed: new Array<string>(), opened: new Array<string>() };
  for (const [access, before] of were) {
    const after = are.get(access) ?? [];
    const ids = (exposures: readonly Exposure[]) => exposures.map(({ id }) => id);
    const opened = ids(after).filter((id) => !ids(before).includes(id));
    found.closed.push(...ids(before).filter((id) => !ids(after).includes(id)));
    found.opened.push(...opened);
    if (before.length > 0 && after.length === 0) found.closes += 1;
    if (opened.length > 0) found.opens += 1;
    if (before.length > 0 && after.length > 0 && String(bandOf(before)) !== String(bandOf(after))) found.changes += 1;
    found.after += Math.sign(after.length) - Math.sign(before.length);
  }
  return found;
}

async function importedWorlds() {
  const { graph, drawn, world: whole } = await importWorlds();
  // The countries are those of all worlds, so each world's lists count for the others.
  const parts = drawn.map((_, at) => {
    const others = drawn.map((world, number) => (number === at ? world : nothing));
    return { ...mergeWorlds(others), designations: whole.designations };
  });
  return { graph, whole, parts };
}

const nothing: World = {
  ...{ sources: [], systems: [], organizations: [], ownership: [], contracts: [], subcontracts: [], people: [] },
  ...{ locations: [], employment: [], vetting: [], access: [], escorts: [], credentials: [], lists: [] },
  designations: [],
};

test('every kind of action gives what its changed rows give, and the ranking has the same numbers and misses none', async () => {
  const { graph, whole, parts } = await importedWorlds();
  const index = indexEvidence(evidenceOfWorld(withPolicyLists(whole)));
  const corpus = filterCorpus(index, keys, seed);
  // The last one has no conditions.
  const filters = [...corpus.slice(-1), ...fc.sample(fc.constantFrom(...corpus), { numRuns: runs(2), seed })];
  const seen = Object.fromEntries(remedyKinds.map((kind) => [kind, { closes: 0, opens: 0, changes: 0 }]));
  for (const [at, filter] of filters.entries()) {
    const ranked = await allRanked(graph, filter);
    expect(ranked.map(({ closes }) => closes)).toEqual(ranked.map(({ closes }) => closes).toSorted((a, b) => b - a));
    const listed = new Map(ranked.map((one) => [`${one.action.kind} ${one.action.nodes.join()}`, one]));
    const possible = parts.flatMap((world) => {
      const were = exposuresIn(world, filter);
      return actionsIn(world, filter.asOf).map((action) => ({ world, were, action }));
    });
    const before = [...exposuresIn(whole, filter).values()].filter(({ length }) => length > 0).length;
    for (const [number, { world, were, action }] of possible.entries()) {
      const isAsked = (number + at) % 12 === 0;
      const own = listed.get(`${action.kind} ${action.nodes.join()}`);
      if (own === undefined && !isAsked && (number + at) % 3 > 0) continue;
      const { closed, opened, after, ...counts } = byHand(world, were, action, filter);
      const { closes, opens, changes } = own ?? { closes: 0, opens: 0, changes: 0 };
      // An action that is not listed touches no exposed access: it may open one, but closes none.
      if (own === undefined) expect([action, counts.closes, counts.changes]).toEqual([action, 0, 0]);
      else expect([action, { closes, opens, changes }]).toEqual([action, counts]);
      for (const name of ['closes', 'opens', 'changes'] as const) {
        const ofKind = seen[action.kind];
        if (ofKind !== undefined) ofKind[name] += counts[name];
      }
      if (!isAsked) continue;
      const found = await askRemedy(graph, { action, filter, first: 100 });
      expect([action, found.remedy]).toEqual([action, { action, ...counts }]);
      expect([found.before, found.after]).toEqual([before, before + after]);
      expect(found.closed.map(({ id }) => id).toSorted()).toEqual(closed.toSorted());
      expect(found.opened.map(({ id }) => id).toSorted()).toEqual(opened.toSorted());
      expect(found.changed).toHaveLength(counts.changes);
      expect([found.closedCount, found.openedCount]).toEqual([closed.length, opened.length]);
    }
  }
  for (const kind of ['MOVE_STAFF', 'REVOKE_ACCESS', 'LEAVE_COUNTRY'] as const)
    expect([kind, seen[kind]?.closes === 0]).toEqual([kind, false]);
  for (const kind of ['END_SUBCONTRACT', 'REPLACE_ESCORT_SUPPLIER'] as const)
    expect([kind, seen[kind]?.opens === 0]).toEqual([kind, false]);
  // That moving people changes a band is so rare in these worlds that a test below has it.
  expect(seen['VET_STAFF']?.changes).toBeGreaterThan(0);
});

/** The whole ranking. */
async function allRanked(graph: Graph, filter: ExposureFilter) {
  const page = await rankRemedies(graph, { filter, kinds: [], first: 1000, after: null });
  expect(page.hasNextPage).toBe(false);
  expect(page.edges).toHaveLength(page.totalCount);
  return page.edges.map(({ node }) => node);
}

test('pages are parts of one ranking, and a set of actions closes what all of them together close', async () => {
  const { graph, whole, parts } = await importedWorlds();
  const filter = makeFilter('2024-03-05');
  const ranked = await allRanked(graph, filter);
  const paged = [];
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof rankRemedies>> = await rankRemedies(graph, {
      filter,
      kinds: [],
      first: 9,
      after,
    });
    paged.push(...page.edges.map(({ node }) => node));
    if (!page.hasNextPage || paged.length > 30) break;
    after = page.edges.at(-1)?.cursor ?? null;
  }
  expect(paged).toEqual(ranked.slice(0, paged.length));
  expect(paged.length).toBeGreaterThan(30);
  for (const kinds of [[], ['LEAVE_COUNTRY']] as const) {
    const found = await findSmallestRemedies(graph, { filter, kinds, first: 100 });
    const exposed = (worlds: readonly World[]) =>
      worlds.flatMap((world) => [...exposuresIn(world, filter).values()]).filter(({ length }) => length > 0).length;
    expect(found.before).toBe(exposed([whole]));
    const isOf = (world: World, { nodes: [key = ''] }: Action) =>
      [...world.organizations, ...world.people, ...world.access, ...world.contracts].some(
        (row) => cell(row, 'id') === key,
      );
    const after = parts.map((world) =>
      found.remedies
        .map(({ action }) => action)
        .filter((action) => isOf(world, action))
        .reduce((changed, action) => worldAfter(changed, action, filter.asOf), world),
    );
    expect(found.after).toBe(exposed(after));
    if (kinds.length > 0) expect([found.after < found.before, found.after > 0]).toEqual([true, true]);
    else expect([found.after, found.remedies.length >= (found.atLeast ?? Infinity)]).toEqual([0, true]);
  }
});

test('without the supplier of its escort an access is unescorted; moved, it closes', async () => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  const status = { id: 'P1', us_person_status: 'unknown' };
  await importPackage(database, { ...chainFiles, 'people.csv': [status, ...chainFiles['people.csv'].slice(1)] });
  const filter = makeFilter('2025-01-01');
  const ask = (kind: RemedyKind, ...nodes: readonly string[]) =>
    askRemedy(graph, { action: { kind, nodes }, filter, first: 5 });
  const counts = (closes: number, opens: number, changes: number) => ({ remedy: { closes, opens, changes } });
  expect(await ask('REPLACE_ESCORT_SUPPLIER', 'O2')).toMatchObject({
    ...counts(0, 1, 0),
    ...{ before: 1, after: 1 },
    closed: [{ escort: 'P2' }],
    opened: [{ escort: null, gaps: ['NO_ESCORT_ON_RECORD'] }],
  });
  // The prime's own engineer stays, without the subcontractor's escort.
  expect(await ask('END_SUBCONTRACT', 'C1', 'O1', 'O2')).toMatchObject({
    ...counts(0, 1, 0),
    opened: [{ escort: null }],
  });
  expect(await ask('MOVE_STAFF', 'P1')).toMatchObject({ ...counts(1, 0, 0), after: 0 });
  expect(await ask('LEAVE_COUNTRY', 'O1', 'CN')).toMatchObject({ ...counts(1, 0, 0), after: 0 });
  expect(await ask('LEAVE_COUNTRY', 'O2', 'CN')).toMatchObject({ ...counts(0, 0, 0), after: 1 });
  expect(await ask('REVOKE_ACCESS', 'A1')).toMatchObject({ ...counts(1, 0, 0), closed: [{ access: 'A1' }] });
  await expect(ask('END_SUBCONTRACT', 'C1', 'O2', 'O1')).rejects.toThrow(
    'no source states that O2 subcontracts to O1 under C1 on 2025-01-01',
  );
});

test.each([
  ['MOVE_STAFF', ['P1']],
  ['LEAVE_COUNTRY', ['O1', 'CN']],
] as const)('%s leaves a foreign person exposed, in another band', async (kind, nodes) => {
  const database = await withEmptyData();
  const graph = await openGraph(database);
  // Its engineer is a foreign person by status, wherever they work.
  await importPackage(database, chainFiles);
  const found = await askRemedy(graph, { action: { kind, nodes }, filter: makeFilter('2025-01-01'), first: 5 });
  expect(found).toMatchObject({ remedy: { closes: 0, opens: 0, changes: 1 }, before: 1, after: 1 });
  expect(found.changed.map(({ access }) => access)).toEqual(['A1']);
});
