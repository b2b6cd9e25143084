import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readEnvironment } from '../env.ts';
import { parseInThread } from './parse-thread.ts';
import type { ReadAnswer } from './parse-thread.ts';
import { statementFacts } from './statement-facts.ts';
import type { ParseAnswer } from './statement-facts.ts';

type Parsed = Extract<ParseAnswer, { readonly kind: 'parsed' }>;

/**
 * Parses a saved question, or returns the parse of an earlier process: loading the parser and parsing all questions takes
 * every command seconds. Never used for typed statements, which would fill the disk.
 * @throws what `parseInThread` throws
 */
export async function parseQuestion(statement: string): Promise<ReadAnswer> {
  const folder = join(readEnvironment().cacheDirectory, 'parsed-questions');
  const file = join(folder, `${digestOf(statement)}.json`);
  const cached = await readCached(file);
  if (cached !== null) return cached;
  const answer = await parseInThread(statement);
  if (answer.kind === 'parsed') await writeCached(folder, file, answer);
  return answer;
}

const parsed = z.object({ kind: z.literal('parsed'), text: z.string(), facts: statementFacts });

/** Returns null if there is no such file, or if it is damaged: then the statement is parsed. */
async function readCached(file: string): Promise<Parsed | null> {
  try {
    return parsed.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Writes a whole file or none. A failure, such as a full disk, costs only the next command time. */
async function writeCached(folder: string, file: string, answer: Parsed): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const temporary = await mkdtemp(join(folder, 'new-'));
    await writeFile(join(temporary, 'answer'), JSON.stringify(answer), { mode: 0o600 });
    await rename(join(temporary, 'answer'), file);
    await rm(temporary, { recursive: true, force: true });
    await removeOld(folder);
  } catch {
    // The next command parses the statement.
  }
}

const keptMs = 30 * 24 * 60 * 60_000;

/** Removes what edited questions and interrupted commands left. */
async function removeOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (Date.now() - (await stat(path)).mtimeMs > keptMs) await rm(path, { recursive: true, force: true });
  }
}

let parser: string | undefined;

/** Differs for another statement and for another version of the code that parses: all of this folder, and what it imports. */
function digestOf(statement: string): string {
  parser ??= [
    ...readdirSync(import.meta.dirname)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(import.meta.dirname, name)),
    join(import.meta.dirname, '../model/vocabulary.ts'),
    join(import.meta.dirname, '../../../package.json'),
  ]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\0');
  return createHash('sha256').update(parser).update('\0').update(statement).digest('hex');
}
