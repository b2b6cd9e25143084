import { parentPort } from 'node:worker_threads';
import { parseStatement } from './parse-statement.ts';
import type { ThreadMessage } from './statement-facts.ts';

// The first statement takes much longer than the next ones.
parseStatement('MATCH (n:System) WHERE n.key = $key RETURN n');
parentPort?.on('message', (text: unknown) => {
  if (typeof text === 'string') answer(parseStatement(text));
});
answer({ kind: 'ready' });

function answer(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}
