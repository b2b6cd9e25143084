import { beforeAll, expect, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import type { ServedGraph } from '../api/serve/serve-graph.ts';
import { chainFiles } from '../chain-files.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage, reloadThatAsks } from './open-page.ts';
import { serveDocumentedCase } from './serve-documented-case.ts';

let url = '';

beforeAll(async () => {
  url = await serveDocumentedCase();
});

const DAY = 'as-of=2025-07-17';

test.each([
  ['system/dod-cloud-il5', 'Defense Department cloud, Impact Level 5', 'owned by'],
  ['organization/insight-global', 'Insight Global', 'subcontracts from · 1'],
  ['contract/dod-cloud-services', 'Defense Department cloud services', 'Chains on 17 July 2025 · 2'],
  ['person/digital-escorts', 'Digital escorts', 'Chains on 17 July 2025 · 2'],
  ['person/china-based-engineers', 'China-based engineers', 'systems reached · 2'],
  ['country/CN', 'China', 'people located · 1'],
  ['agency/dod', 'Department of Defense', 'systems owned · 2'],
  ['list/10USC4872', 'Covered nations', 'designates · 6'],
  ['source/documented-case%3AS3', '', 'Statements ·'],
  ['claim/china-based-engineers-maintain', 'Engineers in China help maintain', 'Relations on'],
  ['documented-case/digital-escorts', 'Digital escorts', 'Claims · 27'],
])('the page of %s has a permanent address', async (path, heading, text) => {
  const opened = await openPage(`${url}${path}?${DAY}`);
  const { page } = opened;
  await page.getByRole('heading', { level: 2, name: heading }).first().waitFor();
  await page.getByText(text).first().waitFor();
  expect(page.url()).toContain(`/${path}?${DAY}`);
  await page.reload();
  await page.getByText(text).first().waitFor();
  await closePage(opened);
});

test.each([
  [
    'organization/microsoft',
    /^Organization, country of registration not on record; employs 1 group of people on record; on 2 exposed chains on 17 July 2025\.$/,
    'Picture of the chains',
  ],
  [
    'person/china-based-engineers',
    /^Group of people of unknown number employed as engineer, located in China, employed by Microsoft; on 2 exposed chains/,
    'Picture of the chains',
  ],
  [
    'system/dod-cloud-il5',
    /^Defense system: .*owned by .*reached by 1 group of people on record; on 1 exposed/,
    'Picture of the chains',
  ],
  ['country/CN', /^Country; 1 group of people on record there; on 2 exposed chains/, 'Picture of the chains'],
  ['agency/dod', /^Agency; owns 2 systems and awarded \d contracts? on record\.$/, 'Picture of the relations'],
  [
    'source/documented-case%3AS1',
    /^Source \(.*\) published by ProPublica.*; states \d+ claims?\.$/,
    'Picture of the relations',
  ],
  [
    'claim/china-based-engineers-maintain',
    /^Claim \(assertion\) made by .*; (not contradicted|contradicted by \d+ claims?)\.$/,
    'Picture of the relations',
  ],
])(
  'the page of %s begins with what it is, in a sentence, and its picture; its key comes later',
  async (path, sentence, picture) => {
    const opened = await openPage(`${url}${path}?${DAY}`);
    const { page } = opened;
    const head = page.locator('.record-head').first();
    await head.getByText(sentence).waitFor();
    const name = await head.getByRole('heading', { level: 2 }).innerText();
    await expect.poll(() => page.title()).toBe(`${name} · Subtier`);
    const drawn = page.getByRole('region', { name: picture });
    await drawn.waitFor();
    const key = page.locator('.facts dt', { hasText: /^key$/ }).first();
    await key.waitFor();
    // What loads between the two measurements may push one of them down.
    const gap = async () => {
      const [above, below] = [await drawn.boundingBox(), await key.boundingBox()];
      return (below?.y ?? 0) - (above?.y ?? Infinity) - (above?.height ?? Infinity);
    };
    await expect.poll(gap).toBeGreaterThan(-1);
    await closePage(opened);
  },
);

test('a publisher is found by search, and the hit leads to what it published', async () => {
  const opened = await openPage(`${url}?${DAY}`);
  const { page } = opened;
  await page.getByRole('combobox', { name: /^Search/ }).fill('ProPublica');
  await page
    .getByRole('option', { name: /source published by ProPublica/ })
    .first()
    .click();
  await page
    .locator('.record-head')
    .getByText(/published by ProPublica/)
    .waitFor();
  expect(page.url()).toContain('/source/');
  await closePage(opened);
});

test('the page of a source counts its statements, what rests on it alone, and shows who contradicts its claims', async () => {
  const opened = await openPage(`${url}source/documented-case%3AS1?${DAY}`);
  const { page } = opened;
  const statements = page.getByRole('region', { name: 'Statements', exact: true });
  await statements.getByRole('row').nth(1).waitFor();
  expect(await statements.innerText()).toMatch(/is located in\s+1\s+1/);
  await statements.getByRole('button', { name: /1 that say “is located in”/ }).click();
  const alone = page.getByRole('region', { name: 'Statements of this source alone' });
  await alone.getByText(/China-based engineers is located in China/).waitFor();
  await page.getByRole('heading', { name: 'Imports of this source' }).waitFor();
  await page.getByText(/chain-package · with \d+ other sources/).waitFor();
  await page.getByText('0 rows rejected').waitFor();
  await page.getByRole('link', { name: 'China', exact: true }).first().waitFor();
  await page.getByText('Contradicted:').first().waitFor();
  await page.getByRole('link', { name: 'China', exact: true }).first().click();
  await page.getByRole('heading', { name: 'China', exact: true }).waitFor();
  expect(page.url()).toContain('/country/CN?');
  await page.goBack();
  await page.getByText('Contradicted:').first().waitFor();
  await closePage(opened);
});

test('the page of a documented case has its chains on the day, its claims with what contradicts them, and its sources', async () => {
  const opened = await openPage(`${url}documented-case/digital-escorts?as-of=2025-07-18`);
  const { page } = opened;
  await page.getByText('Exposed until 17 July 2025', { exact: true }).waitFor();
  await page.getByRole('heading', { name: 'Chains on 18 July 2025 · 0' }).waitFor();
  await page.getByRole('button', { name: 'Go to 17 July 2025' }).click();
  await page.getByText('Exposed on 17 July 2025', { exact: true }).waitFor();
  await page.getByRole('heading', { name: 'Chains on 17 July 2025 · 2' }).waitFor();
  await page.getByRole('heading', { name: 'Claims · 27' }).waitFor();
  await page.getByText('earliest first; 6 are contradicted').waitFor();
  expect(await page.getByRole('group', { name: 'A claim and what contradicts it' }).count()).toBe(6);
  await page.getByRole('heading', { name: 'Sources · 17' }).waitFor();
  await page.getByRole('link', { name: 'Defense Department cloud, Impact Level 5' }).first().click();
  await page.getByRole('heading', { name: 'Chains on 17 July 2025 · 1' }).waitFor();
  await closePage(opened);
});

test('a link to a documented case that is not in the database says so and leads to those that are', async () => {
  const opened = await openPage(`${url}documented-case/tea-leaves?${DAY}`);
  const { page } = opened;
  await page.getByRole('heading', { name: 'Not in this database' }).waitFor();
  await page.getByRole('link', { name: 'Digital escorts' }).click();
  await page.getByRole('heading', { name: 'Claims · 27' }).waitFor();
  await closePage(opened);
});

test('the page of a claim says who claims what about whom, beside what contradicts it', async () => {
  const opened = await openPage(`${url}claim/china-based-engineers-maintain?${DAY}`);
  const { page } = opened;
  await page.getByRole('heading', { name: 'What is claimed' }).waitFor();
  await page.getByRole('figure').getByText('ProPublica, 15 Jul 2025, says:').first().waitFor();
  await page.getByRole('heading', { name: 'What it is about' }).waitFor();
  await page.goto(`${url}source/documented-case%3AS1?${DAY}`);
  const pair = page.getByRole('group', { name: 'A claim and what contradicts it' }).first();
  await pair.getByText('Contradicted:').waitFor();
  const [claim, other] = await Promise.all([0, 1].map((at) => pair.locator('> *').nth(at).boundingBox()));
  expect(other?.x).toBeGreaterThan((claim?.x ?? 0) + (claim?.width ?? 0) - 1);
  await page.setViewportSize({ width: 390, height: 844 });
  const left = async (at: number) => (await pair.locator('> *').nth(at).boundingBox())?.x ?? NaN;
  await expect.poll(async () => (await left(1)) - (await left(0))).toBe(0);
  await pair.getByRole('link', { name: 'The claim’s page' }).nth(1).click();
  await page.getByText('denies this').first().waitFor();
  await closePage(opened);
});

test('the picture of a claim names what it is about, and shows no ids', async () => {
  const opened = await openPage(`${url}claim/escorts-allegedly-us-citizens?${DAY}`);
  const picture = opened.page.getByRole('region', { name: 'Picture of the relations' });
  await picture.locator('text', { hasText: 'escorts' }).first().waitFor();
  const words = (await picture.locator('text, title').allTextContents()).join(' ');
  expect(words).toContain('China-based engineers');
  // As long as an id, without a space.
  expect(words).not.toMatch(/\b[A-Za-z0-9+/=]{24,}\b/);
  await closePage(opened);
});

test('a page leads to the Cypher of its chains', async () => {
  const opened = await openPage(`${url}contract/dod-cloud-services?${DAY}`);
  await opened.page.getByRole('button', { name: 'Show the Cypher of these chains' }).click();
  await opened.page.getByText('HAS_ACCESS').or(opened.page.getByText(':Exposure')).first().waitFor();
  expect(opened.page.url()).toContain('/queries');
  await closePage(opened);
});

test("a list's page has its countries with days and sources, and the chains and systems that are exposed under it", async () => {
  // Of two lists the page counts only its own.
  const opened = await openPage(`${url}list/10USC4872?${DAY}&lists=15CFR791.4`);
  const { page } = opened;
  await page.getByRole('heading', { name: 'Countries it designates · 6' }).waitFor();
  const china = page.getByRole('region', { name: 'Designations' }).getByRole('row').filter({ hasText: 'China' });
  expect(await china.innerText()).toMatch(/from 13 Aug 2018[\s\S]*documented, confidence 100/);
  expect(await china.getByRole('link').count()).toBeGreaterThan(1);
  await page.getByRole('heading', { name: 'Chains on 17 July 2025 · 2' }).waitFor();
  const systems = page.locator('section', { has: page.getByRole('heading', { name: 'Systems reached' }) });
  await systems.getByRole('link', { name: 'Defense Department cloud, Impact Level 5' }).waitFor();
  expect(await systems.getByText('1 access').count()).toBe(2);
  await page.getByRole('link', { name: 'Draw them in Chains' }).click();
  await expect.poll(() => page.url()).toMatch(/\/chains\?.*lists=10USC4872(&|$)/);
  await closePage(opened);
});

test("a country's page has the lists that designate it, and people there by employer", async () => {
  const opened = await openPage(`${url}country/CN?${DAY}`);
  const { page } = opened;
  await page.getByRole('heading', { name: /^Lists that designate it · \d+$/ }).waitFor();
  await page
    .getByRole('region', { name: 'Designations' })
    .getByRole('link', { name: /covered nations/i })
    .waitFor();
  const people = page.locator('section', { has: page.getByRole('heading', { name: 'People located there' }) });
  const row = people.getByRole('listitem').filter({ hasText: 'China-based engineers' });
  expect(await row.innerText()).toMatch(/Microsoft/);
  await page.getByRole('heading', { name: 'Chains on 17 July 2025 · 2' }).waitFor();
  await closePage(opened);
});

test("a country's page says which conditions above do not apply to its chains", async () => {
  const opened = await openPage(`${url}country/CN?${DAY}&filter=country:RU&filter=country:CN`);
  const { page } = opened;
  await page.getByRole('heading', { name: 'Chains on 17 July 2025 · 2' }).waitFor();
  await page.getByText('“located in” above does not apply here; most urgent first').waitFor();
  await page.getByRole('link', { name: 'Draw them in Chains' }).click();
  await page.getByRole('heading', { name: '2 accesses exposed · 2 systems' }).waitFor();
  expect(page.url()).not.toContain('filter=');
  // Its own bar applies, and so does one of another kind.
  await page.goto(`${url}country/CN?${DAY}&filter=country:CN&filter=system:dod-cloud-il5`);
  await page.getByRole('heading', { name: 'Chains on 17 July 2025 · 1' }).waitFor();
  expect(await page.getByText('not apply here').count()).toBe(0);
  await page.goto(`${url}system/dod-cloud-il5?${DAY}&about=organization:microsoft&filter=system:dod-cloud-il4`);
  await page.getByText('“through” and “system” above do not apply here').waitFor();
  await closePage(opened);
});

test('an unknown key and an unknown exposure say so', async () => {
  const opened = await openPage(`${url}contract/none?${DAY}`);
  const { page } = opened;
  await page.getByText('No contract has the key none').waitFor();
  await page.goto(`${url}exposure/RXhwb3N1cmU6bm9uZQ?${DAY}`);
  await page.getByRole('heading', { name: 'Exposure not found' }).waitFor();
  await page.getByText('No such chain on any day, under any designation list.').waitFor();
  await closePage(opened);
});

test('a reload asks before it loses what is typed into a decision', async () => {
  const opened = await openPage(`${url}chains?${DAY}`);
  const { page } = opened;
  const reason = page.getByLabel('Reason or comment');
  await reason.fill('Two sources agree.');
  await (await reloadThatAsks(page)).dismiss();
  expect(await reason.inputValue()).toBe('Two sources agree.');
  await closePage(opened);
});

test('an unknown address says so, also after a reload and on the way back', async () => {
  const opened = await openPage(`${url}organizations/microsoft?${DAY}`, { expected: /status of 404/ });
  const { page } = opened;
  const unknown = page.getByRole('heading', { name: 'No such page' });
  await unknown.waitFor();
  await expect.poll(() => page.title()).toBe('Not found · Subtier');
  await page.reload();
  await unknown.waitFor();
  await page.getByRole('link', { name: 'Go to the overview' }).click();
  await page.getByText('2 of 2 systems on record').waitFor();
  await page.goBack();
  await unknown.waitFor();
  await closePage(opened);
});

test('relations say which access they are under, and do not count claims about relations as claims about the record', async () => {
  const opened = await openPage(`${url}system/dod-cloud-il5?${DAY}`);
  const { page } = opened;
  await page.getByRole('heading', { name: 'Claims about it · 1' }).waitFor();
  await page.getByText('claims and passages about it or its relations · 9').waitFor();
  await page.getByText('person · access china-based-engineers-il5').waitFor();
  await page.goto(`${url}organization/microsoft?${DAY}`);
  await page.getByText('person · contract dod-cloud-services').waitFor();
  await closePage(opened);
});

test('relations of any day include those that have ended', async () => {
  const opened = await openPage(`${url}system/dod-cloud-il5?as-of=2025-07-18`);
  const { page } = opened;
  await page.getByText('owned by · 1').waitFor();
  expect(await page.getByText('people with access').count()).toBe(0);
  await page.getByRole('button', { name: 'Any day' }).click();
  await page.getByText('people with access · 1').waitFor();
  await page.getByRole('link', { name: 'China-based engineers' }).waitFor();
  await closePage(opened);
});

test('the title names a record only while its page is shown', async () => {
  const opened = await openPage(`${url}organization/microsoft?${DAY}`);
  const { page } = opened;
  const own = 'Microsoft · Subtier';
  await expect.poll(() => page.title()).toBe(own);
  await page.getByRole('button', { name: 'Exposures through this organization' }).click();
  await expect.poll(() => page.title()).toMatch(/^Chains, \d+ \w+ \d{4} · Subtier$/);
  await page.goBack();
  await expect.poll(() => page.title()).toBe(own);
  await page.getByRole('button', { name: 'Show the Cypher of these chains' }).click();
  await expect.poll(() => page.title()).toBe('Queries · Subtier');
  await closePage(opened);
});

// The last tests: they replace the data.
test("the links of a list's page lead to chains and systems under that list, whichever other list is selected", async () => {
  const database = await withEmptyData();
  await importPackage(database, { ...chainFiles, 'locations.csv': [{ person: 'P1', country: 'CU' }] });
  const served = await serveGraph(database);
  const list = `${served.url}list/15CFR791.4?${DAY}&lists=10USC4872`;
  const opened = await openPage(list);
  const { page } = opened;
  const chains = page.getByRole('region', { name: 'Chains', exact: true });
  const one = page.getByRole('heading', { name: 'Chains on 17 July 2025 · 1' });
  await chains.getByRole('link', { name: 'Evidence of P1' }).click();
  await page.getByRole('heading', { name: 'Hop by hop' }).waitFor();
  expect(page.url()).toMatch(/\/exposure\/[\w-]+\?.*lists=15CFR791\.4(&|$)/);
  const ranked = page.locator('section', { has: page.getByRole('heading', { name: 'Systems reached' }) });
  for (const where of [chains, ranked]) {
    await page.goto(list);
    await where.getByRole('link', { name: 'System', exact: true }).click();
    await expect.poll(() => page.url()).toMatch(/\/system\/Y1\?.*lists=15CFR791\.4(&|$)/);
    await one.waitFor();
  }
  await closePage(opened);
});

test('the page of an organization shows its identifiers by source, where sources differ, and its leads', async () => {
  const served: ServedGraph = await serveGraph(await conflictingSources());
  const opened = await openPage(`${served.url}organization/O2?as-of=2025-01-01`);
  const { page } = opened;
  const identifiers = page.getByRole('region', { name: 'Identifiers by source' }).last();
  await identifiers.getByText('sources differ').first().waitFor();
  const text = await identifiers.innerText();
  expect(text).toContain('ABCDEFGHJK19');
  expect(text).toContain('ABCDEFGHJK27');
  await page.getByRole('heading', { name: 'Leads (not exposures)' }).waitFor();
  await page.goto(`${served.url}person/P9?as-of=2025-01-01`);
  const values = page.getByRole('region', { name: 'Values by source' });
  await values.getByText('sources differ').waitFor();
  expect(await values.innerText()).toMatch(/citizen[\s\S]*foreign person/);
  await page.goto(`${served.url}chains?as-of=2025-01-01&node=${encodeURIComponent(encodeId('Person', 'P9'))}`);
  await page.getByText('sources differ: status').waitFor();
  // That the better source does not know is shown too.
  await page.goto(`${served.url}person/P10?as-of=2025-01-01`);
  await values.getByText('sources differ').waitFor();
  expect(await values.innerText()).toMatch(/unknown[\s\S]*foreign person/);
  await closePage(opened);
});

test('the page of an exposure that counts only under a list or as undetermined says so, and its link makes it count', async () => {
  const served = await serveCitizen();
  const filter = '{lists: ["10USC4872"], origins: [UNDETERMINED], asOf: "2025-01-01"}';
  const found = await served.data(`{ exposures(first: 1, filter: ${filter}) { nodes { id } } }`);
  const [, id = ''] = /"id":"([^"]+)"/.exec(JSON.stringify(found)) ?? [];
  const opened = await openPage(`${served.url}exposure/${id}?as-of=2025-01-01`);
  const { page } = opened;
  await page.getByText('not as an exposure under the designation lists and origins above').waitFor();
  expect(await page.getByRole('link', { name: /^without designation lists/ }).count()).toBe(0);
  await page
    .getByRole('link', {
      name: 'under Covered nations (10 U.S.C. 4872), with undetermined origins counted',
      exact: true,
    })
    .click();
  await page.getByRole('heading', { name: 'Who reaches System' }).waitFor();
  // What the user copies from here keeps what makes it count.
  const link = page.url();
  expect(link).toContain(`/exposure/${id}?as-of=2025-01-01&lists=10USC4872&origin=foreign,undetermined`);
  const { errors } = await served.ask(`{ dossier(subject: EXPOSURE, id: "${id}", asOf: "2025-01-01") { title } }`);
  expect(JSON.stringify(errors)).toContain('; it counts under 10USC4872, under ');
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByRole('heading', { name: 'Who reaches System' }).waitFor();
  await closePage(opened);
});

async function conflictingSources() {
  const database = await withEmptyData();
  await importPackage(database, chainFiles);
  await importPackage(database, {
    'sources.csv': [{ id: 'A', title: 'First register' }],
    'organizations.csv': [{ id: 'O2', name: 'Second', uei: 'ABCDEFGHJK19', source: 'A' }],
    'people.csv': [
      { id: 'P9', us_person_status: 'citizen', source: 'A' },
      { id: 'P10', us_person_status: 'unknown', confidence: 90, source: 'A' },
    ],
  });
  await importPackage(database, {
    'sources.csv': [{ id: 'B', title: 'Second register' }],
    'organizations.csv': [{ id: 'O2', name: 'Second Inc', uei: 'ABCDEFGHJK27', source: 'B' }],
    'people.csv': [
      { id: 'P9', us_person_status: 'foreign_person', source: 'B' },
      { id: 'P10', us_person_status: 'foreign_person', confidence: 10, source: 'B' },
    ],
  });
  return database;
}

/** Serves an access of a citizen without a location: domestic without lists, and undetermined under any list. */
async function serveCitizen(): Promise<ServedGraph> {
  const database = await withEmptyData();
  await importPackage(database, {
    ...chainFiles,
    'people.csv': ['P1', 'P2'].map((id) => ({ id, us_person_status: 'citizen' })),
    'locations.csv': [],
  });
  return serveGraph(database);
}
