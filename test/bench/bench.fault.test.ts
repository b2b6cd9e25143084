import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryHome } from '../temporary-home.ts';
import { buildDrawing } from './drawing.ts';
import { runBench } from './run-bench.ts';
import { writeReport } from './write-report.ts';

/** Without the peer, which is installed from npm, imports, which start three databases, and Chromium. */
const brief = { peer: false, browser: false, importScale: 0, growthFrom: 500, crowdSeconds: 0.2, soakMinutes: 0.01 };
/** In milliseconds; databases start slowly on a busy machine. */
const patience = 10 * 60_000;

test(
  'the benchmark gets the expected answers in a small world',
  async () => {
    const folder = await temporaryHome();
    const report = join(folder, 'bench.md');
    const options = {
      scale: 1000,
      seed: 'test',
      folder: join(folder, 'bench'),
      reuse: false,
      pairs: 1,
      ...brief,
      report,
    };
    const result = await runBench(options, () => undefined);
    for (const { name, answered, expected } of result.cases) expect(answered, name).toEqual(expected);
    expect(result.cases).toHaveLength(22);
    for (const { name, seconds, listedSeconds } of result.questions)
      expect([seconds, listedSeconds], name).not.toContain(null);
    expect(result.questions.length).toBeGreaterThan(20);
    expect(result.isFollowRight).toBe(true);
    expect(result.crowd.again).toMatchObject({ ours: { errors: 0 }, bolt: { errors: 0 }, peer: null });
    expect(result.soak?.errors).toBe(0);
    expect(result.screening).toMatchObject({ rows: 190, falselySame: 0 });
    expect(result.screening.found).toBeGreaterThan(0.95);
    await writeReport(report, result);
    expect(await readFile(report, 'utf8')).not.toContain('wrong answer');
  },
  patience,
);

test('what the benchmark draws outside of the page fits the page', async () => {
  expect(await buildDrawing(await temporaryHome())).toMatch(/drawing\.iife\.js$/);
});
