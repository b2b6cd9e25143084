import { Command } from 'commander';

/** `serve`: database, API and page, until it is told to end. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('serve the page and the API on http://HOST:PORT/ (default 127.0.0.1:4000) until interrupted')
    .option('--documented-case', 'load the documented case first, if the graph is empty')
    .action(async ({ documentedCase }: { documentedCase?: true }) => {
      const { runServer } = await import('./run-server.ts');
      await runServer({ documentedCase: documentedCase === true });
    });
}
