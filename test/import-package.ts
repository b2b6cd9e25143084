import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { runImport } from '#seed/import/import.ts';
import type { ImportResult } from '#seed/import/import.ts';
import { restoreDesignationLists } from './designation-lists.ts';

type Cell = string | number | null;

/** Rows by file; a row by column. Missing columns are empty. */
export type PackageFiles = Readonly<Partial<Record<`${TableName}.csv`, readonly Readonly<Record<string, Cell>>[]>>>;

export interface ImportPackageOptions {
  readonly strict?: boolean;
  readonly dryRun?: boolean;
  /** Whether rejects are expected; otherwise they fail the test. */
  readonly withRejects?: boolean;
  readonly onProgress?: (message: string) => void;
}

export interface PackageImport extends ImportResult {
  /** Rows of the rejects file, by column. */
  readonly rejects: readonly Readonly<Record<string, string>>[];
}

/**
 * Writes a chain package to a temporary folder and imports it, which also sets up the schema and the designation lists. Without
 * sources.csv its source is `S1` of class documented. Throws for rejects, unless `withRejects` is set.
 */
export async function importPackage(
  database: Database,
  files: PackageFiles,
  options: ImportPackageOptions = {},
): Promise<PackageImport> {
  const { withRejects = false, ...request } = options;
  if (request.dryRun !== true) await restoreDesignationLists(database);
  const folder = await writePackage(files);
  try {
    // What a newer package of a test lacks has ended.
    const result = await runImport(database, {
      format: 'chain-package',
      paths: [folder],
      allowShrink: true,
      ...request,
    });
    const rejects = result.rejectsFile === null ? [] : parseRejects(await readFile(result.rejectsFile, 'utf8'));
    if (!withRejects && rejects.length > 0) throw new Error(`Rejected: ${JSON.stringify(rejects.slice(0, 5))}`);
    return { ...result, rejects };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(`${folder}.rejects.csv`, { force: true });
  }
}

/** Writes the package to a new folder, which the caller removes. */
export async function writePackage(files: PackageFiles): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'subtier-package-'));
  const withSources: PackageFiles = { 'sources.csv': [{ id: 'S1', title: 'S1', data_class: 'documented' }], ...files };
  for (const [name, rows] of Object.entries(withSources)) {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    await writeFile(join(folder, name), stringify([...rows], { header: true, columns }));
  }
  return folder;
}

const rejectRows = z.array(z.record(z.string(), z.string()));

function parseRejects(text: string): readonly Readonly<Record<string, string>>[] {
  return rejectRows.parse(parse(text, { columns: true }));
}
