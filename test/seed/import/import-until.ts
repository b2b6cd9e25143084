import { rm } from 'node:fs/promises';
import { expect, onTestFinished } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { writeInput } from '#graph/ingest/import.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { readChainPackage } from '#seed/readers/chain-package/package.ts';
import { writePackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';

/** Ends like an import whose machine was switched off when it reached a table. */
export async function importUntil(database: Database, files: PackageFiles, last: TableName): Promise<void> {
  const folder = await writePackage(files);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const input = await readChainPackage(folder);
  const silent = { dryRun: false, strict: false, onProgress: () => undefined, onReject: () => undefined };
  const cut = {
    format: input.format,
    sources: input.sources,
    tables: input.tables,
    rows(table: TableName) {
      if (table === last) throw new RangeError('switched off');
      return input.rows(table);
    },
  };
  await expect(writeInput(database, cut, silent)).rejects.toThrow('switched off');
  await input.close();
}
