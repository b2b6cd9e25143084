import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { documentedCases, loadDocumentedCases } from '#seed/cases/cases.ts';
import { generateWorld } from '#seed/generator/generate-world.ts';
import { runImport } from '#seed/import/import.ts';
import { serveGraph } from '../api/serve/serve-graph.ts';
import { withDesignationLists, withEmptyData } from '../with-empty-data.ts';
import { closePage, openPage, untilAnswered } from './open-page.ts';

const folder = await mkdtemp(join(tmpdir(), 'subtier-shift-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Cumulative layout shift up to which a page counts as good (web.dev/articles/cls). */
const GOOD = 0.1;

/** The sum of all layout shifts since the page was opened, which is at least the worst session of them, and what moved. */
const shifted = `new Promise((resolve) => {
  let sum = 0;
  const moved = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (hadRecentInput) continue;
      sum += value;
      for (const { node, previousRect: was, currentRect: is } of sources)
        moved.push(\`\${value.toFixed(2)}: \${node?.className ?? node?.nodeName} from \${was.top} to \${is.top}\`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve({ sum, moved }), 200);
})`;

async function expectStill(url: string, width: number): Promise<void> {
  const opened = await openPage(url, { viewport: { width, height: 900 } });
  await untilAnswered(opened.page);
  const { sum, moved } = await opened.page.evaluate<{ sum: number; moved: readonly string[] }>(shifted);
  expect(sum, `${url} at ${width} px: ${moved.join('; ')}`).toBeLessThan(GOOD);
  await closePage(opened);
}

test('what the page of documented cases shows does not move while the rest loads', async () => {
  const database = await withDesignationLists();
  await loadDocumentedCases(database, documentedCases, () => undefined);
  const { url } = await serveGraph(database);
  await expectStill(url, 1440);
  await expectStill(url, 390);
  // Nobody reached anything there, so its brief is short.
  await expectStill(`${url}documented-case/f-35-alloy`, 1440);
  await expectStill(`${url}documented-case/netcracker`, 390);
  await expectStill(`${url}cases`, 1440);
  await expectStill(`${url}claim/boeing-25-times`, 1440);
  await expectStill(`${url}claim/boeing-25-times`, 390);
  await expectStill(`${url}remedies?as-of=2025-07-17`, 390);
  await expectStill(`${url}person/digital-escorts`, 1440);
  await expectStill(`${url}organization/microsoft?as-of=2025-07-17`, 390);
});

test('what the overview of many chains shows does not move while the rest loads', async () => {
  const database = await withEmptyData();
  await generateWorld({ scale: 500, seed: '1', to: folder });
  await runImport(database, { format: 'chain-package', paths: [folder], strict: true });
  const { url } = await serveGraph(database);
  await expectStill(`${url}?as-of=2025-07-17`, 1440);
  await expectStill(`${url}?as-of=2025-07-17`, 390);
});
