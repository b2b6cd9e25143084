import { dayInWords } from '#graph/model/day.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { wipeGraph } from '#graph/schema/wipe.ts';
import { runImport } from '#seed/import/import.ts';
import { withDocumentedCase } from '../../documented-case.ts';
import { importPackage } from '../../import-package.ts';
import { encodeId } from '#serve/ids.ts';
import { readPicture } from '#test/picture/read-picture.ts';
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

const made = z.object({
  title: z.string(),
  html: z.string(),
  markdown: z.string(),
  manifest: z.looseObject({ datasetHash: z.string(), statements: z.array(z.string()) }),
});
const makeText = `query ($subject: DossierSubject!, $id: ID!, $profile: DossierProfile! = INTERNAL, $asOf: Date = "2025-07-17") {
  dossier(subject: $subject, id: $id, profile: $profile, asOf: $asOf) { title html markdown manifest } }`;

/** The letters of a font may spell anything. */
function withoutFont<D extends { readonly html: string }>(dossier: D): D {
  return { ...dossier, html: dossier.html.replace(/url\(data:font[^)]*\)/, '') };
}

async function make(subject: string, id: string, others: Readonly<Record<string, unknown>> = {}) {
  const data = await served.data(makeText, { subject, id, ...others });
  return withoutFont(made.parse(data['dossier']));
}

async function remake(manifest: unknown) {
  const text = 'query ($manifest: JSON!) { remakeDossier(manifest: $manifest) { title html markdown manifest } }';
  return withoutFont(made.parse((await served.data(text, { manifest }))['remakeDossier']));
}

/** Saves an investigation with systems and organizations on its canvas, and returns its id. */
async function saveCanvas(systems: readonly string[], organizations: readonly string[] = []): Promise<string> {
  const ids = [
    ...systems.map((key) => encodeId('System', key)),
    ...organizations.map((key) => encodeId('Organization', key)),
  ];
  const nodes = Object.fromEntries(ids.map((id) => [id, {}]));
  const saved = await served.data(
    `mutation ($document: JSON!) { saveInvestigation(investigation: { name: "Drift", document: $document }) { id } }`,
    { document: { nodes, edges: {} } },
  );
  return z.object({ saveInvestigation: z.object({ id: z.string() }) }).parse(saved).saveInvestigation.id;
}

async function firstExposure(system = 'dod-cloud-il5', asOf = '2025-07-17'): Promise<string> {
  const found = await served.data(
    'query ($asOf: Date!, $systems: [ID!]!) { exposures(filter: { asOf: $asOf, systems: $systems }, first: 1) { nodes { id } } }',
    { asOf, systems: [system] },
  );
  const { nodes } = z
    .object({ exposures: z.object({ nodes: z.array(z.object({ id: z.string() })) }) })
    .parse(found).exposures;
  return nodes[0]?.id ?? '';
}

/** A dossier without the time of making. */
const timeless = (text: string) => text.replace(/Made by Subtier on .*? UTC/, 'Made by Subtier');

test('a dossier of a system says what the record shows, with sources, contradictions, unknowns, method and manifest', async () => {
  const { title, markdown, html, manifest } = await make('SYSTEM', 'dod-cloud-il5');
  expect(title).toBe('Who reaches Defense Department cloud, Impact Level 5, as of 17 July 2025');
  expect(markdown).toContain('the record shows 1 chain on 1 access through which foreign personnel reach 1 system');
  for (const part of [
    'Summary',
    'Chains',
    'Contradictions',
    'Unknowns',
    'Method',
    'Sources',
    'Annex: statements',
    'Annex: manifest',
  ])
    expect(markdown).toContain(`\n## ${part}\n`);
  expect(markdown).toContain('**Microsoft** (prime) → **Insight Global** (subcontractor)');
  expect(markdown).toContain('Microsoft said: "Microsoft has made changes');
  expect(markdown).toContain('the sources do not name the contract: 1 chain');
  expect(markdown).toContain('MATCH (x:Exposure)');
  expect(markdown).toContain(manifest.datasetHash);
  expect(markdown).not.toContain('version omits');
  // Loads nothing.
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|url\((?!data:|#)|@import/);
  expect(html).toMatch(/<svg [^>]*role="img"/);
  expect(html).toContain('<title>Insight Global</title>');
});

/** The first page of a dossier. */
const briefIn = (markdown: string) => /## In brief\n([\s\S]*?)\n## Summary/.exec(markdown)?.[1] ?? '';

test('a dossier begins with the brief: what happened, how certain it is, and what is not on record', async () => {
  const brief = briefIn((await make('SYSTEM', 'dod-cloud-il5')).markdown);
  expect(brief).toContain(
    'China-based engineers, employed by Microsoft, are reported to reach a system through escorts supplied by Insight Global: Defense Department cloud, Impact Level 5.',
  );
  expect(brief).toMatch(/Exposed on 17 July 2025\. .*Highest priority: critical\./);
  expect(brief).toMatch(/### Established: \d+\n\n- /);
  expect(brief).toMatch(/### Contested: 2\n\n- The practice was disclosed .*yes: Microsoft; no: /);
  expect(brief).toMatch(/### Not on record: 3\n\n- Under which contract\? \(1 access\)/);
  const after = await make('SYSTEM', 'dod-cloud-il5', { asOf: '2026-06-01' });
  expect(briefIn(after.markdown)).toContain(
    'Exposed until 17 July 2025. First reported on 15 July 2025 by ProPublica. Closed per Microsoft, not independently confirmed.',
  );
  expect(timeless((await remake(after.manifest)).html)).toBe(timeless(after.html));
  const one = await make('EXPOSURE', await firstExposure(), { asOf: '2026-06-01' });
  expect(briefIn(one.markdown)).toContain('Exposed until 17 July 2025.');
});

test('the brief of a dossier leaves out what its profile leaves out: a public one names the engineers by what they are', async () => {
  const open = briefIn((await make('PRIME', 'microsoft', { profile: 'PUBLIC', asOf: '2026-06-01' })).markdown);
  expect(open).toContain('ProPublica reported in July 2025 that Microsoft engineers in China helped maintain');
  expect(open).toMatch(/Microsoft employs person \d/);
  expect(open).not.toMatch(/China-based|Digital escorts|china-based-engineers|digital-escorts/);
  const committee = briefIn((await make('PRIME', 'microsoft', { profile: 'COMMITTEE' })).markdown);
  expect(committee).toContain('Digital escorts escorted China-based engineers');
});

test('a dossier says who closed a chain, and that what has no start on record is of unknown start', async () => {
  const { markdown } = await make('SYSTEM', 'dod-cloud-il4');
  expect(markdown).toContain(
    'Holds: until 17 July 2025, start unknown (closed per Microsoft, not independently confirmed)\n',
  );
  expect(markdown).toContain('| start and end unknown | 60 |');
  expect(markdown).not.toContain('any date');
  // Its range is HIGH to CRITICAL.
  expect(markdown).toContain('Chains by their highest priority: 1 critical, 0 high');
});

test('a dossier of a day without chains says which there were before, and is made again', async () => {
  const after = await make('SYSTEM', 'dod-cloud-il5', { asOf: '2025-07-18' });
  expect(after.markdown).toContain('The record shows no chain on 18 July 2025.');
  expect(after.markdown).toContain('| 17 July 2025 | closed per Microsoft, not independently confirmed |');
  expect(timeless((await remake(after.manifest)).html)).toBe(timeless(after.html));
});

test('a dossier shows every contradiction on record about its chains, and takes an end for no contradiction', async () => {
  const { markdown } = await make('PRIME', 'microsoft');
  const [, contradictions = ''] = markdown.split('## Contradictions');
  const rowOf = (start: string) => contradictions.split('\n').find((line) => line.includes(start)) ?? '';
  expect(rowOf('| Digital escorts | Microsoft said: The practice was disclosed')).toMatch(
    /Literally no one seems to know.*System Security Plan of 28 February 2025|System Security Plan of 28 February 2025.*Literally no one seems to know/,
  );
  // Once, not again from the other side.
  const aboutEscorts = contradictions.split('\n').filter((line) => line.startsWith('| Digital escorts |'));
  expect(aboutEscorts.filter((line) => line.includes('Literally no one seems to know'))).toHaveLength(1);
  expect(rowOf('ProPublica said: "The Pentagon bans foreign citizens')).toContain('allows non-U.S. citizens');
  const denial = rowOf(
    'China-based engineers reach Defense Department cloud, Impact Level 5 | Microsoft said: "Microsoft has made changes',
  );
  expect(denial).toContain('(denies it; 18 July 2025, ');
  expect(denial).toContain('it is about the end of the hop, from 18 July 2025 on, not about the time before');
  // The words of a denial are negative themselves: “denies: … names neither …” would reverse them.
  expect(contradictions).toContain(
    "ProPublica said: Microsoft's System Security Plan of 28 February 2025 names neither",
  );
  expect(markdown).not.toMatch(/(denies|asserts): /);
});

test('a dossier of a later date shows which chains ended, and who says so', async () => {
  const { markdown } = await make('PRIME', 'microsoft', { asOf: '2026-01-15' });
  expect(markdown).toContain('the record shows 0 chains');
  const [, ended = ''] = markdown.split('## Ended');
  expect(ended).toContain('Digital escorts → China-based engineers → Defense Department cloud, Impact Level 5');
  expect(ended).toContain('| 17 July 2025 | closed per Microsoft, not independently confirmed |');
  expect(ended).toContain('System Security Plan of 28 February 2025');
  const open = await make('PRIME', 'microsoft', { asOf: '2026-01-15', profile: 'PUBLIC' });
  expect(open.markdown.split('## Contradictions')[0]).toContain('person 1 → person 2 → Defense Department cloud');
});

test('a dossier made again from its manifest is the same but for the time of making, also after a new import', async () => {
  const firsts = [
    await make('SYSTEM', 'dod-cloud-il5', { profile: 'COMMITTEE' }),
    await make('PRIME', 'microsoft'),
    await make('EXPOSURE', await firstExposure(), { profile: 'PUBLIC' }),
  ];
  const expectSame = async () => {
    for (const first of firsts) {
      const again = await remake(JSON.parse(JSON.stringify(first.manifest)));
      expect(timeless(again.html)).toBe(timeless(first.html));
      expect(timeless(again.markdown)).toBe(timeless(first.markdown));
      expect(again.html).not.toBe(first.html);
    }
  };
  // The time of making is written to the second.
  await sleep(1000);
  await expectSame();
  await wipeGraph(database, () => undefined);
  await importCase();
  await expectSame();
});

test('a manifest of version 1, whose digests cover words that changed, still makes a dossier again', async () => {
  const { manifest, title } = await make('SYSTEM', 'dod-cloud-il5', { profile: 'COMMITTEE' });
  expect(manifest['version']).toBe(2);
  const again = await remake({ ...manifest, version: 1, datasetHash: 'of other words' });
  expect(again.title).toBe(title);
});

test('the first page has the picture, with the numbers of the sources on its hops, and a committee reads no ids of rows', async () => {
  const { markdown, html } = await make('SYSTEM', 'dod-cloud-il5', { profile: 'COMMITTEE' });
  expect(briefIn(markdown)).toContain('**Microsoft** (prime)');
  expect(html.indexOf('<svg')).toBeLessThan(html.indexOf('>Summary<'));
  const [svg = ''] = /<svg [\s\S]*?<\/svg>/.exec(html) ?? [];
  const { words, lines } = readPicture(svg);
  expect(words).toContain('subcontracts to [1]');
  expect(words).toMatch(/employs \[\d\].* employs \[\d\]/);
  expect(lines).toContain('China-based engineers reach Defense Department cloud');
  const [evidence = '', annex = ''] = markdown.split('## Annex: statements');
  expect(evidence).not.toMatch(/dod-cloud-services|ESCORT\b/);
  expect(annex).toContain('MATCH (');
});

test('a dossier is not made again if the data, decisions or the manifest have changed', async () => {
  const { manifest } = await make('SYSTEM', 'dod-cloud-il5');
  const messageOf = async (given: unknown) => {
    const text = 'query ($manifest: JSON!) { remakeDossier(manifest: $manifest) { title } }';
    return (await served.ask(text, { manifest: given })).errors?.[0]?.message;
  };
  expect(await messageOf({ format: 'x' })).toBe('manifest is not the manifest of a dossier.');
  expect(await messageOf({ ...manifest, datasetHash: '0' })).toContain('the data that it rests on has changed');
  const id = await firstExposure();
  await served.data('mutation ($id: ID!) { comment(exposure: $id, text: "Another remark") { status } }', { id });
  expect(await messageOf(manifest)).toContain('decisions, comments or notes have changed');
});

test('a manifest with a value that is none of its kind is refused, never a fault', async () => {
  const { manifest } = await make('SYSTEM', 'dod-cloud-il5');
  const { request, ...rest } = z.looseObject({ request: z.record(z.string(), z.unknown()) }).parse(manifest);
  const values = [
    null,
    true,
    7,
    -1.5,
    1e300,
    '',
    '2025-02-30',
    '9999-12-31',
    '17.7.2025',
    'x\u0000',
    [],
    [[]],
    {},
    [{}],
  ];
  const changed = (object: Readonly<Record<string, unknown>>) =>
    Object.keys(object).flatMap((name) => values.map((value) => ({ ...object, [name]: value })));
  const text = 'query ($manifest: JSON!) { remakeDossier(manifest: $manifest) { title } }';
  const codes = new Set<unknown>();
  for (const given of [
    ...values,
    ...changed({ ...rest, request }),
    ...changed(request).map((one) => ({ ...rest, request: one })),
    { ...rest, request: { ...request, origins: ['DOMESTIC'] } },
    { ...rest, request: { ...request, lists: ['tea-leaves', '10USC4872', '10USC4872'] } },
  ])
    for (const { extensions } of (await served.ask(text, { manifest: given })).errors ?? []) codes.add(extensions.code);
  expect([...codes]).toEqual(['BAD_USER_INPUT']);
  const { errors } = await served.ask(text, { manifest: { ...rest, request: { ...request, asOf: '2025-02-30' } } });
  expect(errors?.[0]?.message).toBe('manifest is not the manifest of a dossier: request.asOf: not a day (yyyy-mm-dd).');
});

test('profiles leave out persons, comments and details, and count what they leave out', async () => {
  const id = await firstExposure();
  await served.data('mutation ($id: ID!) { comment(exposure: $id, text: "Secret remark") { status } }', { id });
  await served.data(
    `mutation ($id: ID!) { decide(exposure: $id, status: CLOSED, closedBy: "Microsoft", reason: "Secret reason") { status } }`,
    { id },
  );
  const internal = await make('EXPOSURE', id);
  const committee = await make('EXPOSURE', id, { profile: 'COMMITTEE' });
  const open = await make('EXPOSURE', id, { profile: 'PUBLIC' });
  for (const text of [internal.markdown, internal.html]) {
    expect(text).toContain('china-based-engineers');
    expect(text).toContain('Secret remark');
    expect(text).toContain('closed according to Microsoft (Secret reason)');
  }
  for (const text of [committee.markdown, committee.html]) {
    expect(text).not.toMatch(/china-based-engineers|(Secret|Another) remark/);
    expect(text).toContain('Secret reason');
    expect(text).toMatch(/This committee version omits \d+ ids of people; \d+ comments?\./);
  }
  const names = ['china-based-engineers', 'Secret', 'China-based engineers'];
  for (const text of [open.markdown, open.html]) {
    for (const name of names) expect(text.split('Contradictions')[0]).not.toContain(name);
    expect(text).toMatch(/This public version omits .*people; .*comments?; 1 decision; \d+ details of statements\./);
    expect(text).toContain('Insight Global');
  }
});

test('a dossier is not made again if the number of accesses or contracts that it names has changed', async () => {
  const { manifest, markdown } = await make('EXPOSURE', await firstExposure());
  expect(markdown).toContain('for 1 of 1 contract. Of 2 accesses');
  await importPackage(database, { 'sources.csv': [{ id: 'awards' }], 'contracts.csv': [{ id: 'another' }] });
  const text = 'query ($manifest: JSON!) { remakeDossier(manifest: $manifest) { title } }';
  const { errors } = await served.ask(text, { manifest });
  expect(errors?.[0]?.message).toContain('the data that it rests on has changed');
});

/** The pictures of a dossier, in their order. */
const picturesIn = (html: string) => [...html.matchAll(/<svg [\s\S]*?<\/svg>/g)].map(([svg]) => readPicture(svg));

test('the picture of a dossier is that of the page: every hop, a legend, what counts, and no dash where all is on record', async () => {
  const { html } = await make('SYSTEM', 'dod-cloud-il5', { profile: 'COMMITTEE' });
  const pictures = picturesIn(html);
  expect(pictures).toHaveLength(1);
  const [picture] = pictures;
  expect(picture?.lines).toEqual([
    'Microsoft subcontracts to Insight Global',
    'Insight Global employs Digital escorts',
    'Digital escorts escort China-based engineers',
    'China-based engineers reach Defense Department cloud',
    'Microsoft employs China-based engineers',
  ]);
  expect(picture?.boxes).toHaveLength(5);
  expect([picture?.dashed, picture?.covered]).toEqual([[], []]);
  for (const part of [
    'Prime Tier 1 Escort Engineer System',
    'Impact Level 5',
    'China',
    'subcontracts to',
    'hop on record',
    'wide outline: in a foreign country',
    'As of 17 July 2025. Counts foreign personnel.',
    'Closed per Microsoft, not independently confirmed.',
  ])
    expect(picture?.words).toContain(part);
  // In the colors of the screen or of the paper.
  expect(html).toMatch(/<rect [^>]*fill="var\(--raised\)"/);
});

test('a dossier of a few chains begins with all of them in one picture', async () => {
  const { html, markdown } = await make('PRIME', 'microsoft');
  const [all, ...single] = picturesIn(html);
  expect(single).toHaveLength(2);
  expect(all?.boxes.filter((box) => box === 'Defense Department cloud')).toHaveLength(2);
  expect(all?.boxes.filter((box) => box === 'Microsoft')).toHaveLength(1);
  expect(new Set(all?.lines)).toEqual(new Set(single.flatMap(({ lines }) => lines)));
  expect(all?.covered).toEqual([]);
  expect(markdown).not.toMatch(/\n{3}/);
});

test('the picture of a dossier is synthetic by its hatch, and has no person that its profile leaves out', async () => {
  await importPackage(database, {
    'sources.csv': [{ id: 'SYN-roster', data_class: 'synthetic' }],
    'organizations.csv': [{ id: 'SYN-larch', name: 'Larch' }],
    'contracts.csv': [{ id: 'SYN-k', prime: 'SYN-larch' }],
    'systems.csv': [{ id: 'SYN-barn', name: 'Barn', impact_level: 5 }],
    'people.csv': [{ id: 'SYN-crew', kind: 'group', label: 'Barn crew', headcount: 1234 }],
    'locations.csv': [{ person: 'SYN-crew', country: 'CN' }],
    'employment.csv': [{ organization: 'SYN-larch', person: 'SYN-crew', contract: 'SYN-k', role: 'engineer' }],
    'access.csv': [{ id: 'SYN-barn-1', person: 'SYN-crew', system: 'SYN-barn', contract: 'SYN-k', mode: 'direct' }],
  });
  const internal = await make('SYSTEM', 'SYN-barn');
  const [picture] = picturesIn(internal.html);
  expect(picture?.words).toContain('1,234 people');
  expect(picture?.words).toContain('hatched: synthetic');
  // Only the escort is not on record.
  expect(picture?.dashed).toEqual(['? to Barn crew', '?']);
  expect(timeless((await remake(internal.manifest)).html)).toBe(timeless(internal.html));
  const open = await make('SYSTEM', 'SYN-barn', { profile: 'PUBLIC' });
  const [redacted] = picturesIn(open.html);
  expect(redacted?.boxes).toContain('person 1');
  expect(redacted?.words).not.toMatch(/Barn crew|SYN-crew|people|group/);
  expect(open.html).not.toContain('SYN-crew');

  // The picture is among what the dossier rests on.
  await importPackage(database, {
    'sources.csv': [{ id: 'SYN-roster', data_class: 'synthetic' }],
    'people.csv': [{ id: 'SYN-crew', kind: 'group', label: 'Barn crew', headcount: 1235 }],
  });
  const text = 'query ($manifest: JSON!) { remakeDossier(manifest: $manifest) { title } }';
  const { errors } = await served.ask(text, { manifest: internal.manifest });
  expect(errors?.[0]?.message).toContain('the data that it rests on has changed');
});

test('in a dossier, an arrow is a hop on record, and what is not on record is a question mark', async () => {
  await importPackage(database, {
    'sources.csv': [{ id: 'roster' }],
    'organizations.csv': [
      { id: 'alder', name: 'Alder' },
      { id: 'birch', name: 'Birch' },
    ],
    'contracts.csv': [{ id: 'c1', prime: 'alder', identified: 'yes' }],
    'systems.csv': [
      { id: 'vault', name: 'Vault', impact_level: 5 },
      { id: 'depot', name: 'Depot', impact_level: 4 },
    ],
    'people.csv': [{ id: 'unescorted' }, { id: 'escorted' }, { id: 'escort' }],
    'locations.csv': [
      { person: 'unescorted', country: 'CN' },
      { person: 'escorted', country: 'CN' },
    ],
    'employment.csv': [{ organization: 'birch', person: 'escort', role: 'escort', contract: 'c1' }],
    'access.csv': [
      { id: 'a1', person: 'escorted', system: 'vault', contract: 'c1', mode: 'escorted' },
      { id: 'a2', person: 'unescorted', system: 'depot', contract: 'c1', mode: 'escorted' },
      { id: 'a3', person: 'unescorted', system: 'depot', mode: 'direct' },
    ],
    'escorts.csv': [{ access: 'a1', escort: 'escort' }],
  });
  const vault = await make('SYSTEM', 'vault');
  // Birch is accountable, but no subcontract of Alder to Birch is on record.
  expect(vault.markdown).toContain(
    '**Alder** (prime) … **Birch** (accountable, tier unknown) → **escort** (escort) → **escorted** (engineer) → **Vault** (system, IL5)',
  );
  const [drawn] = picturesIn(vault.html);
  expect(drawn?.dashed).toEqual(['Alder ? no route on record Birch']);
  expect(drawn?.lines).toEqual([
    'Alder ? no route on record Birch',
    'Birch employs escort',
    'escort escorts escorted',
    'escorted reaches Vault',
  ]);
  const depot = await make('SYSTEM', 'depot');
  const unknown = '**?** (employer not on record) … **?** (no escort on record) … **unescorted** (engineer) →';
  expect(depot.markdown).toContain(`**Alder** (prime) … ${unknown}`);
  expect(depot.markdown).toContain(`**?** (prime not on record) … ${unknown}`);
});

test('ids of persons are left out of ids that are made of them', async () => {
  await importPackage(database, {
    'sources.csv': [{ id: 'roster' }],
    'systems.csv': [{ id: 'ledger', name: 'Ledger', impact_level: 5 }],
    'people.csv': [{ id: 'K-7 (é)' }],
    'locations.csv': [{ person: 'K-7 (é)', country: 'CN', row: 'CN_K-7 (é)_1' }],
    'access.csv': [{ id: 'ledger_K-7 (é)', person: 'K-7 (é)', system: 'ledger', mode: 'direct' }],
  });
  const { markdown } = await make('SYSTEM', 'ledger');
  expect(markdown).toContain('ledger\\_K-7 (é)');
  for (const profile of ['COMMITTEE', 'PUBLIC']) {
    const { markdown: redacted, html, manifest } = await make('SYSTEM', 'ledger', { profile });
    expect(redacted).toMatch(/ledger\\?_person 1/);
    for (const text of [redacted, html, JSON.stringify(manifest)]) expect(text).not.toContain('K-7');
  }
});

test('an id of a person that is too long for a caption is left out', async () => {
  const person = `X-9-${'0123456789'.repeat(25)}`;
  await importPackage(database, {
    'sources.csv': [{ id: 'roster' }],
    'systems.csv': [{ id: 'cellar', name: 'Cellar', impact_level: 5 }],
    'people.csv': [{ id: person }],
    'locations.csv': [{ person, country: 'CN' }],
    'access.csv': [{ id: 'cellar-1', person, system: 'cellar', mode: 'direct' }],
  });
  expect((await make('SYSTEM', 'cellar')).markdown).toContain('X-9');
  for (const profile of ['COMMITTEE', 'PUBLIC']) {
    const { markdown, html, manifest } = await make('SYSTEM', 'cellar', { profile });
    expect(markdown).toContain('**person 1** (engineer)');
    for (const text of [markdown, html, JSON.stringify(manifest)]) expect(text).not.toContain('X-9');
  }
});

test('an id of a person that is a number, a word or in quotes is left out, and nothing else with it', async () => {
  await importPackage(database, {
    'sources.csv': [{ id: 'shifts', title: 'Roster of 17 shifts' }],
    'systems.csv': [{ id: 'archive', name: 'Archive 17', impact_level: 5 }],
    'people.csv': [{ id: '17' }, { id: 'escort' }, { id: 'team "A"' }],
    'locations.csv': [{ person: '17', country: 'CN' }],
    'access.csv': [{ id: 'archive_17', person: '17', system: 'archive', mode: 'escorted' }],
    'escorts.csv': ['escort', 'team "A"'].map((escort) => ({ escort, access: 'archive_17' })),
  });
  for (const profile of ['COMMITTEE', 'PUBLIC']) {
    const { title, markdown, html } = await make('SYSTEM', 'archive', { profile });
    expect(title).toBe('Who reaches Archive 17, as of 17 July 2025');
    for (const text of [markdown, html]) {
      expect(text).not.toMatch(/archive\\?_17|team (\\*"|\\*&#34;)A/);
      for (const kept of ['As of: 17 July 2025', 'Roster of 17 shifts', 'no employer of the person accountable'])
        expect(text).toContain(kept);
    }
    expect(markdown).toMatch(/\*\*person \d\*\* \(escort\) → \*\*person \d\*\* \(engineer\) → \*\*Archive 17\*\*/);
    expect(markdown).toContain('"asOf":"2025-07-17"');
  }
});

test('ids of persons whom only the texts of a dossier mention are left out, and no words that could be anything', async () => {
  await importPackage(database, {
    'sources.csv': [{ id: 'hangar-log', title: 'Log of K7' }],
    'organizations.csv': [{ id: 'spruce', name: 'Spruce' }],
    'contracts.csv': [{ id: 'k-hangar', prime: 'spruce' }],
    'systems.csv': [{ id: 'hangar', name: 'Hangar', impact_level: 5 }],
    'people.csv': ['P-hangar', 'K7', 'W-1 (é)', '4711', 'Z'].map((id) => ({ id })),
    'locations.csv': [{ person: 'P-hangar', country: 'CN' }],
    'employment.csv': [
      { organization: 'spruce', person: 'P-hangar', contract: 'k-hangar', role: 'engineer', assessed_by: '4711' },
    ],
    'access.csv': [
      {
        id: 'hangar-1',
        person: 'P-hangar',
        system: 'hangar',
        contract: 'k-hangar',
        mode: 'direct',
        approval_ref: 'Memo of W-1 (é), page 4711',
      },
    ],
    'claims.csv': [
      { id: 'q-hangar', stance: 'denies', about: 'access:hangar-1', claimant: 'K7', text: 'K7 saw Z at gate 4711' },
    ],
  });
  const found = await served.data(
    '{ exposures(filter: { asOf: "2025-07-17", systems: ["hangar"] }, first: 1) { nodes { id } } }',
  );
  const { nodes } = z
    .object({ exposures: z.object({ nodes: z.array(z.object({ id: z.string() })) }) })
    .parse(found).exposures;
  await served.data(
    'mutation ($id: ID!) { decide(exposure: $id, status: DISPUTED, reason: "As K7 says") { status } }',
    { id: nodes[0]?.id },
  );
  const internal = await make('SYSTEM', 'hangar');
  for (const shown of [
    'As K7 says',
    'Memo of W-1 (é), page 4711',
    'assessedBy: 4711',
    'K7 said: K7 saw Z at gate 4711 (denies it; ',
  ])
    expect(internal.markdown).toContain(shown);

  const committee = await make('SYSTEM', 'hangar', { profile: 'COMMITTEE' });
  const open = await make('SYSTEM', 'hangar', { profile: 'PUBLIC' });
  for (const { markdown, html, manifest } of [committee, open]) {
    for (const text of [markdown, html, JSON.stringify(manifest)]) expect(text).not.toMatch(/K7|W-1|P-hangar/);
    expect(markdown).toMatch(/(person \d) said: \1 saw Z at gate 4711 \(denies it; /);
    expect(markdown).toMatch(/Log of person \d/);
  }
  expect(committee.markdown).toMatch(/As person \d says/);
  expect(committee.markdown).toMatch(/approvalRef: Memo of person \d, page 4711/);
  expect(committee.markdown).toMatch(/assessedBy: person \d/);

  // The words are the same, but “gate” is an id now.
  expect(timeless((await remake(committee.manifest)).html)).toBe(timeless(committee.html));
  await importPackage(database, { 'sources.csv': [{ id: 'gates' }], 'people.csv': [{ id: 'gate' }] });
  const text = 'query ($manifest: JSON!) { remakeDossier(manifest: $manifest) { title } }';
  const { errors } = await served.ask(text, { manifest: committee.manifest });
  expect(errors?.[0]?.message).toContain('the data that it rests on has changed');
});

test('neither a redacted dossier nor its manifest depends on the ids that are left out', async () => {
  const makeWith = async (person: string) => {
    await importPackage(database, {
      'sources.csv': [{ id: 'cellar-log' }],
      'systems.csv': [{ id: 'cellar', name: 'Cellar', impact_level: 5 }],
      'people.csv': [{ id: person }],
      'locations.csv': [{ person, country: 'CN' }],
      'access.csv': [{ id: `cellar_${person}`, person, system: 'cellar', mode: 'direct' }],
    });
    return {
      committee: await make('SYSTEM', 'cellar', { profile: 'COMMITTEE' }),
      open: await make('SYSTEM', 'cellar', { profile: 'PUBLIC' }),
    };
  };
  const former = await makeWith('P-cellar');
  const latter = await makeWith('Q-cellar');
  for (const profile of ['committee', 'open'] as const) {
    expect(former[profile].markdown).toContain('person 1');
    expect(latter[profile].manifest).toEqual(former[profile].manifest);
    expect(timeless(latter[profile].markdown)).toBe(timeless(former[profile].markdown));
  }
});

test('a redacted dossier is not made again if decisions, comments or what it shows of the data have changed', async () => {
  const importDoor = (country: string) =>
    importPackage(database, {
      'sources.csv': [{ id: 'door-log' }],
      'systems.csv': [{ id: 'door', name: 'Door', impact_level: 5 }],
      'people.csv': [{ id: 'P-door' }],
      'locations.csv': [{ person: 'P-door', country }],
      'access.csv': [{ id: 'door-1', person: 'P-door', system: 'door', mode: 'direct' }],
    });
  const refusalOf = async (manifest: unknown) => {
    const text = 'query ($manifest: JSON!) { remakeDossier(manifest: $manifest) { title } }';
    return (await served.ask(text, { manifest })).errors?.[0]?.message;
  };
  await importDoor('CN');
  const first = await make('SYSTEM', 'door', { profile: 'PUBLIC' });
  const exposure = await firstExposure('door');
  await served.data('mutation ($id: ID!) { comment(exposure: $id, text: "A remark") { status } }', { id: exposure });
  expect(await refusalOf(first.manifest)).toContain('decisions, comments or notes have changed');
  const second = await make('SYSTEM', 'door', { profile: 'PUBLIC' });
  expect(await refusalOf(second.manifest)).toBeUndefined();
  await importDoor('RU');
  expect(await refusalOf(second.manifest)).toContain('the data that it rests on has changed');
});

test('an investigation has a dossier of the systems on its canvas', async () => {
  const node = await served.data('{ systems(filter: { key: { eq: "dod-cloud-il4" } }, first: 1) { nodes { id } } }');
  const { nodes } = z
    .object({ systems: z.object({ nodes: z.array(z.object({ id: z.string() })) }) })
    .parse(node).systems;
  const system = nodes[0]?.id ?? '';
  const saved = await served.data(
    `mutation ($document: JSON!) { saveInvestigation(investigation: { name: "Level 4", notes: "For *my* eyes", document: $document }) { id } }`,
    { document: { nodes: { [system]: {} }, edges: {} } },
  );
  const { id } = z.object({ saveInvestigation: z.object({ id: z.string() }) }).parse(saved).saveInvestigation;
  const { title, markdown } = await make('INVESTIGATION', id);
  expect(title).toBe('Level 4, as of 17 July 2025');
  expect(markdown).toContain('For \\*my\\* eyes');
  expect(markdown).toContain('Impact Level 4');
  expect((await make('INVESTIGATION', id, { profile: 'PUBLIC' })).markdown).not.toContain('eyes');
});

test('a dossier of an investigation names what its canvas has and the record has not, and is refused if that is all', async () => {
  const { markdown } = await make('INVESTIGATION', await saveCanvas(['dod-cloud-il4', 'system-gone']));
  expect(markdown).toContain('Left out, because they are not on record: system-gone.');
  expect(markdown).toContain('Impact Level 4');
  const { errors } = await served.ask(makeText, {
    subject: 'INVESTIGATION',
    id: await saveCanvas(['system-gone'], ['gone']),
  });
  expect(errors?.[0]?.message).toBe(
    "None of the systems and organizations on this investigation's canvas is on record.",
  );

  const ofOrganization = await make('INVESTIGATION', await saveCanvas(['system-gone'], ['microsoft']));
  expect(ofOrganization.markdown).toContain('Left out, because they are not on record: system-gone.');
  expect(ofOrganization.markdown).toContain('Impact Level 4');
});

test('a dossier without a chain says the last day with one, and of how many accesses it knows how much', async () => {
  await importPackage(database, {
    'sources.csv': [{ id: 'quarry-log' }],
    'organizations.csv': ['larch', 'maple', 'olive', 'rowan'].map((id) => ({ id, name: id })),
    'contracts.csv': [{ id: 'k-quarry', prime: 'larch', identified: 'yes' }],
    'subcontracts.csv': [{ contract: 'k-quarry', contractor: 'larch', subcontractor: 'maple' }],
    'systems.csv': ['quarry', 'annex'].map((id) => ({ id, name: id, impact_level: 5 })),
    'people.csv': ['P-quarry', 'P-quarry-us', 'escort-quarry'].map((id) => ({ id })),
    'locations.csv': [
      { person: 'P-quarry', country: 'CN' },
      { person: 'P-quarry-us', country: 'US' },
    ],
    'employment.csv': [
      { organization: 'maple', person: 'escort-quarry', role: 'escort' },
      // Another employer does not make another chain.
      { organization: 'olive', person: 'P-quarry', role: 'engineer', valid_to: '2025-01-01' },
      { organization: 'rowan', person: 'P-quarry', role: 'engineer', valid_from: '2025-01-01' },
    ].map((row) => ({ ...row, contract: 'k-quarry' })),
    'access.csv': [
      { id: 'quarry-1', person: 'P-quarry', mode: 'escorted' },
      { id: 'quarry-2', person: 'P-quarry-us', mode: 'direct' },
    ].map((row) => ({ ...row, system: 'quarry', contract: 'k-quarry' })),
    'escorts.csv': [{ escort: 'escort-quarry', access: 'quarry-1' }],
  });
  const asOf = '2025-06-01';
  const ofOlive = await make('INVESTIGATION', await saveCanvas([], ['olive']), { asOf });
  expect(ofOlive.markdown).toContain(
    `The record shows no chain on ${dayInWords(asOf)}. The last day with one was 31 December 2024.`,
  );
  expect(ofOlive.markdown).not.toContain('none before');
  const ofAnnex = await make('SYSTEM', 'annex', { asOf });
  expect(ofAnnex.markdown).toContain(`The record shows no chain on ${dayInWords(asOf)}, and none before.`);

  const ofPrime = await make('PRIME', 'larch', { asOf });
  expect(ofPrime.markdown).toContain("Of 2 accesses on that date, the engineer's location");
  expect(ofPrime.markdown).toContain('Lineage is not complete for 1 of 2 accesses.');
  const ofQuarry = await make('SYSTEM', 'quarry', { asOf });
  expect(ofQuarry.markdown).toContain("Of 2 accesses on that date, the engineer's location");
  expect(ofQuarry.markdown).toMatch(/Lineage is not complete for \d of 2 accesses\./);
});

test('a dossier says who employs the engineer of an escorted access, and what says so', async () => {
  const { markdown } = await make('SYSTEM', 'dod-cloud-il5');
  expect(markdown).toContain('Engineer employed by: Microsoft\n');
  expect(markdown).toContain('| Microsoft employs China-based engineers |');
  const open = await make('SYSTEM', 'dod-cloud-il5', { profile: 'PUBLIC' });
  expect(open.markdown).toMatch(/\| Microsoft employs person \d \|/);
});

test('a dossier shows what says so of every employer of an engineer whom nobody escorts', async () => {
  await importPackage(database, {
    'sources.csv': [{ id: 'roster', title: 'Roster' }],
    'organizations.csv': [
      { id: 'linden', name: 'Linden' },
      { id: 'beech', name: 'Beech' },
    ],
    'contracts.csv': [{ id: 'k-linden', prime: 'linden', title: 'Support of Linden' }],
    'systems.csv': [{ id: 'dam', name: 'Dam', impact_level: 5 }],
    'people.csv': [{ id: 'P-dam' }],
    'employment.csv': [
      { organization: 'linden', person: 'P-dam', contract: 'k-linden', role: 'engineer' },
      { organization: 'beech', person: 'P-dam', role: 'engineer' },
    ],
    'locations.csv': [{ person: 'P-dam', country: 'CN' }],
    'access.csv': [{ id: 'dam-1', person: 'P-dam', system: 'dam', contract: 'k-linden', mode: 'direct' }],
  });
  const { markdown } = await make('SYSTEM', 'dam');
  expect(markdown).toContain('Engineer employed by: Beech, Linden\n');
  expect(markdown.match(/\| Linden employs P-dam \|/g)).toHaveLength(1);
  expect(markdown.match(/\| Beech employs P-dam \|/g)).toHaveLength(1);
});

test('a dossier shows a denial about a node that no claim asserts', async () => {
  await importPackage(database, {
    'sources.csv': [{ id: 'hearing', title: 'Hearing' }],
    'organizations.csv': [{ id: 'cedar', name: 'Cedar' }],
    'contracts.csv': [{ id: 'k-cedar', prime: 'cedar', title: 'Support of Cedar' }],
    'systems.csv': [{ id: 'barn', name: 'Barn', impact_level: 5 }],
    'people.csv': [{ id: 'P-barn' }],
    'locations.csv': [{ person: 'P-barn', country: 'CN' }],
    'access.csv': [{ id: 'barn-1', person: 'P-barn', system: 'barn', contract: 'k-cedar', mode: 'direct' }],
    'claims.csv': [
      { id: 'q1', stance: 'denies', about: 'contracts:k-cedar', claimant: 'Cedar', text: 'We do not hold it' },
      { id: 'q2', stance: 'asserts', about: 'systems:barn', claimant: 'Cedar', text: 'It is large' },
      { id: 'q3', stance: 'denies', about: 'contracts:k-cedar', claimant: 'Cedar' },
    ],
  });
  const { markdown } = await make('SYSTEM', 'barn');
  const [, contradictions = ''] = markdown.split('## Contradictions');
  expect(contradictions).toContain('Cedar said: We do not hold it (denies it; Hearing)');
  expect(contradictions).toContain('Cedar denies (Hearing)');
  expect(contradictions).toContain('nothing on record');
  expect(markdown).not.toContain('It is large');
});

test('in a dossier, who closed a chain stands with the period that it is about', async () => {
  const rows = { id: 'mill-1', person: 'P-mill', system: 'mill', mode: 'direct' };
  await importPackage(database, {
    'sources.csv': [
      { id: 'log-1', title: 'First log', publisher: 'Fir' },
      { id: 'log-2', title: 'Second log', publisher: 'Fir' },
    ],
    'systems.csv': [{ id: 'mill', name: 'Mill', impact_level: 5, source: 'log-1' }],
    'people.csv': [{ id: 'P-mill', source: 'log-1' }],
    'locations.csv': [{ person: 'P-mill', country: 'CN', source: 'log-1' }],
    'access.csv': [
      { ...rows, source: 'log-1', valid_from: '2020-01-01', valid_to: '2022-01-01' },
      { ...rows, source: 'log-2', valid_from: '2024-01-01' },
    ],
  });
  const { markdown } = await make('SYSTEM', 'mill', { asOf: '2021-06-01' });
  expect(markdown).toMatch(/Holds: 1 January 2020 to 31 December 2021 \(.+\); from 1 January 2024, no end on record\n/);
});

test('a dossier that has only the first chains, or the last ended ones, says so wherever it counts, and is not made again with other counts', async () => {
  const access = (id: number, system: string, others = {}) => ({
    id: `yard-${id}`,
    person: `P-yard-${id}`,
    system,
    contract: 'k-yard',
    mode: 'direct',
    ...others,
  });
  const accesses = [
    ...Array.from({ length: 500 }, (_, at) => access(at, 'yard')),
    access(500, 'shed'),
    ...Array.from({ length: 101 }, (_, at) => access(501 + at, 'yard', { valid_to: '2025-01-01' })),
  ];
  await importPackage(database, {
    'sources.csv': [{ id: 'yard-log' }],
    'organizations.csv': [{ id: 'elm', name: 'Elm' }],
    'contracts.csv': [{ id: 'k-yard', prime: 'elm' }],
    'systems.csv': [
      { id: 'yard', name: 'Yard', impact_level: 6 },
      { id: 'shed', name: 'Shed', impact_level: 2 },
    ],
    'people.csv': accesses.map(({ person }) => ({ id: person })),
    'locations.csv': accesses.map(({ person }) => ({ person, country: 'CN' })),
    'employment.csv': [{ organization: 'elm', person: 'P-yard-500', contract: 'k-yard', role: 'engineer' }],
    'access.csv': accesses,
  });
  const { markdown, manifest } = await make('PRIME', 'elm');
  expect(markdown).toContain('501 chains on 501 accesses through which foreign personnel reach 2 systems');
  expect(markdown).toContain('This dossier has the first 500 of them, by priority');
  expect(markdown).toContain('Chains by their highest priority, of the first 500:');
  expect(markdown).toContain('no escort is on record: 500 chains of the first 500');
  expect(markdown).toContain('there may be more than these 100:');

  // Another chain of the access that is not among the first 500: only the number of chains changes.
  await importPackage(database, {
    'sources.csv': [{ id: 'yard-roster' }],
    'organizations.csv': [{ id: 'ash', name: 'Ash' }],
    'employment.csv': [{ organization: 'ash', person: 'P-yard-500', contract: 'k-yard', role: 'engineer' }],
  });
  const text = 'query ($manifest: JSON!) { remakeDossier(manifest: $manifest) { title } }';
  const { errors } = await served.ask(text, { manifest });
  expect(errors?.[0]?.message).toContain('the data that it rests on has changed');
  const further = (await make('PRIME', 'elm')).markdown;
  expect(further).toContain('502 chains on 501 accesses');
  expect(further).not.toContain('Some of this is SYNTHETIC: invented');

  // An invented chain that is counted, but is not among the first 500.
  await importPackage(database, {
    'sources.csv': [{ id: 'yard-invented', data_class: 'synthetic' }],
    'organizations.csv': [{ id: 'oak' }],
    'employment.csv': [{ organization: 'oak', person: 'P-yard-500', contract: 'k-yard', role: 'engineer' }],
  });
  const synthetic = (await make('PRIME', 'elm')).markdown;
  expect(synthetic).toContain('503 chains on 501 accesses');
  expect(synthetic).toContain('Some of this is SYNTHETIC: invented');
});

test('a dossier of what does not exist is refused', async () => {
  for (const subject of ['SYSTEM', 'PRIME', 'EXPOSURE', 'INVESTIGATION'])
    expect((await served.ask(makeText, { subject, id: 'no such thing' })).errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', argument: 'id' },
    });
});

test('a dossier counts the origins that it is asked for, says so, and is made again with them', async () => {
  const ask = async (origins: readonly string[]) => {
    const text = `query ($origins: [Origin!]) {
      dossier(subject: SYSTEM, id: "dod-cloud-il5", asOf: "2025-07-17", origins: $origins) { title html markdown manifest } }`;
    return served.ask(text, { origins });
  };
  const undetermined = made.parse((await ask(['UNDETERMINED'])).data?.['dossier']);
  expect(undetermined.markdown).toContain('0 accesses through which personnel of undetermined origin reach 0 systems');
  const both = withoutFont(made.parse((await ask(['FOREIGN', 'UNDETERMINED'])).data?.['dossier']));
  expect(both.markdown).toContain('1 access through which foreign personnel or personnel of undetermined origin reach');
  expect(both.markdown).toContain('Origins that count: foreign, undetermined');
  expect(both.manifest).toMatchObject({ request: { origins: ['FOREIGN', 'UNDETERMINED'] } });
  expect(timeless((await remake(both.manifest)).html)).toBe(timeless(both.html));
  expect((await ask(['DOMESTIC'])).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a manifest from before origins could be chosen counts foreign ones', async () => {
  const { manifest, markdown } = await make('SYSTEM', 'dod-cloud-il5');
  const { origins, ...request } = z.looseObject({ origins: z.unknown() }).parse(manifest['request']);
  expect(origins).toEqual(['FOREIGN']);
  expect(timeless((await remake({ ...manifest, request })).markdown)).toBe(timeless(markdown));
});

test('a dossier does not call a location unknown that is in the United States', async () => {
  await importPackage(database, {
    'sources.csv': [{ id: 'office' }],
    'systems.csv': [{ id: 'store', name: 'Store', impact_level: 5 }],
    'people.csv': [{ id: 'P-office', us_person_status: 'foreign_person' }],
    'locations.csv': [{ person: 'P-office', country: 'US' }],
    'access.csv': [{ id: 'store-1', person: 'P-office', system: 'store', mode: 'direct' }],
  });
  const { markdown } = await make('SYSTEM', 'store');
  expect(markdown).toContain('Foreign location: none on record\n');
});

test('a dossier of an exposure that does not hold on the date says so, and shows it as of the nearest day', async () => {
  await importPackage(database, {
    'sources.csv': [{ id: 'tower-log' }],
    'organizations.csv': [
      { id: 'hazel', name: 'Hazel' },
      { id: 'aspen', name: 'Aspen' },
    ],
    'contracts.csv': [{ id: 'k-tower', prime: 'hazel', title: 'Support of Hazel' }],
    'systems.csv': [{ id: 'tower', name: 'Tower', impact_level: 5 }],
    'people.csv': [{ id: 'P-tower' }],
    'locations.csv': [{ person: 'P-tower', country: 'CN' }],
    'employment.csv': [
      { organization: 'hazel', person: 'P-tower', contract: 'k-tower', role: 'engineer' },
      { organization: 'aspen', person: 'P-tower', role: 'engineer', valid_to: '2025-01-01' },
    ],
    'access.csv': [
      {
        id: 'tower-1',
        person: 'P-tower',
        system: 'tower',
        contract: 'k-tower',
        mode: 'direct',
        valid_from: '2024-01-01',
        valid_to: '2025-01-01',
      },
    ],
  });
  const id = await firstExposure('tower', '2024-06-01');
  const holding = await make('EXPOSURE', id, { asOf: '2024-06-01' });
  expect(holding.title).toBe('A chain to Tower, as of 1 June 2024');
  expect(holding.markdown).toContain(
    'As of 1 June 2024, the record shows one chain through which P-tower can reach Tower.\n',
  );
  expect(holding.markdown).toContain('rests on a statement that is valid on the date;');

  const ended = await make('EXPOSURE', id, { asOf: '2026-01-15' });
  expect(ended.title).toBe('A chain to Tower that does not hold on 15 January 2026');
  expect(ended.markdown).toContain(
    'Until 31 December 2024, the record shows one chain through which P-tower could reach Tower. On 15 January 2026, this chain does not hold.\n',
  );
  expect(ended.markdown).toContain('(not on 15 January 2026; shown as of 31 December 2024)\n');
  expect(ended.markdown).toContain(
    'rests on a statement that is valid on 31 December 2024, as of which the chain is shown;',
  );
  // Its employment is of that day, too.
  expect(ended.markdown).toContain('| Aspen employs P-tower |');

  const later = await make('EXPOSURE', id, { asOf: '2023-06-01' });
  expect(later.title).toBe('A chain to Tower that does not hold on 1 June 2023');
  expect(later.markdown).toContain(
    'From 1 January 2024 on, the record shows one chain through which P-tower can reach Tower. On 1 June 2023, this chain does not hold.\n',
  );
  expect(later.markdown).toContain('valid on 1 January 2024, as of which the chain is shown;');
});

test('a dossier leaves out employment that does not hold on the day, also of an employer that counts', async () => {
  await importPackage(database, {
    'sources.csv': [{ id: 'silo-log' }],
    'organizations.csv': [{ id: 'poplar', name: 'Poplar' }],
    'contracts.csv': [
      { id: 'k-silo-vehicle', prime: 'poplar' },
      { id: 'k-silo', prime: 'poplar', parent: 'k-silo-vehicle' },
    ],
    'systems.csv': [{ id: 'silo', name: 'Silo', impact_level: 5 }],
    'people.csv': [{ id: 'P-silo' }],
    'locations.csv': [{ person: 'P-silo', country: 'CN' }],
    'employment.csv': [
      { organization: 'poplar', person: 'P-silo', contract: 'k-silo', role: 'engineer' },
      {
        organization: 'poplar',
        person: 'P-silo',
        contract: 'k-silo-vehicle',
        role: 'engineer',
        valid_from: '2023-01-01',
        valid_to: '2024-01-01',
      },
    ],
    'access.csv': [{ id: 'silo-1', person: 'P-silo', system: 'silo', contract: 'k-silo', mode: 'direct' }],
  });
  const { markdown } = await make('SYSTEM', 'silo');
  expect(markdown.match(/\| Poplar employs P-silo \|/g)).toHaveLength(1);
  expect(markdown).not.toContain('2023-01-01 to 2023-12-31');
});

test('a dossier shows the log fields of an escort record, and is not made again if they have changed', async () => {
  const importLog = (fields: string) =>
    importPackage(database, {
      'sources.csv': [{ id: 'vessel-log' }],
      'systems.csv': [{ id: 'vessel', name: 'Vessel', impact_level: 5 }],
      'people.csv': [{ id: 'P-vessel' }, { id: 'E-vessel' }],
      'locations.csv': [{ person: 'P-vessel', country: 'CN' }],
      'access.csv': [{ id: 'vessel-1', person: 'P-vessel', system: 'vessel', mode: 'escorted' }],
      'escorts.csv': [{ escort: 'E-vessel', access: 'vessel-1', log_fields: fields }],
    });
  await importLog('country;escort');
  const { markdown, manifest } = await make('SYSTEM', 'vessel');
  expect(markdown).toContain('logFields: country, escort');
  await importLog('country');
  const text = 'query ($manifest: JSON!) { remakeDossier(manifest: $manifest) { title } }';
  const { errors } = await served.ask(text, { manifest });
  expect(errors?.[0]?.message).toContain('the data that it rests on has changed');
});

test('a dossier counts synthetic data only if it is about some, and says so then', async () => {
  const real = [
    await make('SYSTEM', 'dod-cloud-il5', { profile: 'PUBLIC' }),
    await make('PRIME', 'microsoft'),
    await make('EXPOSURE', await firstExposure()),
  ];
  await importPackage(database, {
    'sources.csv': [{ id: 'SYN-log', data_class: 'synthetic' }],
    'organizations.csv': [{ id: 'SYN-O' }],
    'contracts.csv': [{ id: 'SYN-C', prime: 'SYN-O' }],
    'systems.csv': [{ id: 'SYN-Y', name: 'Invented', impact_level: 5 }],
    'people.csv': [{ id: 'SYN-P' }],
    'locations.csv': [{ person: 'SYN-P', country: 'CN' }],
    'employment.csv': [{ organization: 'SYN-O', person: 'SYN-P', contract: 'SYN-C', role: 'engineer' }],
    'access.csv': [
      {
        id: 'SYN-A',
        person: 'SYN-P',
        system: 'SYN-Y',
        contract: 'SYN-C',
        mode: 'direct',
        valid_from: '2025-01-01',
      },
    ],
  });
  for (const { markdown, manifest } of real) {
    expect(markdown).not.toContain('SYNTHETIC: invented');
    expect(timeless((await remake(manifest)).markdown)).toBe(timeless(markdown));
  }
  const subjects = [
    ['SYSTEM', 'SYN-Y'],
    ['PRIME', 'SYN-O'],
    ['INVESTIGATION', await saveCanvas(['SYN-Y'])],
    ['INVESTIGATION', await saveCanvas([], ['SYN-O'])],
    ['EXPOSURE', await firstExposure('SYN-Y')],
  ] as const;
  // On the first date there is a chain; on the second, none yet.
  for (const asOf of ['2025-07-17', '2024-01-01'])
    for (const [subject, id] of subjects)
      expect((await make(subject, id, { asOf })).markdown).toContain('Some of this is SYNTHETIC: invented');
});

test('neither the brief nor its sentences have an id of a person in a dossier that leaves them out', async () => {
  await importPackage(database, {
    'sources.csv': [{ id: 'log', publisher: 'A clerk who met ZED-77', data_class: 'documented' }],
    'organizations.csv': [{ id: 'quarry', name: 'Quarry' }],
    'contracts.csv': [{ id: 'q1', prime: 'quarry' }],
    'systems.csv': [{ id: 'kiln', name: 'Kiln of ZED-77', impact_level: 5 }],
    'people.csv': [{ id: 'ZED-77' }, { id: 'ZED-78' }],
    'locations.csv': [{ person: 'ZED-77', country: 'CN', source: 'log' }],
    'employment.csv': ['ZED-77', 'ZED-78'].map((person) => ({
      organization: 'quarry',
      person,
      contract: 'q1',
      role: 'engineer',
      source: 'log',
    })),
    'access.csv': [
      { id: 'a_ZED-77', person: 'ZED-77', system: 'kiln', contract: 'q1', mode: 'escorted', source: 'log' },
    ],
    'escorts.csv': [{ escort: 'ZED-78', access: 'a_ZED-77', source: 'log' }],
  });
  expect(briefIn((await make('SYSTEM', 'kiln')).markdown)).toContain('Quarry employs ZED-78');
  for (const profile of ['COMMITTEE', 'PUBLIC']) {
    const brief = briefIn((await make('SYSTEM', 'kiln', { profile })).markdown);
    expect(brief).toMatch(/Quarry employs person \d/);
    expect(brief).toMatch(/Kiln of person \d/);
    expect(brief).not.toContain('ZED');
  }
});

test('a dossier never counts “0 of 1 contract”', async () => {
  await wipeGraph(database, () => undefined);
  await importPackage(database, {
    'sources.csv': [{ id: 'award' }],
    'organizations.csv': [{ id: 'lone', name: 'Lone' }],
    'contracts.csv': [{ id: 'c1', prime: 'lone' }],
  });
  const { markdown } = await make('PRIME', 'lone');
  expect(markdown).toContain('No personnel are on record for the only contract. Of 0 accesses');
  expect(markdown).not.toMatch(/\b0 of \d+ contract/);
});
