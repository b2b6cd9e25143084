import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { z } from 'zod';
import { Failure } from '#graph/failure.ts';
import { dayProblem } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import { printable } from './output.ts';

/** A command whose errors end by an exception, in one sentence on stderr. */
export function configured(command: Command): Command {
  return command.exitOverride().configureOutput({
    outputError: (text, write) => {
      write(`subtier: ${printable(oneSentence(text))}\n`);
    },
  });
}

function oneSentence(text: string): string {
  return text
    .trim()
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ');
}

/** An option's value as a whole number of at least 1. */
export function parseCount(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('Give a whole number of at least 1.');
  return number;
}

/** An option's value as a day. @param before what it was given before */
export function parseDay(text: string, before?: Day): Day {
  singleValue(before);
  if (dayProblem(text) !== null) throw new InvalidArgumentError('Give a day as yyyy-mm-dd.');
  return text;
}

/** Refuses an option that takes one value and has one: who gives two wants neither to be left out. @param before what it was given before */
export function singleValue(before: unknown): void {
  if (before !== undefined) throw new InvalidArgumentError('It is given twice, and takes one value.');
}

const object = z.record(z.string(), z.unknown());

export interface ParameterText {
  /** A JSON object, as `--params-json` gives it. */
  readonly paramsJson?: string;
  /** A file with one; `-`: stdin. */
  readonly paramsFile?: string;
}

/** Parameters given as JSON: those of the file, and over them those of the option. @throws BAD_USER_INPUT for what is no JSON object. */
export async function readParameterText(given: ParameterText): Promise<Readonly<Record<string, unknown>>> {
  const file = given.paramsFile === undefined ? {} : parse(await read(given.paramsFile), '--params-file');
  return { ...file, ...(given.paramsJson === undefined ? {} : parse(given.paramsJson, '--params-json')) };
}

async function read(path: string): Promise<string> {
  if (path === '-') return text(process.stdin);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Failure(
      'BAD_USER_INPUT',
      `${path} can't be read (${error instanceof Error ? error.message : 'unknown reason'}).`,
      {
        cause: error,
      },
    );
  }
}

function parse(json: string, option: string): Readonly<Record<string, unknown>> {
  try {
    return object.parse(JSON.parse(json));
  } catch (error) {
    throw new Failure(
      'BAD_USER_INPUT',
      `${option} takes a JSON object with a value for each name, as {"asOf": "2025-07-17"}.`,
      {
        cause: error,
      },
    );
  }
}
