import type { Database } from '#graph/driver/database.ts';
import { BadInput } from '#graph/failure/bad-input.ts';
import { writeInput } from '#graph/write/write-input.ts';
import { formats } from '../readers/formats.ts';
import { RejectsFile } from '../readers/rejects/rejects-file.ts';
import { rejectsPath } from '../readers/rejects/rejects-path.ts';
import { ensurePolicyLists } from './ensure-policy-lists.ts';
import type { ImportRequest } from './import-request.ts';
import type { ImportResult } from './import-result.ts';

/**
 * Imports files of a format into a graph, whose schema and policy lists it makes sure of before (not in a dry run, which writes nothing).
 * @throws BadInput for an unknown format or an input that can't be read as a whole; what `writeInput` throws.
 */
export async function runImport(database: Database, request: ImportRequest): Promise<ImportResult> {
  const { dryRun = false, strict = false, onProgress = () => undefined } = request;
  const format = formats.find(({ name }) => name === request.format);
  if (format === undefined) {
    const known = formats.map(({ name }) => name).join(', ');
    throw new BadInput(`There is no import format ${request.format}: it must be one of ${known}.`);
  }
  const [path] = request.paths;
  if (path === undefined) throw new BadInput(`Nothing to import: give ${format.takes}.`);
  const input = await format.read(request.paths);
  const rejects = new RejectsFile(rejectsPath(path));
  try {
    if (!dryRun) await ensurePolicyLists(database, onProgress);
    const onReject = (reject: Parameters<RejectsFile['add']>[0]) => rejects.add(reject);
    const report = await writeInput(database, input, { dryRun, strict, onProgress, onReject });
    return { ...report, notices: input.notices(), rejectsFile: rejects.count > 0 ? rejects.path : null };
  } finally {
    await rejects.close();
    await input.close();
  }
}
