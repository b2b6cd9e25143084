import { readdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { exportFormats } from '#seed/export/export.ts';
import { runImport } from '#seed/import/import.ts';
import { withDocumentedCase } from '../../documented-case.ts';
import { dumpStatements } from '../../graph-dump.ts';
import { importPackage } from '../../import-package.ts';
import { temporaryFolder } from '../../seed/temporary-folder.ts';
import { smallDisk } from '../../small-disk.ts';
import { withDesignationLists } from '../../with-empty-data.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

let database: Database;
let served: ServedGraph;

beforeAll(async () => {
  database = await withDocumentedCase();
  served = await serveGraph(database);
});

const document = `mutation ($format: String!) { exportGraph(format: $format) {
  url name bytes counts { what count } withdrawn leftOut banner } }`;
const written = z.object({
  exportGraph: z.object({
    url: z.string(),
    name: z.string(),
    bytes: z.number(),
    counts: z.array(z.object({ what: z.string(), count: z.number() })),
    withdrawn: z.number(),
    leftOut: z.number(),
    banner: z.string().nullable(),
  }),
});
const write = async (format: string) => written.parse(await served.data(document, { format })).exportGraph;
const download = (url: string) => fetch(new URL(url, served.url));
const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`subtier-export-${process.pid}-`));

test('an export is downloaded whole, under its name, and read into an empty graph gives the same statements', async () => {
  const before = await dumpStatements(database);
  const found = await write('chain-package');
  expect(found).toMatchObject({ withdrawn: 0, leftOut: 0, banner: null });
  expect(found.counts).toContainEqual({ what: 'access', count: 2 });
  const response = await download(found.url);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="${found.name}"; filename*=UTF-8''${found.name}`,
  );
  expect(response.headers.get('content-length')).toBe(String(found.bytes));
  const content = Buffer.from(await response.arrayBuffer());
  expect(content).toHaveLength(found.bytes);
  const head = await fetch(new URL(found.url, served.url), { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(found.bytes)]);
  expect(await head.text()).toBe('');
  const path = join(await temporaryFolder({}), found.name);
  await writeFile(path, content);
  const again = await withDesignationLists();
  const { total } = await runImport(again, { format: 'auto', paths: [path] });
  expect(total.rejected).toBe(0);
  expect(await dumpStatements(again)).toEqual(before);
});

test('every format of the list can be exported, and only the latest file is kept', async () => {
  const asked = z.object({ exportFormats: z.array(z.object({ name: z.string(), suffix: z.string() })) });
  const { exportFormats: listed } = asked.parse(await served.data('{ exportFormats { name suffix } }'));
  expect(listed.map(({ name }) => name)).toEqual(exportFormats.map(({ name }) => name));
  const urls: string[] = [];
  for (const { name, suffix } of listed) {
    const found = await write(name);
    expect(found.name).toMatch(/^subtier-\d{4}-\d{2}-\d{2}\./);
    expect(found.name.endsWith(suffix)).toBe(true);
    urls.push(found.url);
  }
  const statuses = await Promise.all(urls.map(async (url) => (await download(url)).status));
  expect(statuses).toEqual(urls.map((_, at) => (at === urls.length - 1 ? 200 : 404)));
  expect(folders()).toHaveLength(1);
});

test('an unknown format, file or method is refused, and leaves no file', async () => {
  const before = folders();
  const { errors } = await served.ask(document, { format: 'xlsx' });
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'format' } }]);
  expect(errors?.[0]?.message).toContain('chain-package, graphml, opengraph');
  expect((await download('/exports?file=nothing')).status).toBe(404);
  expect((await download('/exports')).status).toBe(404);
  expect((await fetch(`${served.url}exports`, { method: 'POST' })).status).toBe(405);
  expect(folders()).toEqual(before);
});

test('an export whose file something has removed is gone, in one sentence', async () => {
  const { url } = await write('graphml');
  for (const folder of folders()) await rm(join(tmpdir(), folder), { recursive: true });
  const response = await download(url);
  expect(response.status).toBe(404);
  expect(await response.text()).toMatch(/The server does not have this export any more: [^"]* Export again\."/);
});

test('an export on a full disk fails with a message and leaves no file', async () => {
  const disk = await smallDisk(1);
  vi.stubEnv('TMPDIR', disk.path);
  try {
    await disk.fill(0);
    const { errors } = await served.ask(document, { format: 'graphml' });
    expect(errors).toMatchObject([{ extensions: { code: 'DISK_FULL' } }]);
    await disk.makeRoom();
    expect(readdirSync(disk.path)).toEqual([]);
  } finally {
    vi.unstubAllEnvs();
  }
});

test('an export that cannot be written fails with a message', async () => {
  vi.stubEnv('TMPDIR', join(tmpdir(), 'no-such-folder'));
  try {
    const { errors } = await served.ask(document, { format: 'graphml' });
    expect(errors).toMatchObject([{ extensions: { code: 'HOME_UNAVAILABLE' } }]);
  } finally {
    vi.unstubAllEnvs();
  }
});

test('the name of an export with synthetic data says so', async () => {
  await importPackage(database, {
    'sources.csv': [{ id: 'SYN-S1', data_class: 'synthetic' }],
    'agencies.csv': [{ id: 'SYN-G1' }],
  });
  const { name, banner, url } = await write('opengraph');
  expect(banner).toContain('SYNTHETIC DATA');
  expect(name).toMatch(/^SYNTHETIC-subtier-\d{4}-\d{2}-\d{2}\.opengraph\.json$/);
  const response = await download(url);
  expect([response.status, response.headers.get('content-disposition')]).toEqual([
    200,
    `attachment; filename="${name}"; filename*=UTF-8''${name}`,
  ]);
});
