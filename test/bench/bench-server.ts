import { startSubtier } from '../run-subtier.ts';

export interface BenchServer {
  readonly url: string;
  readonly pid: number;
  /** From the command until it listens. */
  readonly startSeconds: number;
  close(): Promise<void>;
}

/** As `npm start` has it: answers are many small objects, and with room for them fewer are moved before they are done with. */
const nodeOptions = '--max-semi-space-size=64';

/** `subtier serve` on a free port, as a process of its own. */
export async function startBenchServer(home: string): Promise<BenchServer> {
  const started = performance.now();
  const running = startSubtier(['serve'], { SUBTIER_HOME: home, PORT: '0', NODE_OPTIONS: nodeOptions });
  const url = await running.untilSays(/Subtier is at (http:\S+)/);
  return {
    url,
    pid: running.process.pid ?? Number.NaN,
    startSeconds: (performance.now() - started) / 1000,
    close: async () => {
      running.process.kill('SIGTERM');
      await running.outcome;
    },
  };
}
