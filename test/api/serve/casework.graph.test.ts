import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { wipeGraph } from '#graph/schema/wipe.ts';
import { runImport } from '#seed/import/import.ts';
import { encodeId } from '#serve/ids.ts';
import { chainFiles } from '../../chain-files.ts';
import { withDocumentedCase } from '../../documented-case.ts';
import { importPackage } from '../../import-package.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let database: Database;
let served: ServedGraph;

const importCase = () =>
  runImport(database, { format: 'chain-package', paths: ['seed/cases/digital-escorts'], strict: true });

beforeAll(async () => {
  database = await withDocumentedCase();
  served = await serveGraph(database);
});

const page = z.object({
  exposures: z.object({ totalCount: z.number(), nodes: z.array(z.object({ id: z.string() })) }),
});

/** Returns the ids and the number of the exposures of 17 July 2025 under a filter. */
async function exposures(filter: Readonly<Record<string, unknown>> = {}) {
  const data = await served.data(
    'query ($filter: ExposureFilter) { exposures(filter: $filter, first: 50) { totalCount nodes { id } } }',
    { filter: { asOf: '2025-07-17', ...filter } },
  );
  const { totalCount, nodes } = page.parse(data).exposures;
  return { totalCount, ids: nodes.map(({ id }) => id) };
}

async function firstExposure(): Promise<string> {
  const [id] = (await exposures()).ids;
  if (id === undefined) throw new Error('The documented case has no exposure.');
  return id;
}

/** Returns the argument and message of the error that a request must cause. */
async function refusalOf(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const { errors } = await served.ask(query, variables);
  const [error] = errors ?? [];
  return { code: error?.extensions.code, argument: error?.extensions['argument'], message: error?.message };
}

const decide = `mutation ($id: ID!, $status: DecisionStatus!, $until: Date, $reason: String, $closedBy: String) {
  decide(exposure: $id, status: $status, until: $until, reason: $reason, closedBy: $closedBy) {
    exposureId status isExpired commentCount decision { status until reason closedBy author } } }`;
const reviewOf = `query ($id: ID!) { exposure(id: $id, filter: { asOf: "2025-07-17" }) { review {
  status commentCount firstSeen firstImport lastSeen
  events { author comment decision { status reason } } } } }`;

test('a decision filters exposures, changes no count without a filter, and keeps its history', async () => {
  const before = await exposures();
  const id = await firstExposure();
  expect(await exposures({ decisions: ['OPEN'] })).toEqual(before);
  expect(await exposures({ decisions: ['DISPUTED'] })).toEqual({ totalCount: 0, ids: [] });

  await served.data(decide, { id, status: 'DISPUTED', reason: 'The escort log is missing' });
  await served.data(`mutation ($id: ID!) { comment(exposure: $id, text: "Asked the company") { commentCount } }`, {
    id,
  });
  const until = '2999-12-31';
  expect(await served.data(decide, { id, status: 'ACCEPTED', until, reason: 'Waiver 12' })).toEqual({
    decide: {
      exposureId: id,
      status: 'ACCEPTED',
      isExpired: false,
      commentCount: 1,
      decision: { status: 'ACCEPTED', until, reason: 'Waiver 12', closedBy: null, author: 'local' },
    },
  });

  expect(await exposures()).toEqual(before);
  expect(await exposures({ decisions: ['ACCEPTED', 'DISPUTED'] })).toEqual({ totalCount: 1, ids: [id] });
  const others = before.ids.filter((other) => other !== id);
  // Repeated, since the second answer is cached until casework changes.
  for (let time = 0; time < 3; time += 1)
    expect(await exposures({ decisions: ['OPEN'] })).toEqual({ totalCount: before.totalCount - 1, ids: others });
  const [other = ''] = others;
  expect(await exposures({ exposures: [id, id] })).toEqual({ totalCount: 1, ids: [id] });
  expect(await exposures({ exposures: [] })).toEqual(before);
  for (const [one, decisions, found] of [
    [id, ['ACCEPTED'], true],
    [id, ['OPEN'], false],
    [other, ['OPEN'], true],
    [other, ['ACCEPTED'], false],
    [other, ['OPEN', 'ACCEPTED'], true],
  ] as const)
    expect((await exposures({ exposures: [one], decisions })).ids).toEqual(found ? [one] : []);
  expect(await served.data(reviewOf, { id })).toMatchObject({
    exposure: {
      review: {
        status: 'ACCEPTED',
        lastSeen: null,
        events: [
          { author: 'local', comment: null, decision: { status: 'DISPUTED', reason: 'The escort log is missing' } },
          { author: 'local', comment: 'Asked the company', decision: null },
          { author: 'local', comment: null, decision: { status: 'ACCEPTED', reason: 'Waiver 12' } },
        ],
      },
    },
  });

  const coverageOf = (decisions: readonly string[]) =>
    served.data('query ($filter: ExposureFilter) { coverage(filter: $filter) { accesses systemsExposed } }', {
      filter: { asOf: '2025-07-17', decisions },
    });
  expect(await coverageOf(['ACCEPTED'])).toEqual({ coverage: { accesses: 1, systemsExposed: 1 } });
  expect(await coverageOf(['OPEN'])).toEqual({ coverage: { accesses: 1, systemsExposed: 1 } });
  expect(
    await served.data('query ($id: ID!) { coverage(filter: { asOf: "2025-07-17", exposures: [$id] }) { accesses } }', {
      id,
    }),
  ).toEqual({ coverage: { accesses: 1 } });
  expect(await coverageOf(['DISPUTED'])).toEqual({ coverage: { accesses: 0, systemsExposed: 0 } });

  await served.data(decide, { id, status: 'OPEN' });
  expect(await exposures({ decisions: ['OPEN'] })).toEqual(before);
  expect(await coverageOf(['OPEN'])).toEqual({ coverage: { accesses: 2, systemsExposed: 2 } });
});

test('a condition on exposures takes only ids of exposures', async () => {
  for (const wrong of [encodeId('System', 'dod-cloud-il5'), 'dod-cloud-il5']) {
    const { errors } = await served.ask(
      'query ($id: ID!) { exposures(filter: { exposures: [$id] }, first: 1) { totalCount } }',
      { id: wrong },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'filter.exposures' } }]);
  }
});

test('an acceptance that has expired is open again', async () => {
  const id = await firstExposure();
  await served.data(decide, { id, status: 'ACCEPTED', until: '2999-12-31', reason: 'For now' });
  await database.write(
    `MATCH (c:Casework) WHERE c.caseworkKey STARTS WITH 'decision:'
     SET c.casework = replace(c.casework, '2999-12-31', '2020-01-01')`,
  );
  await served.data(`mutation ($id: ID!) { comment(exposure: $id, text: "Has expired") { status } }`, { id });
  expect(
    await served.data('{ reviews(statuses: [OPEN], first: 5) { review { status isExpired } systemKey } }'),
  ).toEqual({
    reviews: [{ review: { status: 'OPEN', isExpired: true }, systemKey: 'dod-cloud-il5' }],
  });
  expect(await exposures({ decisions: ['ACCEPTED'] })).toEqual({ totalCount: 0, ids: [] });
});

test('reviews are read to the last, a part at a time', async () => {
  const { ids } = await exposures();
  expect(ids.length).toBeGreaterThan(1);
  for (const id of ids) await served.data(decide, { id, status: 'UNDER_REVIEW' });
  const read = async (part: string) => {
    const data = await served.data(`{ reviews(statuses: [UNDER_REVIEW], ${part}) { review { exposureId } } }`);
    return z
      .object({ reviews: z.array(z.object({ review: z.object({ exposureId: z.string() }) })) })
      .parse(data)
      .reviews.map(({ review }) => review.exposureId);
  };
  const parts = await Promise.all(ids.map((_, at) => read(`skip: ${at}, first: 1`)));
  expect(parts.flat()).toEqual(ids.toReversed());
  expect(await read(`skip: ${ids.length}`)).toEqual([]);
  expect(await refusalOf('{ reviews(skip: 10001) { systemKey } }')).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'skip',
  });
  for (const id of ids) await served.data(decide, { id, status: 'OPEN' });
});

test.each([
  [{ status: 'ACCEPTED', reason: 'x' }, 'until'],
  [{ status: 'ACCEPTED', until: '2999-01-01' }, 'reason'],
  [{ status: 'ACCEPTED', until: '2999-01-01', reason: '  ' }, 'reason'],
  [{ status: 'ACCEPTED', until: '2020-01-01', reason: 'x' }, 'until'],
  [{ status: 'ACCEPTED', until: '2999-02-30', reason: 'x' }, 'until'],
  [{ status: 'CLOSED' }, 'closedBy'],
  [{ status: 'OPEN', closedBy: 'Microsoft' }, 'closedBy'],
  [{ status: 'DISPUTED', until: '2999-01-01' }, 'until'],
  [{ status: 'DISPUTED', reason: 'x'.repeat(2001) }, 'reason'],
])('refuses the decision %o', async (variables, argument) => {
  expect(await refusalOf(decide, { id: await firstExposure(), ...variables })).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument,
  });
});

test('refuses to decide about what is no exposure, and empty comments', async () => {
  for (const id of ['x', 'RXhwb3N1cmU6bm9uZQ'])
    expect(await refusalOf(decide, { id, status: 'OPEN' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'exposure',
    });
  const empty = 'mutation ($id: ID!) { comment(exposure: $id, text: " ") { status } }';
  expect(await refusalOf(empty, { id: await firstExposure() })).toMatchObject({ argument: 'text' });
});

test('a refusal about a limit of casework names the limit, its value and the value of the request', async () => {
  const limitOf = async (query: string, variables: Readonly<Record<string, unknown>>) => {
    const [error] = (await served.ask(query, variables)).errors ?? [];
    return error?.extensions;
  };
  const comment = 'mutation ($id: ID!, $text: String!) { comment(exposure: $id, text: $text) { status } }';
  expect(await limitOf(comment, { id: await firstExposure(), text: 'x'.repeat(2001) })).toMatchObject({
    code: 'BAD_USER_INPUT',
    argument: 'text',
    limit: 'text',
    most: 2000,
    asked: 2001,
  });
  const document = { nodes: {}, edges: {} };
  expect(await limitOf(save, { investigation: { name: 'x', document, notes: 'x'.repeat(20_001) } })).toMatchObject({
    argument: 'investigation.notes',
    limit: 'notes',
    most: 20_000,
    asked: 20_001,
  });
  expect(await limitOf(save, { investigation: { name: 'x'.repeat(201), document } })).toMatchObject({
    argument: 'investigation.name',
    limit: 'name',
    most: 200,
    asked: 201,
  });
  // The most own questions that there may be.
  await database.write("UNWIND range(1, 1000) AS n CREATE (:Casework {caseworkKey: 'question:' + n, casework: '{}'})");
  const keep = 'mutation { keepQuestion(name: "One more", statement: "RETURN 1") { name } }';
  expect(await limitOf(keep, {})).toMatchObject({ limit: 'ownQuestions', most: 1000, asked: 1001 });
  await database.write("MATCH (c:Casework) WHERE c.caseworkKey STARTS WITH 'question:' DELETE c");
});

test('a decision survives a wipe and a new import of the data, and says when the chain was on record', async () => {
  const id = await firstExposure();
  await served.data(decide, { id, status: 'CLOSED', closedBy: 'Microsoft', reason: 'Statement of 18 July 2025' });
  await wipeGraph(database, () => undefined);
  expect(await served.data('{ reviews(first: 1) { review { exposureId status firstSeen } exposure { id } } }')).toEqual(
    {
      reviews: [{ review: { exposureId: id, status: 'CLOSED', firstSeen: null }, exposure: null }],
    },
  );
  const started = new Date().toISOString();
  await importCase();
  expect(await exposures({ decisions: ['CLOSED'] })).toEqual({ totalCount: 1, ids: [id] });
  const found = z
    .object({ exposure: z.object({ review: z.object({ firstSeen: z.string(), firstImport: z.string() }) }) })
    .parse(await served.data(reviewOf, { id })).exposure.review;
  expect(found.firstSeen > started).toBe(true);
  expect(await database.read('MATCH (i:Import {id: $firstImport}) RETURN count(i) AS imports', found)).toEqual([
    { imports: 1 },
  ]);
});

const picture = z.object({
  exposures: z.object({
    nodes: z.array(
      z.object({
        path: z.object({ nodes: z.array(z.object({ id: z.string() })), edges: z.array(z.object({ id: z.string() })) }),
      }),
    ),
  }),
});

/** Makes the document of a canvas with one chain of the documented case. */
async function documentOfChain(offset = 0) {
  const { nodes } = picture.parse(
    await served.data(
      '{ exposures(filter: { asOf: "2025-07-17" }, first: 1) { nodes { path { nodes { id } edges { id } } } } }',
    ),
  ).exposures;
  const path = nodes[0]?.path ?? { nodes: [], edges: [] };
  return {
    version: 1,
    nodes: Object.fromEntries(path.nodes.map(({ id }) => [id, { id }])),
    edges: Object.fromEntries(path.edges.map(({ id }) => [id, { id }])),
    points: Object.fromEntries(path.nodes.map(({ id }, at) => [id, { x: at * 100 + offset, y: offset }])),
    hidden: [],
    notes: {},
    colorBy: 'role',
  };
}

const save = `mutation ($id: ID, $revision: Int, $investigation: InvestigationInput!) {
  saveInvestigation(id: $id, revision: $revision, investigation: $investigation) { id revision name nodeCount edgeCount } }`;
const saved = z.object({ saveInvestigation: z.object({ id: z.string(), revision: z.number() }) });
const open = `query ($id: ID!) { investigation(id: $id) { id name notes document address asOf questions { name version parameters }
  nodeCount edgeCount revision author forkedFrom file
  drift { nodesGone edgesGone edgesChanged { id } edgesNew { type } questionsChanged sentence } } }`;

async function saveNew(investigation: Readonly<Record<string, unknown>>) {
  return saved.parse(await served.data(save, { investigation })).saveInvestigation;
}

test('an investigation is saved, opened as it was, changed, forked, exported, imported and deleted', async () => {
  const document = await documentOfChain();
  const { id, revision } = await saveNew({
    name: 'Escorts',
    notes: 'n'.repeat(5000),
    document,
    address: '?asOf=2025-07-17',
    asOf: '2025-07-17',
    questions: [{ name: 'suppliers-of-escorts', parameters: { asOf: '2025-07-17' } }, { name: 'suppliers-of-escorts' }],
  });
  const opened = z
    .looseObject({ investigation: z.looseObject({ file: z.unknown() }) })
    .parse(await served.data(open, { id }));
  expect(opened.investigation).toMatchObject({
    name: 'Escorts',
    document,
    address: '?asOf=2025-07-17',
    asOf: '2025-07-17',
    questions: [
      { name: 'suppliers-of-escorts', parameters: { asOf: '2025-07-17' } },
      { name: 'suppliers-of-escorts', parameters: {} },
    ],
    nodeCount: Object.keys(document.nodes).length,
    edgeCount: Object.keys(document.edges).length,
    author: 'local',
    drift: {
      nodesGone: [],
      edgesGone: [],
      edgesNew: [],
      questionsChanged: [],
      sentence: 'Nothing has changed since the canvas was last saved.',
    },
  });

  await served.data(save, { id, revision, investigation: { name: 'Escorts, later', document } });
  expect(await refusalOf(save, { id, revision, investigation: { name: 'Lost', document } })).toMatchObject({
    argument: 'revision',
  });
  const forked = await served.data(
    'mutation ($id: ID!) { forkInvestigation(id: $id, name: "Fork") { name forkedFrom document revision } }',
    { id },
  );
  expect(forked).toMatchObject({ forkInvestigation: { name: 'Fork', forkedFrom: id, revision: 1, document } });

  const imported = await served.data(
    'mutation ($file: JSON!) { importInvestigation(file: $file) { id name notes document questions { name parameters } } }',
    { file: opened.investigation.file },
  );
  expect(imported).toMatchObject({
    importInvestigation: {
      name: 'Escorts',
      notes: 'n'.repeat(5000),
      document,
      questions: [
        { name: 'suppliers-of-escorts', parameters: { asOf: '2025-07-17' } },
        { name: 'suppliers-of-escorts', parameters: {} },
      ],
    },
  });
  const list = z
    .object({ investigations: z.array(z.object({ id: z.string() })) })
    .parse(await served.data('{ investigations { id } }')).investigations;
  expect(list).toHaveLength(3);
  const remove = 'mutation ($id: ID!, $revision: Int) { deleteInvestigation(id: $id, revision: $revision) }';
  expect(await refusalOf(remove, { id: list[0]?.id, revision: 99 })).toMatchObject({ argument: 'revision' });
  for (const one of list)
    expect(await served.data('mutation ($id: ID!) { deleteInvestigation(id: $id) }', one)).toEqual({
      deleteInvestigation: one.id,
    });
  expect(await served.data('{ investigations { id } }')).toEqual({ investigations: [] });
  expect(await served.data(open, { id })).toEqual({ investigation: null });
});

test('a list of investigations reads no document, except of one that an older version of Subtier saved, once', async () => {
  const document = await documentOfChain();
  const counts = { nodeCount: Object.keys(document.nodes).length, edgeCount: Object.keys(document.edges).length };
  const all = "MATCH (c:Casework) WHERE c.caseworkKey STARTS WITH 'investigation:'";
  const names = ['Listed first', 'Not this one', 'Listed last'];
  const ids: string[] = [];
  for (const name of names) ids.push((await saveNew({ name, notes: `Notes of ${name}`, document })).id);
  const list = (first: number) =>
    served.data(
      `{ investigations(nameContains: " LISTED", first: ${first}) { name notes revision nodeCount edgeCount } }`,
    );
  const rows = ['Listed last', 'Listed first'].map((name) => ({
    name,
    notes: `Notes of ${name}`,
    revision: 1,
    ...counts,
  }));
  const listWithoutContent = async () => {
    await database.write(`${all} SET c.before = c.casework, c.casework = '{'`);
    expect(await list(2)).toEqual({ investigations: rows });
    expect(await list(1)).toEqual({ investigations: rows.slice(0, 1) });
    await database.write(`${all} SET c.casework = c.before REMOVE c.before`);
  };
  await listWithoutContent();

  await database.write(`${all} REMOVE c.caseworkSummary, c.caseworkName, c.caseworkChangedAt`);
  const whole =
    '{ investigations(nameContains: "listed", first: 1) { name document questions { name } file drift { nodesGone } } }';
  expect(await served.data(whole)).toMatchObject({
    investigations: [{ name: 'Listed last', document, questions: [], file: { document }, drift: { nodesGone: [] } }],
  });
  await listWithoutContent();
  for (const id of ids) await served.data('mutation ($id: ID!) { deleteInvestigation(id: $id) }', { id });
  expect(await list(2)).toEqual({ investigations: [] });
});

test('an investigation keeps the saved questions that this server lacks, in their old version', async () => {
  const document = await documentOfChain();
  const lacking = {
    name: 'x/my-question',
    version: '0123456789ab',
    parameters: { asOf: '2025-07-17', prime: 'microsoft' },
  };
  const file = { format: 'subtier-investigation', version: 1, name: 'Moved here', notes: '', address: '', asOf: null };
  const imported = await served.data(
    'mutation ($file: JSON!) { importInvestigation(file: $file) { id revision questions { name version parameters } } }',
    { file: { ...file, document, questions: [lacking] } },
  );
  const { id, revision, questions } = z
    .object({ importInvestigation: z.object({ id: z.string(), revision: z.number(), questions: z.unknown() }) })
    .parse(imported).importInvestigation;
  expect(questions).toEqual([lacking]);

  const moved = { ...document, points: {} };
  const { name, parameters } = lacking;
  const added = { name: 'suppliers-of-escorts', parameters: {} };
  const investigation = { name: 'Moved here', document: moved, questions: [{ name, parameters }, added] };
  await served.data(save, { id, revision, investigation });
  expect(await served.data(open, { id })).toMatchObject({
    investigation: {
      document: moved,
      questions: [lacking, added],
      drift: { questionsChanged: ['x/my-question'] },
    },
  });
  // Written into the document of the request, too.
  const inline = `mutation ($id: ID!, $document: JSON!) { saveInvestigation(id: $id, revision: 2, investigation: { name: "Again",
    document: $document, questions: [{ name: "x/my-question", parameters: { prime: "microsoft", asOf: "2025-07-17" } }] }) {
    questions { name version parameters } } }`;
  expect(await served.data(inline, { id, document })).toEqual({ saveInvestigation: { questions: [lacking] } });

  const refusal = {
    code: 'BAD_USER_INPUT',
    argument: 'investigation.questions',
    message:
      'This server does not have the saved question "x/my-question", so it cannot be added to an investigation: remove it.',
  };
  expect(await refusalOf(save, { investigation })).toEqual(refusal);
  const others = { ...investigation, questions: [{ name, parameters: { asOf: '2025-07-18' } }] };
  expect(await refusalOf(save, { id, revision: 3, investigation: others })).toEqual(refusal);
  await served.data('mutation ($id: ID!) { deleteInvestigation(id: $id) }', { id });
});

test('investigations are merged with the places of the first', async () => {
  const document = await documentOfChain();
  const other = await documentOfChain(7);
  const [first = '', ...rest] = Object.keys(document.nodes);
  const part = { ...document, nodes: { [first]: { id: first } }, edges: {}, points: { [first]: { x: -1, y: -2 } } };
  const into = await saveNew({ name: 'Into', notes: 'A', document: { ...part, notes: { [first]: 'one' } } });
  const from = await saveNew({ name: 'From', notes: 'B', document: { ...other, notes: { [first]: 'two' } } });
  const merged = await served.data(
    'mutation ($into: ID!, $from: ID!) { mergeInvestigations(into: $into, from: $from) { name notes document revision } }',
    { into: into.id, from: from.id },
  );
  const points = { ...other.points, [first]: { x: -1, y: -2 } };
  expect(rest.length).toBeGreaterThan(1);
  expect(merged).toMatchObject({
    mergeInvestigations: {
      name: 'Into',
      notes: 'A\n\nB',
      revision: 2,
      document: { nodes: other.nodes, edges: other.edges, points, notes: { [first]: 'one\n\ntwo' } },
    },
  });
});

test('groups of merged investigations are the same if their names are, whatever their numbers', async () => {
  const document = await documentOfChain();
  const [a = '', b = '', c = ''] = Object.keys(document.nodes);
  const withGroups = (...groups: readonly { readonly id: string; name: string; members: readonly string[] }[]) => ({
    ...document,
    groups: groups.map((one) => ({ closed: true, ...one })),
    points: { ...document.points, ...Object.fromEntries(groups.map(({ id }, at) => [id, { x: at, y: at }])) },
  });
  const into = await saveNew({
    name: 'Into',
    document: {
      ...withGroups({ id: 'group 1', name: 'Primes', members: [a] }),
      batches: [{ id: 'x', name: 'x', of: null, nodes: [a], edges: [], total: 1 }],
    },
  });
  const from = await saveNew({
    name: 'From',
    document: {
      ...withGroups(
        { id: 'group 1', name: 'Escorts', members: [a, b] },
        { id: 'group 2', name: 'Primes', members: [c] },
      ),
      batches: [{ id: 'x', name: 'x', of: null, nodes: [a, b], edges: [], total: 2 }],
    },
  });
  const merged = z
    .object({ mergeInvestigations: z.object({ document: z.looseObject({ groups: z.unknown() }) }) })
    .parse(
      await served.data('mutation ($a: ID!, $b: ID!) { mergeInvestigations(into: $a, from: $b) { document } }', {
        a: into.id,
        b: from.id,
      }),
    ).mergeInvestigations.document;
  expect(merged).toMatchObject({
    // A node is in one group at most.
    groups: [
      { id: 'group 1', name: 'Primes', members: [a, c] },
      { id: 'group 3', name: 'Escorts', members: [b] },
    ],
    points: { 'group 1': { x: 0, y: 0 }, 'group 3': { x: 0, y: 0 } },
    batches: [{ id: 'x', nodes: [a, b] }],
  });
});

test('saving a name or notes forgets no drift and keeps the questions; forks and merges remember it too', async () => {
  const document = await documentOfChain();
  const content = { document, questions: [{ name: 'suppliers-of-escorts' }] };
  const { id, revision } = await saveNew({ name: 'Drifting', ...content });
  await database.write(
    `MATCH (a:Organization {key: 'microsoft'})-[r:SUBCONTRACTS_TO]->(b:Organization {key: 'insight-global'})
     CREATE (a)-[new:OWNS]->(b) SET new = properties(r), new.key = 'new', new.recordedAt = datetime()`,
  );
  const sentenceOf = async (of: string) =>
    z
      .object({ investigation: z.looseObject({ drift: z.object({ sentence: z.string() }), questions: z.unknown() }) })
      .parse(await served.data(open, { id: of })).investigation;
  const isNew = 'Since the canvas was last saved: 1 new relation.';
  expect((await sentenceOf(id)).drift.sentence).toBe(isNew);
  await served.data(save, { id, revision, investigation: { name: 'Renamed', notes: 'Noted', document } });
  expect(await sentenceOf(id)).toMatchObject({
    name: 'Renamed',
    drift: { sentence: isNew },
    questions: [{ name: 'suppliers-of-escorts' }],
  });
  const forked = z
    .object({ forkInvestigation: z.object({ id: z.string() }) })
    .parse(await served.data('mutation ($id: ID!) { forkInvestigation(id: $id, name: "Fork") { id } }', { id }));
  expect((await sentenceOf(forked.forkInvestigation.id)).drift.sentence).toBe(isNew);
  const later = await saveNew({ name: 'Later', document });
  await served.data('mutation ($a: ID!, $b: ID!) { mergeInvestigations(into: $a, from: $b) { id } }', {
    a: later.id,
    b: id,
  });
  expect((await sentenceOf(later.id)).drift.sentence).toBe(isNew);
  const moved = { ...document, points: {} };
  await served.data(save, { id, revision: revision + 1, investigation: { name: 'Seen', document: moved } });
  expect((await sentenceOf(id)).drift.sentence).toBe('Nothing has changed since the canvas was last saved.');
  await database.write(`MATCH ()-[r:OWNS {key: 'new'}]->() DELETE r`);
  expect(await served.data('{ investigations(nameContains: "SEEN") { name } }')).toEqual({
    investigations: [{ name: 'Seen' }],
  });
});

test('drift shows which edges have other dates or data classes than the document keeps', async () => {
  const document = await documentOfChain();
  const [edge = ''] = Object.keys(document.edges);
  const driftWith = async (kept: Readonly<Record<string, unknown>>) => {
    const edges = { ...document.edges, [edge]: { id: edge, ...kept } };
    const { id } = await saveNew({ name: 'Dates', document: { ...document, edges } });
    return served.data(open, { id });
  };
  const changed = { edgesChanged: [{ id: edge }], sentence: 'Since the canvas was last saved: 1 relation changed.' };
  const periods = [{ from: '1999-01-01', to: null }];
  expect(await driftWith({ periods, dataClasses: ['DOCUMENTED'] })).toMatchObject({
    investigation: { drift: changed },
  });
});

test('drift shows an edge of which two statements have exchanged their data classes', async () => {
  const document = await documentOfChain();
  const ends = ['Organization', 'microsoft', 'Organization', 'insight-global'];
  const edge = encodeId('Edge', JSON.stringify(['SUBCONTRACTS_TO', ...ends, 'dod-cloud-services']));
  expect(Object.keys(document.edges)).toContain(edge);
  await database.write(
    `MATCH (a:Organization {key: 'microsoft'})-[r:SUBCONTRACTS_TO]->(b:Organization {key: 'insight-global'})
     CREATE (a)-[ended:SUBCONTRACTS_TO]->(b)
     SET ended = r {.*, key: 'ended', validTo: date('2025-01-01'), dataClass: 'INFERRED'}`,
  );
  const sentenceWith = async (...classes: readonly (string | undefined)[]) => {
    const periods = [null, '2025-01-01'].map((to, at) => ({ from: null, to, dataClass: classes[at] }));
    const kept = { id: edge, periods, dataClasses: ['REPORTED', 'INFERRED'] };
    const { id } = await saveNew({ name: 'Classes', document: { ...document, edges: { [edge]: kept } } });
    const { investigation } = z
      .object({ investigation: z.object({ drift: z.object({ sentence: z.string() }) }) })
      .parse(await served.data(open, { id }));
    return investigation.drift.sentence;
  };
  const nothing = 'Nothing has changed since the canvas was last saved.';
  expect(await sentenceWith('REPORTED', 'INFERRED')).toBe(nothing);
  expect(await sentenceWith('INFERRED', 'REPORTED')).toBe('Since the canvas was last saved: 1 relation changed.');
  // Documents of older versions do not say which statement has which class.
  expect(await sentenceWith()).toBe(nothing);
  await database.write(`MATCH ()-[r:SUBCONTRACTS_TO {key: 'ended'}]->() DELETE r`);
});

test('drift shows what has gone and what is new since an investigation was saved', async () => {
  const document = await documentOfChain();
  const { id } = await saveNew({ name: 'Drifting', document });
  await database.write(
    `MATCH (a:Organization {key: 'microsoft'})-[r:SUBCONTRACTS_TO]->(b:Organization {key: 'insight-global'})
     CREATE (a)-[new:OWNS]->(b) SET new = properties(r), new.key = 'new', new.recordedAt = datetime() DELETE r`,
  );
  expect(await served.data(open, { id })).toMatchObject({
    investigation: {
      drift: {
        nodesGone: [],
        edgesGone: [expect.stringMatching('.')],
        edgesNew: [{ type: 'OWNS' }],
        sentence: 'Since the canvas was last saved: 1 relation gone, 1 new relation.',
      },
    },
  });
  await database.write(`MATCH ()-[r:OWNS {key: 'new'}]->() DELETE r`);
  await wipeGraph(database, () => undefined);
  const gone = Object.keys(document.nodes).length;
  const { drift } = z
    .object({ investigation: z.object({ drift: z.object({ nodesGone: z.array(z.string()), sentence: z.string() }) }) })
    .parse(await served.data(open, { id })).investigation;
  // Countries are in every database.
  expect(drift.nodesGone).toHaveLength(gone - 1);
  await importCase();
  expect(await served.data(open, { id })).toMatchObject({ investigation: { drift: { nodesGone: [], edgesGone: [] } } });
});

test('bad investigations are refused', async () => {
  const document = await documentOfChain();
  for (const [investigation, argument] of [
    [{ name: ' ', document }, 'investigation.name'],
    [{ name: 'x', document: 'text' }, 'investigation.document'],
    [{ name: 'x', document: { nodes: {} } }, 'investigation.document.edges'],
    [{ name: 'x', document: { ...document, nodes: { x: {} } } }, 'investigation.document.nodes'],
    [{ name: 'x', document: { ...document, edges: { x: {} } } }, 'investigation.document.edges'],
    [{ name: 'x', document: { ...document, points: { x: 1 } } }, 'investigation.document.points.x'],
    [{ name: 'x', document: { ...document, blob: 'x'.repeat(910_000) } }, 'investigation.document'],
    [{ name: 'x', document, notes: 'x'.repeat(20_001) }, 'investigation.notes'],
    [{ name: 'x', document, questions: [{ name: 'no such question' }] }, 'investigation.questions'],
    [
      { name: 'x', document, questions: [{ name: 'suppliers-of-escorts', parameters: { asOf: 1 } }] },
      'investigation.questions.0.parameters.asOf',
    ],
    [
      { name: 'x', document, questions: [{ name: 'suppliers-of-escorts', parameters: { asOf: 'x'.repeat(100_000) } }] },
      'investigation.questions',
    ],
  ] as const)
    expect(await refusalOf(save, { investigation })).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  expect(await refusalOf('mutation { importInvestigation(file: {format: "x"}) { id } }')).toMatchObject({
    argument: 'file',
  });
  const file = {
    format: 'subtier-investigation',
    version: 1,
    name: 'x',
    notes: '',
    address: '',
    questions: [],
    document,
  };
  for (const asOf of ['yesterday', '2025-02-30', '2025-07-17T00:00:00Z', '9999-12-31'])
    expect(
      await refusalOf('mutation ($file: JSON!) { importInvestigation(file: $file) { id } }', {
        file: { ...file, asOf },
      }),
    ).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'file.asOf' });
  expect(await refusalOf('mutation { deleteInvestigation(id: "x") }')).toMatchObject({ argument: 'id' });
});

test('a watch set filters exposures, coverage, groups and the timeline', async () => {
  const saveSet = `mutation ($name: String!, $rule: WatchRule!) { saveWatchSet(name: $name, rule: $rule) {
    id name minImpactLevel nameContains systemCount agencies { key } systems { key } } }`;
  const made = z
    .object({ saveWatchSet: z.looseObject({ id: z.string() }) })
    .parse(await served.data(saveSet, { name: 'IL5', rule: { minImpactLevel: 5, nameContains: 'CLOUD' } }));
  const { id: watchSet } = made.saveWatchSet;
  expect(made.saveWatchSet).toMatchObject({ systemCount: 1, minImpactLevel: 5, agencies: [], systems: [] });
  const bySystem = await exposures({ systems: ['dod-cloud-il5'] });
  expect(await exposures({ watchSet })).toEqual(bySystem);
  expect(await exposures({ watchSet, systems: ['dod-cloud-il4'] })).toEqual({ totalCount: 0, ids: [] });

  const answers = `query ($filter: ExposureFilter) { coverage(filter: $filter) { accesses systemsExposed }
    exposureGroups(by: SYSTEM, filter: $filter) { accesses }
    exposureTimeline(from: "2025-01-01", to: "2025-12-01", filter: $filter) { day accesses } }`;
  expect(await served.data(answers, { filter: { asOf: '2025-07-17', watchSet } })).toEqual(
    await served.data(answers, { filter: { asOf: '2025-07-17', systems: ['dod-cloud-il5'] } }),
  );

  const agency = z
    .object({ saveWatchSet: z.object({ id: z.string(), systemCount: z.number() }) })
    .parse(await served.data(saveSet, { name: 'DoD', rule: { agencies: ['dod'] } })).saveWatchSet;
  expect(agency.systemCount).toBe(2);
  expect(await exposures({ watchSet: agency.id })).toEqual(await exposures());

  // Leads have no system: those on the contracts of the set's systems count.
  await database.write(
    `MATCH (c:Contract {key: 'dod-cloud-services'})-[r:AWARDED_TO]->(), (x:Country {key: 'IN'})
     CREATE (c)-[work:PERFORMED_IN]->(x) SET work = properties(r), work.key = 'work abroad'`,
  );
  const nobody = z
    .object({ saveWatchSet: z.object({ id: z.string() }) })
    .parse(await served.data(saveSet, { name: 'Nobody', rule: { nameContains: 'no such system' } })).saveWatchSet;
  const leads = async (filter: Readonly<Record<string, unknown>>) =>
    served.data('query ($filter: LeadFilter) { leads(filter: $filter, first: 5) { totalCount } }', {
      filter: { asOf: '2025-07-17', ...filter },
    });
  expect(await leads({ watchSet })).toEqual({ leads: { totalCount: 1 } });
  expect(await leads({ watchSet: nobody.id })).toEqual({ leads: { totalCount: 0 } });
  await served.data('mutation ($id: ID!) { deleteWatchSet(id: $id) }', { id: nobody.id });
  await database.write(`MATCH ()-[work:PERFORMED_IN {key: 'work abroad'}]->() DELETE work`);

  for (const [variables, argument] of [
    [{ name: 'x', rule: {} }, 'rule'],
    [{ name: 'IL5', rule: { minImpactLevel: 5 } }, 'name'],
    [{ name: 'x', rule: { minImpactLevel: 3 } }, 'rule.minImpactLevel'],
    [{ name: 'x', rule: { nameContains: 'x'.repeat(201) } }, 'rule.nameContains'],
    [{ name: 'x', rule: { systems: ['no such system'] } }, 'rule.systems'],
  ] as const)
    expect(await refusalOf(saveSet, variables)).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  expect(await refusalOf('{ coverage(filter: { watchSet: "x" }) { accesses } }')).toMatchObject({
    argument: 'filter.watchSet',
  });
  await served.data('mutation ($id: ID!) { deleteWatchSet(id: $id) }', { id: agency.id });
  expect(await served.data('{ watchSets { name } }')).toEqual({ watchSets: [{ name: 'IL5' }] });
});

test('own questions are kept on the server', async () => {
  const keep = `mutation ($name: String!, $statement: String!, $form: JSON) {
    keepQuestion(name: $name, statement: $statement, form: $form) { name } }`;
  await served.data(keep, { name: 'Mine', statement: 'RETURN 1', form: { parameters: [] } });
  await served.data(keep, { name: 'Mine', statement: 'RETURN 2', form: { parameters: [1] } });
  expect(await served.data('{ ownQuestions { name statement form } }')).toEqual({
    ownQuestions: [{ name: 'Mine', statement: 'RETURN 2', form: { parameters: [1] } }],
  });
  expect(await refusalOf(keep, { name: '', statement: 'RETURN 1' })).toMatchObject({ argument: 'name' });
  const save = `mutation ($revision: Int!) {
    keepQuestion(name: "Mine", statement: "RETURN 3", revision: $revision) { revision changedBy } }`;
  for (const revision of [0, 1]) expect(await refusalOf(save, { revision })).toMatchObject({ argument: 'revision' });
  const { errors } = await served.ask(save, { revision: 1 });
  expect(errors?.[0]?.message).toContain('someone saved a later version meanwhile (revision 2; yours is of 1)');
  expect(await served.data(save, { revision: 2 })).toEqual({ keepQuestion: { revision: 3, changedBy: 'local' } });
  await served.data('mutation { deleteQuestion(name: "Mine") }');
  expect(await refusalOf(save, { revision: 3 })).toMatchObject({ argument: 'revision' });
  expect(await refusalOf('mutation { deleteQuestion(name: "Mine") }')).toMatchObject({ argument: 'name' });
});

test('mappings of spreadsheets are kept on the server, and only texts that are mappings', async () => {
  const save = 'mutation ($name: String!, $text: String!) { saveMapping(name: $name, text: $text) { name author } }';
  const text =
    'version: 1\nsource: { id: mine }\nrows: [{ table: organizations, columns: { id: Code, name: Name } }]\n';
  expect(await served.data(save, { name: ' Mine ', text })).toEqual({ saveMapping: { name: 'Mine', author: 'local' } });
  expect(await served.data('{ savedMappings { name } savedMapping(name: "Mine") { text } }')).toEqual({
    savedMappings: [{ name: 'Mine' }],
    savedMapping: { text },
  });
  expect(await refusalOf(save, { name: '', text })).toMatchObject({ argument: 'name' });
  expect(await refusalOf(save, { name: 'Other', text: 'version: 2' })).toMatchObject({ code: 'BAD_USER_INPUT' });
  const long = `${text}#${'x'.repeat(100_000)}`;
  expect(await refusalOf(save, { name: 'Long', text: long })).toMatchObject({ argument: 'text' });
  await served.data('mutation { deleteMapping(name: "Mine") }');
  expect(await served.data('{ savedMappings { name } savedMapping(name: "Mine") { text } }')).toEqual({
    savedMappings: [],
    savedMapping: null,
  });
});

// The last tests: they add data.
test('a decision does not carry over to another engineer or system for which a source uses the same access id', async () => {
  const people = ['R1', 'R2'];
  const importRoster = (person: string, system: string) =>
    importPackage(database, {
      'sources.csv': [{ id: 'roster', title: 'Roster', data_class: 'documented' }],
      'systems.csv': [
        { id: 'low', name: 'Low', impact_level: 2 },
        { id: 'crown', name: 'Crown', impact_level: 6 },
      ],
      'people.csv': ['R9', ...people].map((id) => ({ id, us_person_status: id === 'R9' ? 'citizen' : 'unknown' })),
      'locations.csv': people.map((one) => ({ person: one, country: 'CN' })),
      'access.csv': [{ id: 'a1', person, system, mode: 'escorted' }],
      'escorts.csv': [{ escort: 'R9', access: 'a1' }],
    });
  await importRoster('R1', 'low');
  const decided = await exposures({ systems: ['low'] });
  expect(decided.totalCount).toBe(1);
  const [id] = decided.ids;
  await served.data(decide, { id, status: 'ACCEPTED', until: '2999-12-31', reason: 'Low impact' });
  for (const [person, system] of [
    ['R1', 'crown'],
    ['R2', 'low'],
  ] as const) {
    await importRoster(person, system);
    const moved = await exposures({ systems: [system], decisions: ['OPEN'] });
    expect(moved).toEqual(await exposures({ systems: [system] }));
    expect(moved.totalCount).toBe(1);
    expect(
      await served.data('{ reviews(first: 1) { review { exposureId status } exposure { id } systemKey } }'),
    ).toEqual({
      reviews: [{ review: { exposureId: id, status: 'ACCEPTED' }, exposure: null, systemKey: 'low' }],
    });
  }
  await importRoster('R1', 'low');
  expect(await exposures({ systems: ['low'], decisions: ['ACCEPTED'] })).toEqual(decided);
});

test('an exposure that counts only under lists is found by its id, decided and commented on', async () => {
  await importPackage(database, {
    ...chainFiles,
    'sources.csv': [{ id: 'citizen', title: 'A citizen without a location', data_class: 'documented' }],
    'people.csv': ['P1', 'P2'].map((person) => ({ id: person, us_person_status: 'citizen' })),
    'locations.csv': [],
  });
  expect(await exposures({ systems: ['Y1'], origins: ['FOREIGN', 'UNDETERMINED'] })).toEqual({
    totalCount: 0,
    ids: [],
  });
  const { ids } = await exposures({ systems: ['Y1'], origins: ['UNDETERMINED'], lists: ['10USC4872'] });
  expect(ids).toHaveLength(1);
  const [id] = ids;
  const find = 'query ($id: ID!) { node(id: $id) { id ... on Exposure { origin accessKey review { status } } } }';
  expect(await served.data(find, { id })).toEqual({
    node: { id, origin: 'UNDETERMINED', accessKey: 'A1', review: { status: 'OPEN' } },
  });
  await served.data('mutation ($id: ID!) { comment(exposure: $id, text: "Asked where") { commentCount } }', { id });
  expect(await served.data(decide, { id, status: 'DISPUTED' })).toMatchObject({
    decide: { exposureId: id, status: 'DISPUTED', commentCount: 1 },
  });
  expect(await served.data('{ reviews(first: 1) { accessKey exposure { id } } }')).toEqual({
    reviews: [{ accessKey: 'A1', exposure: { id } }],
  });
});
