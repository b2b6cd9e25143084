import { createMetrics } from '../telemetry/create-metrics.ts';
import { markdownTable } from './markdown-table.ts';

/** The server's own metrics; those of its process are Prometheus's usual ones. */
export async function describeMetrics(): Promise<string> {
  const own = await createMetrics().describe();
  return markdownTable(
    ['Metric', 'Labels', 'What it tells'],
    [
      ...own.map(({ name, labels, help }) => [
        `\`${name}\``,
        labels.map((label) => `\`${label}\``).join(', '),
        help.replace(/\.$/, ''),
      ]),
      ['`process_*`, `nodejs_*`', '', "The server's process"],
    ],
  );
}
