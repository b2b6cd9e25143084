import type { failureCodes } from './failure-codes.ts';

/** 1: the check found something; 2: wrong usage or bad input; 3: database or port can't be had; 4: a fault of ours. */
export type ExitCode = 1 | 2 | 3 | 4;

export interface FailureOptions {
  readonly cause?: unknown;
  /** What a client may want to act on; goes to GraphQL's `extensions` beside the code. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Something that the user must know: its message is one sentence that says what to do. One class per code. */
export abstract class Failure extends Error {
  /** Stable, upper case; GraphQL's `extensions.code`. */
  abstract readonly code: keyof typeof failureCodes;
  abstract readonly exitCode: ExitCode;
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(message: string, options: FailureOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.extensions = options.extensions ?? {};
  }
}
