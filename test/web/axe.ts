import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const report = z.array(z.object({ id: z.string(), nodes: z.array(z.string()) }));

/** Returns the violations of WCAG 2.2 A and AA that axe finds, with their elements. */
export async function violations(page: Page): Promise<z.infer<typeof report>> {
  const found: unknown = await page.evaluate(`${axe};
    axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) })))`);
  return report.parse(found);
}
