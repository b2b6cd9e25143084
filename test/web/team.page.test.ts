import pino from 'pino';
import { beforeAll, expect, test } from 'vitest';
import { openGraph } from '#graph/graph.ts';
import { startServer } from '#serve/server.ts';
import { startOpenIdProvider } from '../api/serve/access/openid-provider.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { withDocumentedCase } from '../documented-case.ts';
import { atFileEnd } from '../file-end.ts';
import { testEnvironment } from '../test-environment.ts';
import { violations } from './axe.ts';
import { closePage, openPage, saveScreenshot } from './open-page.ts';
import type { OpenPage } from './open-page.ts';
import type { Page } from 'playwright-core';

/** The page of a server where people sign in. */
let url = '';

beforeAll(async () => {
  const database = await withDocumentedCase();
  const local = await serveGraph(database);
  await local.data(
    'mutation { saveWatchSet(name: "Clouds", rule: { nameContains: "Cloud" }) { id } saveInvestigation(investigation: { name: "Escorts", notes: "", document: { nodes: {}, edges: {} }, address: "" }) { id } }',
  );
  const provider = await startOpenIdProvider();
  const environment = { ...testEnvironment(), signIn: provider.settings };
  const server = await startServer({
    graph: await openGraph(database),
    environment,
    log: pino({ level: 'silent' }),
  });
  atFileEnd(() => server.close());
  provider.serve(server.url.slice(0, -1));
  url = server.url;
});

/** Opens a path in a browser of its own, and signs in at the provider on the way. */
async function openAs(account: string, path: string): Promise<OpenPage> {
  const opened = await openPage(`${url}${path}`, { expected: /^requested http:\/\/127\.0\.0\.1:/ });
  const { page } = opened;
  await page.getByLabel('Account').fill(account);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL((address) => address.href.startsWith(url));
  // The page adds its conditions.
  expect(page.url().startsWith(`${url}${path}`)).toBe(true);
  return opened;
}

/** Each view with a control on it that only reads, and those that change something. */
const views = [
  ['chains?as-of=2025-07-17', 'Decision', ['Save decision', 'Comment only', 'Decide about several']],
  ['cases', 'Escorts', ['New watch set', /^Edit/, /^Delete/, /^Fork/, /^Merge/, /^Rename/]],
  ['import', 'Organizations that may be the same', ['Preview', 'Import', /^Roll back/, /^Chain package/]],
] as const;

async function controlsOn(page: Page, names: readonly (string | RegExp)[]): Promise<readonly (string | RegExp)[]> {
  const found: (string | RegExp)[] = [];
  for (const name of names) if ((await page.getByRole('button', { name, exact: true }).count()) > 0) found.push(name);
  return found;
}

test('somebody who signs in comes back to the address, and sees only the controls of their role', async () => {
  for (const [path, heading, controls] of views) {
    const editor = await openAs('edgar', path);
    await editor.page.getByRole('heading', { name: heading, exact: true }).waitFor();
    // So that a control of another name is not taken for an absent one.
    await expect.poll(() => controlsOn(editor.page, controls), { timeout: 60_000 }).toEqual(controls);
    await closePage(editor);
    const reader = await openAs('rosa', path);
    await reader.page.getByRole('heading', { name: heading, exact: true }).waitFor();
    await reader.page.getByRole('link', { name: /Rosa Reader/ }).waitFor();
    expect(await controlsOn(reader.page, controls)).toEqual([]);
    await closePage(reader);
  }
});

test.each([
  ['rosa', 'Rosa Reader', 'READER'],
  ['ana', 'Ana Analyst', 'ANALYST'],
  ['edgar', 'Edgar Editor', 'EDITOR'],
  ['ada', 'Ada Admin', 'ADMIN'],
])(
  '%s reads their role on the page of the team, makes a token of at most that, and signs out',
  async (account, name, role) => {
    const opened = await openAs(account, 'team');
    const { page } = opened;
    await page.getByRole('heading', { name }).waitFor();
    await page.getByText(`Your role is ${role}`).waitFor();
    const audit = page.getByRole('region', { name: 'Audit' });
    if (role === 'ADMIN') await audit.waitFor();
    else expect(await audit.count()).toBe(0);
    await page.getByLabel('What it is for').fill(`script of ${account}`);
    await page.getByLabel('Role').selectOption(role);
    await page.getByRole('button', { name: 'Create a token' }).click();
    const text = await page.locator('.token-text').innerText();
    const ask = async (): Promise<unknown> => {
      const response = await fetch(`${url}graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${text}` },
        body: JSON.stringify({ query: '{ me { name role by } }' }),
      });
      return response.json();
    };
    expect(await ask()).toMatchObject({ data: { me: { name, role, by: 'TOKEN' } } });
    expect(await violations(page)).toEqual([]);
    await saveScreenshot(page, `team-${account}`);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: `Revoke script of ${account}` }).click();
    await page.locator('button.danger').click();
    await page.getByText(`“script of ${account}” is revoked.`).waitFor();
    expect(await ask()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    await page.getByRole('button', { name: 'Sign out' }).click();
    // The provider asks whether the session there ends too.
    await page.getByRole('button', { name: 'Yes, sign me out' }).click();
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
    await page.goto(`${url}team`);
    await page.getByLabel('Account').waitFor();
    await closePage(opened);
  },
);

test('one assigns a decision to another and mentions her, who finds both under Team', async () => {
  const edgar = await openAs('edgar', 'chains?as-of=2025-07-17');
  const ada = await openAs('ada', 'team');
  await ada.page.getByText('Nothing is assigned to you, and no comment mentions you.').waitFor();

  const panel = edgar.page.getByRole('region', { name: 'Decision' });
  await panel.getByLabel('Assigned to').selectOption('Ada Admin');
  await panel.getByText('open · assigned to Ada Admin').waitFor();
  await panel.getByLabel('Reason or comment').fill('Please look,');
  await panel.getByLabel('Mention').selectOption('Ada Admin');
  await panel.getByRole('button', { name: 'Comment only' }).click();
  await panel.getByRole('listitem').filter({ hasText: 'Edgar Editor: Please look, @Ada Admin' }).waitFor();

  await ada.page.reload();
  await ada.page.getByRole('heading', { name: 'Comments that mention you' }).waitFor();
  await ada.page
    .getByRole('link', { name: /China-based engineers › / })
    .first()
    .click();
  await ada.page.getByText('Edgar Editor: Assigned to Ada Admin').waitFor();
  await closePage(ada);

  await edgar.page.getByRole('link', { name: /Edgar Editor/ }).click();
  const mine = edgar.page.locator('.panel').filter({ hasText: 'What you did lately' });
  await mine.getByText('assign').waitFor();
  await closePage(edgar);
});

test('two people on one investigation see who saved, and the later save is refused by name', async () => {
  const [edgar, ada] = [await openAs('edgar', 'cases'), await openAs('ada', 'cases')];
  for (const { page } of [edgar, ada]) {
    await page.getByRole('button', { name: 'Rename, notes' }).click();
    await page.getByRole('textbox', { name: 'Notes' }).waitFor();
  }
  await edgar.page.getByRole('textbox', { name: 'Notes' }).fill('Asked the company.');
  await edgar.page.getByRole('button', { name: 'Save', exact: true }).click();
  await edgar.page.getByText(/saved .* by Edgar Editor/).waitFor();
  await ada.page.getByRole('textbox', { name: 'Notes' }).fill('Asked the agency.');
  await ada.page.getByRole('button', { name: 'Save', exact: true }).click();
  await ada.page
    .getByText(/Edgar Editor saved a later version/)
    .first()
    .waitFor();
  await closePage(edgar);
  await closePage(ada);
});
