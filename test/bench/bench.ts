import { readBenchOptions } from './bench-options.ts';
import { runBench } from './run-bench.ts';
import { writeReport } from './write-report.ts';

const say = (message: string) => {
  process.stderr.write(`${message}\n`);
};

const options = readBenchOptions(process.argv);
const result = await runBench(options, say);
await writeReport(options.report, result);
say(`Wrote ${options.report}. The worlds remain in ${options.folder}*: use --reuse to measure them again.`);
for (const { name, answered, expected } of result.cases.filter(({ isRight }) => !isRight)) {
  say(`Wrong answer: ${name}\n${JSON.stringify({ answered, expected }).slice(0, 4000)}`);
  process.exitCode = 1;
}
if (!result.isFollowRight) process.exitCode = 1;
