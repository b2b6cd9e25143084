import { parentPort } from 'node:worker_threads';
import { parseStatement } from './parse-statement.ts';

parentPort?.on('message', (text: unknown) => {
  if (typeof text === 'string') parentPort?.postMessage(parseStatement(text));
});
