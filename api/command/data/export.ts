import { Command } from 'commander';
import { checkExport, exportFormats, exportGraph } from '#seed/export/export.ts';
import { withGraph } from '../open.ts';
import { counted, reportProgress } from '../terminal.ts';

/** `export FORMAT PATH`: writes the graph's current statements to files. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write what the sources state now to files; derived nodes, casework and history are left out')
    .argument(
      '<format>',
      exportFormats.map(({ name, title, takes }) => `${name}: ${title}; PATH is ${takes}`).join('. '),
    )
    .argument('<path>', 'where to write it; must not exist yet')
    .action(writeExport);
}

async function writeExport(format: string, path: string): Promise<void> {
  await checkExport({ format, path });
  const { counts, withdrawn, leftOut, banner } = await withGraph(({ database }) =>
    exportGraph(database, { format, path, onProgress: reportProgress }),
  );
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  for (const [what, count] of Object.entries(counts)) reportProgress(`  ${what}: ${count}`);
  if (withdrawn > 0)
    reportProgress(
      `${counted(withdrawn, 'entity that no source describes any more is', 'entities that no source describes any more are')} written with the source subtier-withdrawn, because statements still refer to them.`,
    );
  if (leftOut > 0)
    reportProgress(
      `${counted(leftOut, 'escort, credential or part of a claim is', 'escorts, credentials and parts of claims are')} left out: no source states the access any more.`,
    );
  if (banner !== null) reportProgress(banner);
  reportProgress(`Exported ${total} ${format === 'chain-package' ? 'rows' : 'nodes and edges'} to ${path}.`);
}
