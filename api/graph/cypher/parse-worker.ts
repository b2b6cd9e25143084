import { parentPort, workerData } from 'node:worker_threads';
import { BufferedTokenStream } from 'antlr4ng';
import { parseStatement } from './parse.ts';
import type { ParseAnswer, ThreadMessage } from './statement-facts.ts';

class Stopped extends Error {}

const consume: unknown = Reflect.get(BufferedTokenStream.prototype, 'consume');
/** The parser cannot be stopped from outside, but it calls this method for every token. */
BufferedTokenStream.prototype.consume = function (this: BufferedTokenStream) {
  if (workerData instanceof Int32Array && Atomics.load(workerData, 0) !== 0) throw new Stopped();
  if (typeof consume === 'function') Reflect.apply(consume, this, []);
};
// Warm up: the first parse takes much longer than later ones.
parseStatement('MATCH (n:System) WHERE n.key = $key RETURN n');
parentPort?.on('message', (text: unknown) => {
  if (typeof text === 'string') send(answerTo(text));
});
send({ kind: 'ready' });

function answerTo(text: string): ParseAnswer {
  try {
    return parseStatement(text);
  } catch (error) {
    if (error instanceof Stopped) return { kind: 'stopped' };
    throw error;
  }
}

function send(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}
