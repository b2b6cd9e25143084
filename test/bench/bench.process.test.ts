import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryHome } from '../temporary-home.ts';
import { runBench } from './run-bench.ts';
import { writeReport } from './write-report.ts';

/** The peer is fetched from npm, and time is not what is tested. */
const brief = { peer: false, growth: false, crowdSeconds: 0.2, soakMinutes: 0.01 };
/** Of a busy machine, on which a database starts slowly. */
const patience = 10 * 60_000;

test(
  'the bench gets equal answers on a small world, whatever time they take',
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
    expect(result.cases).toHaveLength(11);
    expect(result.isFollowRight).toBe(true);
    expect(result.crowd.again).toMatchObject({ ours: { errors: 0 }, bolt: { errors: 0 }, peer: null });
    expect(result.soak?.errors).toBe(0);
    await writeReport(report, result);
    expect(await readFile(report, 'utf8')).not.toContain('wrong answer');
  },
  patience,
);
