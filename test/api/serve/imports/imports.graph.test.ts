import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { request } from 'node:http';
import type { ClientRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { readGraphState } from '#graph/edition/graph-state.ts';
import { Lease } from '#graph/ingest/lease.ts';
import { runImport } from '#seed/import/import.ts';
import { startServer } from '#serve/server.ts';
import { writeZip } from '#test/seed/readers/write-zip.ts';
import { temporaryFolder } from '#test/seed/temporary-folder.ts';
import { mountOn, smallDisk } from '#test/small-disk.ts';
import { testEnvironment } from '#test/test-environment.ts';
import { withEmptyData } from '#test/with-empty-data.ts';
import { followEvents } from '../follow-events.ts';
import { serveGraph } from '../serve-graph.ts';
import type { ServedGraph } from '../serve-graph.ts';

const header = { 'X-Subtier-CSRF': '1' };
const accepted = z.object({ id: z.string() });
const columns =
  'prime_award_unique_key,prime_awardee_uei,prime_awardee_name,subaward_sam_report_id,subaward_number,subaward_amount,subaward_action_date,subawardee_uei,subawardee_name';
const row = (number: number, day: string) =>
  `CONT_AWD_FA875019F0001_9700_FA875018D0001_9700,ABCDEFGHJK19,Invented Prime,report-${number},${number},1000,${day},SUBSUBSUBSU9,Invented Sub`;
const csv = [columns, row(1, '2025-02-19'), row(2, 'not a day'), row(3, '2025-02-20'), ''].join('\n');
let database: Database;
let served: ServedGraph;
const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`subtier-upload-${process.pid}-`));
/** The uploaded files that were not removed. Rejects remain as long as their import is remembered. */
const leftOver = () =>
  folders().flatMap((folder) =>
    readdirSync(join(tmpdir(), folder)).filter((name) => !/(?:\.csv|\.zip|files)\.rejects\.csv$/.test(name)),
  );

beforeAll(async () => {
  database = await withEmptyData();
  served = await serveGraph(database);
});

afterAll(() => {
  expect(leftOver()).toEqual([]);
});

function send(
  parameters: object,
  body: string | Blob,
  headers: Readonly<Record<string, string>> = header,
): Promise<Response> {
  const query = new URLSearchParams({ ...parameters }).toString();
  return fetch(`${served.url}imports?${query}`, { method: 'POST', headers, body });
}

const subawards = { format: 'usaspending-subawards', name: 'Subawards.csv' };
const progress = `subscription ($id: ID!) { importProgress(id: $id) { state progress rejectCount failure { code message } } }`;
const everything = `query ($id: ID!) { importJob(id: $id) { id format file state receivedAt finishedAt wentIn dryRun strict
  total { created changed unchanged rejected closed } tables { table created } rejectCount rejects { file line column reason value row { column value } } failure { code message } } }`;

test('an uploaded file is imported, with progress and a report', async () => {
  const { version: before } = await readGraphState(database);
  const response = await send(subawards, csv);
  expect(response.status).toBe(202);
  const { id } = accepted.parse(await response.json());
  const events = await followEvents(served.url, progress, { id });
  expect(events.at(-1)).toMatchObject({ data: { importProgress: { state: 'DONE', rejectCount: 1, failure: null } } });
  const cells: unknown = expect.arrayContaining([{ column: 'subaward_number', value: '2' }]);
  expect(await served.data(everything, { id })).toMatchObject({
    importJob: {
      id,
      format: 'usaspending-subawards',
      file: 'Subawards.csv',
      state: 'DONE',
      wentIn: true,
      total: { rejected: 1, changed: 0 },
      rejectCount: 1,
      rejects: [
        {
          file: 'Subawards.csv',
          line: 3,
          value: 'not a day',
          row: cells,
        },
      ],
    },
  });
  // The first import into a database also adds the designation lists.
  expect((await readGraphState(database)).version).toBeGreaterThan(before);
  expect(leftOver()).toEqual([]);
});

test('all rejects of an import are downloaded as CSV, as long as the import is remembered', async () => {
  const bad = [columns, ...Array.from({ length: 150 }, (_, at) => row(at, `day ${at}`)), ''].join('\n');
  const { id } = accepted.parse(await (await send({ ...subawards, name: 'Bad.csv', dryRun: 'true' }, bad)).json());
  await followEvents(served.url, progress, { id });
  const response = await fetch(`${served.url}imports?rejects=${id}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toContain('Bad.csv.rejects.csv');
  const lines = (await response.text()).trim().split('\n');
  expect(lines).toHaveLength(151);
  expect(lines[0]).toBe('file,line,column,reason,value,row');
  expect(lines.at(-1)).toContain('day 149');
  expect(lines.at(-1)).toContain('""subaward_number"":""149""');
  const unknown = await fetch(`${served.url}imports?rejects=tea-leaves`);
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
});

const parts = [
  ['sources.csv', 'id,title\nparts,Invented parts\n'],
  ['organizations.csv', 'id,name,source\nPARTSPARTSP9,Invented Ltd,parts\n,Nobody,parts\n'],
] as const;
const sizes = (...more: readonly string[]) => [
  ...parts.map(([name, text]) => ['part', `${Buffer.byteLength(text)}:${name}`]),
  ...more.map((part) => ['part', part]),
];

test('the files of a package are sent in one request, each as a part', async () => {
  const query = new URLSearchParams([['name', 'Package of 2 files'], ...sizes()]).toString();
  const body = parts.map(([, text]) => text).join('');
  const response = await fetch(`${served.url}imports?${query}`, { method: 'POST', headers: header, body });
  expect(response.status).toBe(202);
  const { id } = accepted.parse(await response.json());
  await followEvents(served.url, progress, { id });
  expect(await served.data(everything, { id })).toMatchObject({
    importJob: {
      format: 'chain-package',
      file: 'Package of 2 files',
      state: 'DONE',
      wentIn: true,
      total: { created: 2, rejected: 1 },
      rejects: [{ file: 'organizations.csv', line: 3 }],
    },
  });
  const rejects = await fetch(`${served.url}imports?rejects=${id}`);
  expect(rejects.headers.get('content-disposition')).toContain('Package%20of%202%20files.rejects.csv');
  expect(await rejects.text()).toContain('organizations.csv,3,');
});

test.each([
  [sizes('1:more.csv'), /ends before the end of more\.csv/],
  [sizes().slice(1), /more bytes than its parts/],
  [sizes('5:sub/sources.csv'), /Two parts have the name sources\.csv/],
  [[['part', 'sources.csv']], /must be BYTES:NAME/],
])('parts that are not those of the body are refused: %j', async (given, message) => {
  const query = new URLSearchParams([['name', 'p'], ...given]).toString();
  const body = parts.map(([, text]) => text).join('');
  const response = await fetch(`${served.url}imports?${query}`, { method: 'POST', headers: header, body });
  expect(response.status).toBe(400);
  const { errors } = z.object({ errors: z.array(z.object({ message: z.string() })) }).parse(await response.json());
  expect(errors[0]?.message).toMatch(message);
});

test('a strict import with rejects and a dry run change nothing', async () => {
  const { version: before } = await readGraphState(database);
  for (const option of [{ strict: 'true' }, { dryRun: 'true' }]) {
    const { id } = accepted.parse(await (await send({ ...subawards, ...option }, csv.replace('1000', '2000'))).json());
    const events = await followEvents(served.url, progress, { id });
    expect(events.at(-1)).toMatchObject({ data: { importProgress: { state: 'DONE' } } });
    expect(await served.data(everything, { id })).toMatchObject({ importJob: { wentIn: false, rejectCount: 1 } });
  }
  expect((await readGraphState(database)).version).toBe(before);
});

test('a file of another format fails with its own name in the message', async () => {
  const response = await send({ format: 'chain-package', name: '../../my package.zip' }, 'no archive');
  const { id } = accepted.parse(await response.json());
  const events = await followEvents(served.url, progress, { id });
  const [last] = events.slice(-1);
  expect(last).toMatchObject({ data: { importProgress: { state: 'FAILED', failure: { code: 'BAD_USER_INPUT' } } } });
  expect(JSON.stringify(last)).toContain('my package.zip');
  expect(JSON.stringify(last)).not.toContain(tmpdir());
});

test('ids of persons are hashed if the upload requests it, and names are refused otherwise', async () => {
  const archive = writeZip([
    { name: 'sources.csv', content: 'id\ns1\n' },
    { name: 'people.csv', content: 'id\nJane Doe\n' },
  ]);
  const zip = new Blob([Uint8Array.from(archive)]);
  const rejectCount = async (options: object) => {
    const { id } = accepted.parse(
      await (await send({ format: 'chain-package', name: 'p.zip', ...options }, zip)).json(),
    );
    await followEvents(served.url, progress, { id });
    const { importJob } = z
      .object({ importJob: z.object({ rejectCount: z.number() }) })
      .parse(await served.data(everything, { id }));
    return importJob.rejectCount;
  };
  expect(await rejectCount({})).toBe(1);
  expect(await rejectCount({ hashPersonIds: 'true' })).toBe(0);
  const rows = await database.read('MATCH (p:Person) RETURN p.key AS key');
  expect(
    z
      .array(z.object({ key: z.string() }))
      .parse(rows)
      .map(({ key }) => key),
  ).toEqual([expect.stringMatching(/^p-[0-9a-f]{32}$/)]);
});

test('the job of a dated download says what it is taken for, and an upload can decide', async () => {
  const form = 'usaspending-subawards';
  const editionsOf = async (name: string, options: object = {}) => {
    const { id } = accepted.parse(await (await send({ format: form, name, ...options }, csv)).json());
    await followEvents(served.url, progress, { id });
    const answer = await served.data('query ($id: ID!) { importJob(id: $id) { editions notices } }', { id });
    return z
      .object({ importJob: z.object({ editions: z.array(z.string()), notices: z.array(z.string()) }) })
      .parse(answer).importJob.editions;
  };
  expect(await editionsOf('Dated_2026-09-29.csv')).toEqual([]);
  expect(await editionsOf('Dated_2026-10-31.csv', { dryRun: 'true' })).toEqual([
    expect.stringMatching(
      /^Dated_2026-10-31\.csv: Taken for a newer edition of usaspending-subawards:Dated_2026-09-29\.csv, which it replaces/,
    ),
  ]);
  expect(await editionsOf('Dated_2026-10-31.csv', { edition: 'separate' })).toEqual([
    'Dated_2026-10-31.csv: Taken for a source of its own, as decided for Dated_*.csv',
  ]);
  const refused = await send({ format: form, name: 'Dated_2026-11-30.csv', edition: 'older' }, csv);
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('it must be one of newer, separate, content');
});

test('simultaneous uploads are imported one after the other', async () => {
  const sent = await Promise.all([send(subawards, csv), send(subawards, csv)]);
  const ids = await Promise.all(sent.map(async (response) => accepted.parse(await response.json()).id));
  const ends = await Promise.all(ids.map((id) => followEvents(served.url, progress, { id })));
  for (const events of ends) expect(events.at(-1)).toMatchObject({ data: { importProgress: { state: 'DONE' } } });
});

test.each([
  ['no header', subawards, {}, 403, 'CSRF_HEADER_REQUIRED'],
  ['an unknown format', { format: 'tea-leaves' }, header, 400, 'BAD_USER_INPUT'],
  ['a form', subawards, { 'Content-Type': 'multipart/form-data; boundary=x' }, 403, 'CSRF_HEADER_REQUIRED'],
])('%s is refused', async (_, parameters, headers, status, code) => {
  const response = await send(parameters, csv, headers);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
});

test.each([
  ['format=auto&format=bods', header],
  ['name=a.csv&name=b.csv', header],
  ['name=a.csv', { ...header, 'Content-Type': 'multipart/form-data; boundary=x' }],
])('an upload that could be read in two ways is refused: %s, %j', async (parameters, headers) => {
  const response = await fetch(`${served.url}imports?dryRun=true&${parameters}`, {
    method: 'POST',
    headers,
    body: csv,
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
});

test('a file that is too large is refused by its announced length, or when it exceeds the limit', async () => {
  const large = 200 * 1024 * 1024 + 1;
  const announced = await sendLength({ ...header, 'Content-Length': String(large) }, 0);
  expect(announced).toMatchObject({ status: 413, body: containing(`"asked":${large}`) });
  const grown = await sendLength({ ...header, 'Transfer-Encoding': 'chunked' }, large);
  expect(grown).toMatchObject({ status: 413, body: containing('BODY_LIMIT_EXCEEDED') });
  expect(leftOver()).toEqual([]);
});

test('a full disk returns an error and leaves no file behind', async () => {
  const disk = await smallDisk(4);
  vi.stubEnv('TMPDIR', disk.path);
  try {
    const response = await sendLength({ ...header, 'Transfer-Encoding': 'chunked' }, 20 * 1024 * 1024);
    expect(response).toMatchObject({ status: 507, body: containing('DISK_FULL') });
    expect(readdirSync(disk.path)).toEqual([]);

    await disk.fill(0);
    const none = await send(subawards, csv);
    expect(none.status).toBe(507);
    expect(await none.json()).toMatchObject({ errors: [{ extensions: { code: 'DISK_FULL' } }] });
  } finally {
    vi.unstubAllEnvs();
  }
});

test('an upload that cannot be written is answered with one sentence', async () => {
  const sentence = containing("The server can't write temporary files (ENOENT)");
  vi.stubEnv('TMPDIR', join(tmpdir(), 'no-such-folder'));
  const refused = await send(subawards, csv);
  vi.unstubAllEnvs();
  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject({
    errors: [{ message: sentence, extensions: { code: 'HOME_UNAVAILABLE' } }],
  });

  // A program that tidies up takes the folder away before all parts are there.
  const before = folders();
  const query = new URLSearchParams([['name', 'p'], ...sizes()]).toString();
  const [[, first], [, second]] = parts;
  const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = startRequest(`/imports?${query}`, header, resolve);
    sent.on('error', reject);
    // Without its end: the file of the second part is opened as soon as the first is complete.
    sent.write(first.slice(0, -1));
    void untilNew(before).then((folder) => {
      rmSync(folder, { recursive: true });
      sent.end(`${first.slice(-1)}${second}`);
    }, reject);
  });
  expect(answer).toMatchObject({ status: 503, body: containing('HOME_UNAVAILABLE') });
});

test('uploads that are still being received are limited, until their clients go away', async () => {
  const path = '/imports?format=usaspending-subawards';
  const before = folders();
  const slow = Array.from({ length: 5 }, () => {
    const sent = startRequest(path, { ...header, 'Content-Length': '1000' }, () => undefined);
    sent.on('error', () => undefined);
    sent.write('x');
    return sent;
  });
  await vi.waitUntil(() => folders().length === before.length + slow.length, 60_000);
  const refused = await send(subawards, csv);
  expect([refused.status, await refused.json()]).toMatchObject([
    429,
    { errors: [{ extensions: { code: 'TOO_MANY_IMPORTS', limit: 'uploads', most: 5, asked: 6 } }] },
  ]);
  for (const one of slow) one.destroy();
  await vi.waitUntil(() => folders().length === before.length, 60_000);
  const { id } = accepted.parse(await (await send({ ...subawards, dryRun: 'true' }, csv)).json());
  expect((await followEvents(served.url, progress, { id })).at(-1)).toMatchObject({
    data: { importProgress: { state: 'DONE' } },
  });
});

test('an upload whose client goes away before it is accepted is not imported, although the whole body has arrived', async () => {
  const before = folders();
  // An import that is accepted all the same waits for this, with its file.
  const lease = await Lease.acquire(database, 'a test', () => undefined);
  try {
    const sent = startRequest('/imports?name=Canceled.csv', header, () => undefined);
    sent.on('error', () => undefined);
    sent.write(columns);
    await untilNew(before);
    const release = await holdUpFiles();
    try {
      sent.end(`\n${row(1, '2025-02-19')}\n`);
      await once(sent, 'finish');
      // The server reads the body, and then sees that the client has gone.
      await sleep(500);
      sent.destroy();
      await sleep(500);
    } finally {
      await release();
    }
    await vi.waitUntil(() => folders().length === before.length, 60_000);
  } finally {
    await lease.release();
  }
});

test('an upload that is complete only when the server shuts down is refused, not accepted and lost', async () => {
  const log = pino({ level: 'silent' });
  const server = await startServer({ graph: { database }, environment: testEnvironment(), log });
  const before = folders();
  let closed: Promise<void> = Promise.resolve();
  const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = startRequest(`${server.url}imports?name=Late.csv`, header, resolve);
    sent.on('error', reject);
    sent.write(columns);
    void untilNew(before).then(() => {
      closed = server.close();
      sent.end(`\n${row(1, '2025-02-19')}\n`);
    }, reject);
  });
  await closed;
  expect(answer).toMatchObject({ status: 503, body: containing('SERVICE_UNAVAILABLE') });
  expect(folders()).toEqual(before);
});

test('an import whose rejects fill the disk fails with one sentence, leaves no file behind, and completes when there is room', async () => {
  const disk = await smallDisk(8);
  await disk.fill(3);
  vi.stubEnv('TMPDIR', disk.path);
  try {
    const rejected = Array.from({ length: 8000 }, (_, number) => row(number, 'not a day'));
    const upload = { ...subawards, name: 'Rejected.csv' };
    const body = [columns, row(1, '2025-02-19'), ...rejected, ''].join('\n');
    const importAll = async () => {
      const { id } = accepted.parse(await (await send(upload, body)).json());
      return (await followEvents(served.url, progress, { id })).at(-1);
    };
    const message = "The server's disk is too full for the import: free some space there.";
    expect(await importAll()).toMatchObject({
      data: { importProgress: { state: 'FAILED', failure: { code: 'DISK_FULL', message } } },
    });
    expect(readdirSync(disk.path)).toEqual(['filler']);

    await disk.makeRoom();
    expect(await importAll()).toMatchObject({ data: { importProgress: { state: 'DONE', rejectCount: 8000 } } });
  } finally {
    vi.unstubAllEnvs();
  }
});

test('files that cannot be removed stop no later import', async () => {
  const before = folders();
  const lease = await Lease.acquire(database, 'a test', () => undefined);
  const sent = await Promise.all([send(subawards, csv.replace('not a day', '2025-02-21')), send(subawards, csv)]);
  const ids = await Promise.all(sent.map(async (response) => accepted.parse(await response.json()).id));
  const own = folders()
    .filter((name) => !before.includes(name))
    .map((name) => join(tmpdir(), name));
  expect(own).toHaveLength(2);
  for (const folder of own) {
    const busy = join(folder, 'busy');
    mkdirSync(busy);
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    await mountOn(busy, 1);
  }
  await lease.release();
  const ends = await Promise.all(ids.map((id) => followEvents(served.url, progress, { id })));
  for (const events of ends) expect(events.at(-1)).toMatchObject({ data: { importProgress: { state: 'DONE' } } });
});

test('a file with a long name keeps the end of its name', async () => {
  const name = `${'\u{4e2d}'.repeat(300)}.csv`;
  const response = await send({ ...subawards, name }, csv);
  expect(response.status).toBe(202);
  const { id } = accepted.parse(await response.json());
  const events = await followEvents(served.url, progress, { id });
  expect(events.at(-1)).toMatchObject({ data: { importProgress: { state: 'DONE', rejectCount: 1 } } });
});

test('a long name in letters beyond 16 bits is cut between two, so that its rejects can be downloaded', async () => {
  const name = `${'\u{20000}'.repeat(60)}x.csv`;
  const { id } = accepted.parse(await (await send({ ...subawards, name }, csv)).json());
  await followEvents(served.url, progress, { id });
  const rejects = await fetch(`${served.url}imports?rejects=${id}`);
  expect(rejects.status).toBe(200);
  expect(rejects.headers.get('content-disposition')).toContain(encodeURIComponent('\u{20000}x.csv.rejects.csv'));
});

const complete = [columns, row(1, '2025-02-19'), row(3, '2025-02-20'), ''].join('\n');

test.each([
  ['signs', "Awards (1), R&D + 'more'.csv"],
  ['more than a hundred characters', `${'x'.repeat(200)}.csv`],
  ['a letter in two parts', 'Vertra\u0308ge.csv'],
])('an uploaded file whose name has %s has the source that it has on the command line', async (_, name) => {
  const { id } = accepted.parse(await (await send({ ...subawards, name }, complete)).json());
  expect((await followEvents(served.url, progress, { id })).at(-1)).toMatchObject({
    data: { importProgress: { state: 'DONE' } },
  });
  const path = join(await temporaryFolder({ [name]: complete }), name);
  const { sources, changed } = await runImport(database, { format: subawards.format, paths: [path] });
  expect({ sources, changed }).toEqual({
    sources: [`usaspending-subawards:${name.normalize('NFC')}`],
    changed: false,
  });
});

test('the name of a file is no path and has no control characters, and its rejects are downloaded under it', async () => {
  const name = "../../It's\u0007\n (*).csv";
  const { id } = accepted.parse(await (await send({ ...subawards, name, dryRun: 'true' }, csv)).json());
  await followEvents(served.url, progress, { id });
  expect(await served.data(everything, { id })).toMatchObject({ importJob: { file: "It's__ (*).csv" } });
  const rejects = await fetch(`${served.url}imports?rejects=${id}`);
  expect(rejects.headers.get('content-disposition')).toMatch(
    /filename\*=UTF-8''It%27s__%20%28%2A%29\.csv\.rejects\.csv$/,
  );
});

test('a file with the name of another one is refused, as on the command line', async () => {
  const company = (key: string) => JSON.stringify({ id: key, schema: 'Company', properties: { name: [key] } });
  const importCompany = async (key: string) => {
    const { id } = accepted.parse(
      await (await send({ format: 'ftm', name: 'entities.ftm.json' }, company(key))).json(),
    );
    return (await followEvents(served.url, progress, { id })).at(-1);
  };
  expect(await importCompany('first')).toMatchObject({ data: { importProgress: { state: 'DONE' } } });
  const message = containing('entities.ftm.json: a file of this name was imported before');
  expect(await importCompany('second')).toMatchObject({
    data: { importProgress: { state: 'FAILED', failure: { code: 'BAD_USER_INPUT', message } } },
  });
});

test('an unknown import is null, and following it is an error', async () => {
  expect(await served.data(everything, { id: 'none' })).toEqual({ importJob: null });
  expect(await followEvents(served.url, progress, { id: 'none' })).toMatchObject([
    { errors: [{ path: ['importProgress'], extensions: { code: 'BAD_USER_INPUT', argument: 'id' } }] },
  ]);
});

test('followers of the graph are notified of changes by any process', async () => {
  const change = followEvents(served.url, 'subscription { graphChanged { graphVersion } }', {}, 2);
  const { version: before } = await readGraphState(database);
  await runImport(database, { format: 'chain-package', paths: ['seed/cases/digital-escorts'], strict: true });
  expect(await change).toEqual([
    { data: { graphChanged: { graphVersion: before } } },
    { data: { graphChanged: { graphVersion: before + 1 } } },
  ]);
});

test('an import is rolled back over HTTP, and listed with what it stated', async () => {
  const { id } = accepted.parse(await (await send({ ...subawards, name: 'Other.csv' }, csv)).json());
  await followEvents(served.url, progress, { id });
  const list = '{ recentImports(first: 1) { id rolledBackAt sources { key } tables { table created } } }';
  const { recentImports } = z
    .object({ recentImports: z.array(z.looseObject({ id: z.string() })) })
    .parse(await served.data(list));
  expect(recentImports).toMatchObject([{ rolledBackAt: null, tables: tablesWith('subcontracts', 2) }]);
  const [latest] = recentImports;
  const rollback = latest?.id ?? '';
  expect((await send({ rollback }, '', {})).status).toBe(403);
  for (const [more, argument] of [
    [{ dryRun: 'true' }, 'dryRun'],
    [{ nosuch: '1' }, 'nosuch'],
  ] as const) {
    const refused = await send({ rollback, ...more }, '');
    expect([refused.status, await refused.json()]).toMatchObject([400, { errors: [{ extensions: { argument } }] }]);
  }
  const done = await send({ rollback }, '');
  expect([done.status, await done.json()]).toMatchObject([200, { id: rollback, restored: 0 }]);
  expect(await served.data(list)).toMatchObject({
    recentImports: [{ id: rollback, rolledBackAt: containing('T'), sources: [] }],
  });
  const again = await send({ rollback }, '');
  expect([again.status, await again.json()]).toMatchObject([
    400,
    { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
  ]);
});

/** Begins a request whose body the caller sends. */
function startRequest(
  path: string,
  headers: Readonly<Record<string, string>>,
  onAnswer: (answer: { status: number; body: string }) => void,
): ClientRequest {
  const sent = request(new URL(path, served.url), { method: 'POST', headers }, (response) => {
    let body = '';
    response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    response.on('end', () => {
      sent.destroy();
      onAnswer({ status: response.statusCode ?? 0, body });
    });
  });
  return sent;
}

/** Holds up everything that this process does with files, except synchronously, until the returned function is called. */
async function holdUpFiles(): Promise<() => Promise<void>> {
  const fifo = join(await temporaryFolder(), 'fifo');
  execFileSync('mkfifo', [fifo]);
  // Opening it takes until there is a writer. Node.js has four threads for such work, unless this variable says otherwise.
  const threads = Number(process.env['UV_THREADPOOL_SIZE'] ?? 4);
  const opening = Array.from({ length: threads }, () => open(fifo));
  return async () => {
    const writer = openSync(fifo, 'r+');
    for (const file of await Promise.all(opening)) await file.close();
    closeSync(writer);
  };
}

/** Waits until the server has created the folder of another upload, with a file in it; returns its path. */
function untilNew(before: readonly string[]): Promise<string> {
  return vi.waitUntil(() => {
    const name = folders().find((one) => !before.includes(one));
    const folder = join(tmpdir(), name ?? '');
    return name !== undefined && readdirSync(folder, { recursive: true }).some((file) => String(file).endsWith('.csv'))
      ? folder
      : false;
  }, 60_000);
}

/** Sends this many bytes, whatever the headers announce, and reads the response meanwhile. */
function sendLength(
  headers: Readonly<Record<string, string>>,
  bytes: number,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = startRequest('/imports?format=usaspending-subawards', headers, resolve);
    sent.on('error', reject);
    sent.flushHeaders();
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    let left = bytes;
    const more = (): void => {
      while (left > 0 && !sent.destroyed) {
        left -= chunk.length;
        if (!sent.write(chunk)) {
          sent.once('drain', more);
          return;
        }
      }
    };
    more();
  });
}

function tablesWith(table: string, created: number): unknown {
  return expect.arrayContaining([{ table, created }]);
}

function containing(text: string): unknown {
  return expect.stringContaining(text);
}

test.each([{ dryRun: '1' }, { dryRun: 'True' }, { strict: 'yes' }, { dryrun: 'true' }])(
  'a misspelled switch imports nothing: %j',
  async (option) => {
    const { version: before } = await readGraphState(database);
    const response = await send({ ...subawards, ...option }, csv.replace('1000', '3000'));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: Object.keys(option)[0] } }],
    });
    expect((await readGraphState(database)).version).toBe(before);
  },
);
