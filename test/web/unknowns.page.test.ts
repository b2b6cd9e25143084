import { beforeAll, expect, test } from 'vitest';
import { encodeId } from '#serve/ids.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { chainFiles } from '../chain-files.ts';
import { importPackage } from '../import-package.ts';
import { withEmptyData } from '../with-empty-data.ts';
import { colorByPriority } from './canvas-priorities.ts';
import { closePage, openPage } from './open-page.ts';

/**
 * The access is two levels below the contract on which the escort is employed, and the company that employs the escort is nine
 * subcontracts from the prime. The engineer is a US citizen without a location, so undetermined under a list, and works for a company between.
 */
const tiers = Array.from({ length: 10 }, (_, at) => `T${at}`);
const [access] = chainFiles['access.csv'];
const [escort] = chainFiles['escorts.csv'];

let url = '';

beforeAll(async () => {
  const database = await withEmptyData();
  await importPackage(database, {
    'agencies.csv': chainFiles['agencies.csv'],
    'systems.csv': chainFiles['systems.csv'],
    'organizations.csv': tiers.map((id) => ({ id, name: `Company ${id}`, country: 'US' })),
    'contracts.csv': [
      { id: 'C1', piid: 'W1', agency: 'G1', prime: 'T0' },
      { id: 'C2', piid: 'W2', agency: 'G1', prime: 'T0', parent: 'C1' },
      { id: 'C3', piid: 'W3', agency: 'G1', prime: 'T0', parent: 'C2' },
    ],
    'subcontracts.csv': tiers.slice(1).map((subcontractor, at) => ({
      contract: 'C1',
      contractor: `T${at}`,
      subcontractor,
    })),
    'people.csv': [{ id: 'P1', us_person_status: 'citizen' }, { id: 'P2' }],
    'employment.csv': [
      { organization: 'T9', person: 'P2', contract: 'C1', role: 'escort' },
      { organization: 'T5', person: 'P1', contract: 'C1', role: 'engineer' },
    ],
    'access.csv': [{ ...access, contract: 'C3' }],
    'escorts.csv': [escort],
  });
  url = (await serveGraph(database)).url;
});

test('what is unknown of a chain is said without more than the record shows', async () => {
  const opened = await openPage(`${url}chains?as-of=2025-07-17&lists=10USC4872&origin=undetermined`);
  const { page } = opened;
  const inspector = page.getByRole('region', { name: 'Evidence' });
  await inspector.getByRole('heading', { name: 'Unknown' }).waitFor();
  const evidence = await inspector.innerText();
  // There is a route on record, but it is longer than eight subcontracts.
  expect(evidence).toContain(
    'No route of at most eight subcontracts on record for this day leads from a prime contractor',
  );
  expect(evidence).toContain('under a contract above or below the one named in the access record');
  expect(evidence).not.toMatch(/parent or child/);
  // The status is on record; a list asks for the location.
  expect(evidence).toContain('No location is on record for this day, and nothing else on record decides');
  expect(evidence).not.toMatch(/location or status on record/);
  expect(evidence).toContain('No location is on record, and a status does not show where the engineer is.');
  expect(evidence).not.toMatch(/Located in the United States/);
  await closePage(opened);
});

test('the page of a prime counts the chains under its contracts that no route on record connects with it', async () => {
  const opened = await openPage(`${url}organization/T0?as-of=2025-07-17&lists=10USC4872&origin=undetermined`);
  const { page } = opened;
  await page.getByRole('heading', { name: 'Chains on 17 July 2025 · 0' }).waitFor();
  await page.getByText('through it, or of engineers whom it employs').waitFor();
  const asPrime = page.locator('.panel').filter({ has: page.getByRole('heading', { name: 'As prime contractor' }) });
  await asPrime.getByText('1 chain under its contracts').waitFor();
  await asPrime.getByRole('link', { name: 'Draw them in Chains' }).click();
  await page.getByText('1 access exposed · 1 system').waitFor();
  expect(page.url()).toContain('filter=prime:T0');
  await closePage(opened);
});

test('on the canvas, the prime and the contract of a broken chain and the employer of its engineer are on it', async () => {
  for (const { root, on, off } of [
    { root: encodeId('Contract', 'C1'), on: ['W1', 'Company T0'], off: 'Agency' },
    { root: encodeId('Organization', 'T5'), on: ['Company T5'], off: 'Company T4' },
  ]) {
    const node = encodeURIComponent(root);
    const conditions = 'as-of=2025-07-17&lists=10USC4872&origin=undetermined';
    const opened = await openPage(`${url}canvas?${conditions}&show=list&root=${node}&open=${node}`);
    const { page } = opened;
    const priorityOf = await colorByPriority(page);
    for (const name of on) expect(await priorityOf(name)).toMatch(/^(LOW|MODERATE|HIGH|CRITICAL)$/);
    expect(await priorityOf(off)).toBe('on no exposed chain');
    await closePage(opened);
  }
});
