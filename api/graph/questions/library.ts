import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure, isFailure } from '../failure.ts';
import { compareKeys } from '../model/keys.ts';
import { QueryProblem } from './question.ts';
import type { Library, SavedQuery } from './question.ts';
import { readHeader, readSavedQuery } from './read.ts';

interface LoadOptions {
  /** Loads only the question of this name, since parsing the statements of all takes seconds. */
  readonly only?: string;
  /** Called with the failure of each invalid file, which is left out; without it, the first one is thrown. */
  readonly onInvalid?: (failure: Failure) => void;
}

/**
 * Loads the saved questions: every `.cypher` file in the folders of a directory.
 * @throws LIBRARY_INVALID for an invalid file, with file and line; with `onInvalid`, only for the one that has the wanted question.
 */
export async function loadLibrary(directory: string, { only, onInvalid }: LoadOptions = {}): Promise<Library> {
  const queries = new Map<string, SavedQuery>();
  for (const path of await filesOf(directory)) {
    const file = relative(directory, path);
    try {
      const query = await readFileOf(path, file, only);
      if (query === null) continue;
      const same = queries.get(query.name);
      if (same !== undefined) throw invalid(file, 1, `${same.file} already has the name ${query.name}`);
      queries.set(query.name, query);
    } catch (error) {
      // A file is named after its question.
      const isWanted = only !== undefined && basename(file, '.cypher') === only;
      if (onInvalid === undefined || isWanted || !isFailure(error, 'LIBRARY_INVALID')) throw error;
      onInvalid(error);
    }
  }
  return {
    queries: [...queries.values()].sort((a, b) => compareKeys(a.category, b.category) || compareKeys(a.name, b.name)),
    find: (name) => queries.get(name) ?? null,
  };
}

/** Holds the API's own statements, which are not questions. */
const apiFolder = 'api';

async function filesOf(directory: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    const own = join(directory, apiFolder);
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.cypher') && entry.parentPath !== own)
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    throw new Failure('LIBRARY_INVALID', `Cannot read the folder of saved questions ${directory}.`, { cause: error });
  }
}

async function readFileOf(path: string, file: string, only: string | undefined): Promise<SavedQuery | null> {
  const category = dirname(file).split(sep).join('/');
  if (category === '.') throw invalid(file, 1, 'the file must be in a folder, whose name is its category');
  try {
    const text = await readFile(path, 'utf8');
    if (only !== undefined && readHeader(text).header.name !== only) return null;
    return await readSavedQuery(text, { file, category });
  } catch (error) {
    if (error instanceof QueryProblem) throw invalid(file, error.line, error.message);
    throw error;
  }
}

function invalid(file: string, line: number, reason: string): Failure {
  return new Failure('LIBRARY_INVALID', `The saved question ${file} is invalid at line ${line}: ${reason}.`, {
    extensions: { file, line, reason },
  });
}

/** The folder of the saved questions that come with Subtier. */
export const standardLibrary = fileURLToPath(new URL('../../../cypher', import.meta.url));
