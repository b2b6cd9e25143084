import { Worker } from 'node:worker_threads';
import { StatementTooComplex } from '../failure/statement-too-complex.ts';
import { exceeded } from '../limits/exceeded.ts';
import { questionLimits } from '../limits/question-limits.ts';
import type { ParseAnswer } from './statement-facts.ts';

const { statementLength, statementNesting, statementParsing } = questionLimits;
/** What a busy machine may take to load the parser, once for a thread, in milliseconds. */
const loading = 60_000;
const memory = { maxOldGenerationSizeMb: 512 } as const;

export type ReadAnswer = Exclude<ParseAnswer, { readonly kind: 'tooDeep' }>;

let queue: Promise<unknown> = Promise.resolve();
let thread: Worker | null = null;

/**
 * Parses a statement on a thread of its own, one after the other.
 * @throws StatementTooComplex when it is too long, too deep or too slow to parse.
 */
export function parseInThread(text: string): Promise<ReadAnswer> {
  if (text.length > statementLength.most)
    return Promise.reject(
      new StatementTooComplex(
        `The statement has ${text.length} characters, more than the ${statementLength.most} allowed: give long values as parameters.`,
        { extensions: { ...exceeded(statementLength, text.length) } },
      ),
    );
  const answer = queue.then(() => ask(text));
  queue = answer.catch(() => undefined);
  return answer;
}

async function ask(text: string): Promise<ReadAnswer> {
  thread ??= startThread();
  const worker = thread;
  worker.ref();
  const given = await new Promise<ParseAnswer | null>((resolve, reject) => {
    const timer = setTimeout(
      () => {
        settle(() => {
          resolve(null);
        });
      },
      statementParsing.most + (started.has(worker) ? 0 : loading),
    );
    const onMessage = (answer: ParseAnswer) => {
      settle(() => {
        started.add(worker);
        resolve(answer);
      });
    };
    const onError = (error: Error) => {
      settle(() => {
        if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(null);
        else reject(error);
      });
    };
    const settle = (outcome: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError);
      outcome();
    };
    worker.on('message', onMessage).on('error', onError);
    worker.postMessage(text);
  }).catch((error: unknown) => {
    thread = null;
    throw error;
  });
  worker.unref();
  if (given !== null && given.kind !== 'tooDeep') return given;
  if (given === null) {
    thread = null;
    await worker.terminate();
  }
  throw new StatementTooComplex('The statement is too deeply nested or too involved to be checked: make it simpler.', {
    extensions: { ...exceeded(given === null ? statementParsing : statementNesting) },
  });
}

/** Threads that have answered: the first answer also waits for the parser to load. */
const started = new WeakSet<Worker>();

function startThread(): Worker {
  const worker = new Worker(new URL('./parse-worker.mjs', import.meta.url), { resourceLimits: memory });
  worker.unref();
  return worker;
}
