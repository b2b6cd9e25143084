import { Command } from 'commander';
import { printable, printableJson } from './printable.ts';

/** `status`: what runs, where data and logs are, versions, counts. */
export function statusCommand(): Command {
  return new Command('status')
    .description('say what runs, where data and logs are, versions and counts; starts nothing')
    .option('--json', 'as a JSON object')
    .action(async ({ json }: { json?: true }) => {
      const { readStatus } = await import('./read-status.ts');
      const { lines, failure } = await readStatus();
      if (json === true) process.stdout.write(`${printableJson(JSON.stringify(Object.fromEntries(lines), null, 2))}\n`);
      else {
        const width = Math.max(...lines.map(([name]) => name.length));
        for (const [name, value] of lines) process.stdout.write(`${name.padEnd(width)}  ${printable(String(value))}\n`);
      }
      if (failure !== null) throw failure;
    });
}
