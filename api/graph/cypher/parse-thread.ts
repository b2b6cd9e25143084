import { hash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import { Failure } from '../failure.ts';
import { exceeded, questionLimits } from '../limits.ts';
import type { ParseAnswer, ThreadMessage } from './statement-facts.ts';

const { statementLength, statementNesting, statementParsing } = questionLimits;
const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 8 } as const;
/** Each takes 40 to 70 MB, so they are started only when needed, and end when they have been idle for a while. */
const mostThreads = 3;
const idleMs = 30_000;
/** When a parse takes this long, another thread is loaded, so that the statements of others do not wait for it. */
const standByAfterMs = 500;
/** When a thread that has not answered is given up. The parser stops itself long before, unless the machine is overloaded. */
const giveUpMs = 60_000;

export type ReadAnswer = Exclude<ParseAnswer, { readonly kind: 'tooDeep' | 'stopped' }>;

/**
 * Digests of statements that took too many steps. They are refused for a minute without parsing, so that repeating one costs
 * nothing. The steps of a statement are the same however busy the process is, so no refusal is remembered that was due to other work.
 */
const complex = new LRUCache<string, true>({ max: 1000, ttl: 60_000 });

/**
 * Parses a statement in a worker thread, which stops after a number of steps.
 * @throws STATEMENT_TOO_COMPLEX if the statement is too long, too deeply nested or takes too many steps or too much memory to parse;
 *   STATEMENT_TIMED_OUT if the server is too busy to parse it.
 */
export async function parseInThread(text: string): Promise<ReadAnswer> {
  if (text.length > statementLength.most)
    throw new Failure(
      'STATEMENT_TOO_COMPLEX',
      `The statement has ${text.length} characters, more than the ${statementLength.most} allowed: pass long values as parameters.`,
      { extensions: { ...exceeded(statementLength, text.length) } },
    );
  const nesting = nestingOf(text);
  if (nesting > statementNesting.most) throw tooDeep(nesting);
  const digest = digestOf(text);
  if (complex.has(digest)) throw tooManySteps();
  const answer = (await ask(text)) ?? (await ask(text));
  if (answer === null)
    throw new Failure('STATEMENT_TOO_COMPLEX', 'The statement takes too much memory to parse: simplify it.');
  if (answer.kind === 'stopped') {
    complex.set(digest, true);
    throw tooManySteps();
  }
  if (answer.kind === 'tooDeep') throw tooDeep(null);
  return answer;
}

function tooDeep(nesting: number | null): Failure {
  return new Failure(
    'STATEMENT_TOO_COMPLEX',
    `The statement is nested more than ${statementNesting.most} levels deep: simplify it.`,
    { extensions: { ...exceeded(statementNesting, nesting) } },
  );
}

function tooManySteps(): Failure {
  return new Failure(
    'STATEMENT_TOO_COMPLEX',
    `The statement takes more than ${statementParsing.most.toLocaleString('en-US')} steps to parse: simplify it.`,
    { extensions: { ...exceeded(statementParsing) } },
  );
}

/** Returns null if the thread ran out of memory, perhaps because of statements that it parsed before. */
async function ask(text: string): Promise<ParseAnswer | null> {
  let parsing = false;
  // The timer also keeps the process alive, which a loading thread does not.
  const watch = setInterval(() => {
    if (parsing) startStandBy();
  }, standByAfterMs);
  try {
    const thread = await take();
    try {
      await thread.ready;
      parsing = true;
      const answer = await thread.parse(text);
      if (answer === null) drop(thread);
      else give(thread);
      return answer;
    } catch (error) {
      drop(thread);
      throw error;
    }
  } finally {
    clearInterval(watch);
  }
}

class ParserThread {
  readonly #worker = new Worker(new URL('./parse-worker.mjs', import.meta.url), { resourceLimits: memory });
  #expiry: NodeJS.Timeout | undefined;
  /** Settles when the parser is loaded. */
  readonly ready = new Promise<void>((resolve, reject) => {
    this.#worker
      .once('message', () => {
        resolve();
      })
      .once('error', reject);
  });

  constructor() {
    this.#worker.unref();
    // The error is reported to whoever takes the thread.
    this.ready.catch(() => undefined);
  }

  /**
   * Returns null if the thread ran out of memory; it is unusable then.
   * @throws STATEMENT_TIMED_OUT if it does not answer; it is unusable then, too.
   */
  async parse(text: string): Promise<ParseAnswer | null> {
    clearTimeout(this.#expiry);
    this.#worker.ref();
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<ParseAnswer | null>((resolve, reject) => {
        timer = setTimeout(() => {
          const message = `The server is too busy to parse the statement within ${giveUpMs / 1000} s: try again.`;
          reject(new Failure('STATEMENT_TIMED_OUT', message));
        }, giveUpMs);
        this.#worker
          .once('message', (message: ThreadMessage) => {
            if (message.kind !== 'ready') resolve(message);
          })
          .once('error', (error) => {
            if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(null);
            else reject(error);
          });
        this.#worker.postMessage(text);
      });
    } finally {
      clearTimeout(timer);
      this.#worker.removeAllListeners('message').removeAllListeners('error');
      // A later error is reported to whoever takes the thread next.
      this.#worker.on('error', () => undefined);
      this.#worker.unref();
    }
  }

  end(): void {
    clearTimeout(this.#expiry);
    void this.#worker.terminate();
  }

  /** Calls back when the thread has been idle for a while; not if it parses before. */
  whenExpired(onExpired: () => void): void {
    this.#expiry = setTimeout(onExpired, idleMs).unref();
  }
}

interface Waiter {
  readonly resolve: (thread: ParserThread) => void;
  readonly reject: (error: unknown) => void;
}

const idle: ParserThread[] = [];
const waiters: Waiter[] = [];
let living = 0;

function take(): Promise<ParserThread> | ParserThread {
  const free = idle.pop();
  if (free !== undefined) return free;
  if (living === 0) return start();
  return new Promise((resolve, reject) => {
    waiters.push({ resolve, reject });
  });
}

function give(thread: ParserThread): void {
  const next = waiters.shift();
  if (next !== undefined) {
    next.resolve(thread);
    return;
  }
  idle.push(thread);
  thread.whenExpired(() => {
    idle.splice(idle.indexOf(thread), 1);
    living -= 1;
    thread.end();
  });
}

function start(): ParserThread {
  living += 1;
  return new ParserThread();
}

/** Loads another thread unless one is idle. */
function startStandBy(): void {
  if (idle.length > 0 || living >= mostThreads) return;
  const thread = start();
  thread.ready.then(
    () => {
      give(thread);
    },
    (error: unknown) => {
      drop(thread);
      waiters.shift()?.reject(error);
    },
  );
}

function drop(thread: ParserThread): void {
  living -= 1;
  thread.end();
  if (waiters.length > 0 || living === 0) startStandBy();
}

/**
 * Comments, strings, quoted names, numbers, words, or else single characters. Unclosed ones extend to the end, so that
 * scanning takes linear time whatever the text contains.
 */
const token =
  /\/\/[^\r\n]*|\/\*[^]*?(?:\*\/|$)|'(?:[^'\\]|\\[^])*(?:'|$)|"(?:[^"\\]|\\[^])*(?:"|$)|`[^`]*(?:`|$)|\d[\w.]*|[\p{L}_][\p{L}\p{N}_]*|\s+|[^]/gu;

/** Returns about how deep brackets and CASE nest in a text. Does not use the parser, whose time grows steeply with the depth. */
function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let before = '';
  for (const [found] of text.matchAll(token)) {
    // `n.end` is a property.
    const word = before === '.' ? '' : found.toUpperCase();
    if ('([{'.includes(found) || word === 'CASE') depth += 1;
    else if (')]}'.includes(found) || word === 'END') depth = Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
    before = found;
  }
  return deepest;
}

/** Returns a digest that is equal for statements that differ only in strings, numbers, comments, spaces and capitals. */
function digestOf(text: string): string {
  const words: string[] = [];
  for (const [found] of text.matchAll(token)) {
    if (/^(\s|\/\/|\/\*)/.test(found)) continue;
    words.push(/^['"\d]/.test(found) ? '?' : found.toLowerCase());
  }
  return hash('sha256', words.join(' '), 'base64');
}
