import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { BadInput } from '#graph/failure/bad-input.ts';

const object = z.record(z.string(), z.unknown());

export interface ParameterText {
  /** A JSON object, as `--params-json` gives it. */
  readonly paramsJson?: string;
  /** A file with one; `-`: stdin. */
  readonly paramsFile?: string;
}

/** Parameters given as JSON: those of the file, and over them those of the option. @throws BadInput for what is no JSON object. */
export async function readParameterText(given: ParameterText): Promise<Readonly<Record<string, unknown>>> {
  const file = given.paramsFile === undefined ? {} : parse(await read(given.paramsFile), '--params-file');
  return { ...file, ...(given.paramsJson === undefined ? {} : parse(given.paramsJson, '--params-json')) };
}

async function read(path: string): Promise<string> {
  if (path === '-') return text(process.stdin);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new BadInput(`${path} can't be read (${error instanceof Error ? error.message : 'unknown reason'}).`, {
      cause: error,
    });
  }
}

function parse(json: string, option: string): Readonly<Record<string, unknown>> {
  try {
    return object.parse(JSON.parse(json));
  } catch (error) {
    throw new BadInput(`${option} takes a JSON object with a value for each name, as {"asOf": "2025-07-17"}.`, {
      cause: error,
    });
  }
}
