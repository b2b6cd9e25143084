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
/** When a parse takes this long, another thread is loaded, since this one may have to be terminated. */
const standByAfterMs = 500;

export type ReadAnswer = Exclude<ParseAnswer, { readonly kind: 'tooDeep' | 'stopped' }>;

/** How many times its budget a parse may take on a busy machine, where it gets little processor time. */
const busyFactor = 3;
const lookEveryMs = 100;
/** How long a parser may take to stop before its thread is terminated and another has to be loaded. */
const stopMs = 500;

/** The time left to parse one statement, over all attempts. */
export interface ParseBudget {
  milliseconds: number;
}

/** @param milliseconds larger for saved questions than for typed statements */
export function parseBudget(milliseconds: number = statementParsing.most): ParseBudget {
  return { milliseconds };
}

/** Digests of statements that took too long. They are refused for a minute without parsing, so that repeating one costs nothing. */
const slow = new LRUCache<string, true>({ max: 1000, ttl: 60_000 });

/**
 * Parses a statement in a worker thread, which is terminated if it takes too long.
 * @throws STATEMENT_TOO_COMPLEX if the statement is too long, too deeply nested or too slow to parse.
 */
export async function parseInThread(text: string, budget: ParseBudget = parseBudget()): Promise<ReadAnswer> {
  if (text.length > statementLength.most)
    throw new Failure(
      'STATEMENT_TOO_COMPLEX',
      `The statement has ${text.length} characters, more than the ${statementLength.most} allowed: pass long values as parameters.`,
      { extensions: { ...exceeded(statementLength, text.length) } },
    );
  const nesting = nestingOf(text);
  if (nesting > statementNesting.most) throw tooDeep(nesting);
  const digest = digestOf(text);
  if (slow.has(digest)) throw tooSlow();
  const answer = (await ask(text, budget)) ?? (await ask(text, budget));
  if (answer === null || answer === 'late' || answer.kind === 'stopped') {
    slow.set(digest, true);
    throw tooSlow();
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

function tooSlow(): Failure {
  return new Failure(
    'STATEMENT_TOO_COMPLEX',
    `The statement takes more than ${statementParsing.most / 1000} s to parse: simplify it.`,
    { extensions: { ...exceeded(statementParsing) } },
  );
}

/** Returns null if the thread ran out of memory, perhaps because of statements that it parsed before. */
async function ask(text: string, budget: ParseBudget): Promise<ParseAnswer | 'late' | null> {
  let parsing = false;
  // The timer also keeps the process alive, which a loading thread does not.
  const watch = setInterval(() => {
    // A thread with the larger budget of a saved question is not about to be terminated.
    if (parsing && budget.milliseconds <= statementParsing.most) startStandBy();
  }, standByAfterMs);
  try {
    const thread = await take();
    try {
      await thread.ready;
      parsing = true;
      const answer = await thread.parse(text, budget);
      if (answer === null || answer === 'late') drop(thread);
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
  /** The parser stops if this is not 0. */
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker = new Worker(new URL('./parse-worker.mjs', import.meta.url), {
    resourceLimits: memory,
    workerData: this.#stop,
  });
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

  /** Returns 'late' if it neither finished nor stopped in time, null if it ran out of memory; the thread is unusable after either. */
  async parse(text: string, budget: ParseBudget): Promise<ParseAnswer | 'late' | null> {
    clearTimeout(this.#expiry);
    this.#worker.ref();
    Atomics.store(this.#stop, 0, 0);
    const taken = startTimer();
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<ParseAnswer | 'late' | null>((resolve, reject) => {
        timer = setInterval(() => {
          if (taken() >= budget.milliseconds) Atomics.store(this.#stop, 0, 1);
          if (taken() >= budget.milliseconds + stopMs) resolve('late');
        }, lookEveryMs);
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
      clearInterval(timer);
      budget.milliseconds = Math.max(0, budget.milliseconds - taken());
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

/**
 * Starts a timer that reads the milliseconds a thread may have worked: the smaller of the time passed and the CPU time of the
 * process, since Node does not report that of one thread. On a busy machine at least a share of the time passed.
 */
function startTimer(): () => number {
  const started = performance.now();
  const usage = process.cpuUsage();
  return () => {
    const passed = performance.now() - started;
    const { user, system } = process.cpuUsage(usage);
    return Math.max(passed / busyFactor, Math.min(passed, (user + system) / 1000));
  };
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
export function digestOf(text: string): string {
  const words: string[] = [];
  for (const [found] of text.matchAll(token)) {
    if (/^(\s|\/\/|\/\*)/.test(found)) continue;
    words.push(/^['"\d]/.test(found) ? '?' : found.toLowerCase());
  }
  return hash('sha256', words.join(' '), 'base64');
}
