import { parentPort } from 'node:worker_threads';
import { BufferedTokenStream, ParserATNSimulator } from 'antlr4ng';
import { questionLimits } from '../limits.ts';
import { parseStatement } from './parse.ts';
import type { ParseAnswer, ThreadMessage } from './statement-facts.ts';

class Stopped extends Error {}

let steps = 0;

/**
 * Counts the work of the parser for one statement, which depends on the statement alone: every token that it reads or looks ahead at, and every
 * configuration that it tries with full context, which it never caches. What it caches, it computes once for all statements, so that does not count.
 * A token takes about as long as four configurations.
 */
const perToken = 4;
const full = { argument: 4, perConfiguration: 1 } as const;
countCalls(BufferedTokenStream.prototype, 'consume', () => perToken);
countCalls(ParserATNSimulator.prototype, 'closureCheckingStopState', (given) =>
  given[full.argument] === true ? full.perConfiguration : 0,
);

/** The parser cannot be stopped from outside, but the methods that it calls all the time can throw. */
function countCalls(owner: object, method: string, stepsOf: (given: readonly unknown[]) => number): void {
  const original: unknown = Reflect.get(owner, method);
  if (typeof original !== 'function') throw new Error(`antlr4ng has no method ${method} any more.`);
  Reflect.set(owner, method, function (this: unknown, ...given: readonly unknown[]) {
    steps += stepsOf(given);
    if (steps > questionLimits.statementParsing.most) throw new Stopped();
    const result: unknown = Reflect.apply(original, this, given);
    return result;
  });
}

// Warm up: the first parse takes much longer than later ones.
parseStatement('MATCH (n:System) WHERE n.key = $key RETURN n');
parentPort?.on('message', (text: unknown) => {
  if (typeof text === 'string') send(answerTo(text));
});
send({ kind: 'ready' });

function answerTo(text: string): ParseAnswer {
  steps = 0;
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
