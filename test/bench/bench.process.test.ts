import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryHome } from '../temporary-home.ts';
import { runBench } from './run-bench.ts';
import { writeReport } from './write-report.ts';

/** Of a busy machine, on which a database starts slowly. */
const patience = 10 * 60_000;

test(
  'the bench gets equal answers on a small world, whatever time they take',
  async () => {
    const folder = await temporaryHome();
    const report = join(folder, 'bench.md');
    const options = { scale: 1000, seed: 'test', folder: join(folder, 'bench'), reuse: false, pairs: 1, report };
    const result = await runBench(options, () => undefined);
    for (const { name, answered, expected } of result.cases) expect(answered, name).toEqual(expected);
    expect(result.cases).toHaveLength(10);
    expect(result.isFollowRight).toBe(true);
    await writeReport(report, result);
    expect(await readFile(report, 'utf8')).not.toContain('wrong answer');
  },
  patience,
);
