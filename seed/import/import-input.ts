import type { Database } from '#graph/driver/database.ts';
import type { Reject } from '#graph/write/stated-row.ts';
import { writeInput } from '#graph/write/write-input.ts';
import type { Notice } from '../readers/notice.ts';
import { RejectsFile } from '../readers/rejects/rejects-file.ts';
import { rejectsPath } from '../readers/rejects/rejects-path.ts';
import type { StatedInput } from '../readers/stated-input.ts';
import { checkReplacement } from './check-replacement.ts';
import { ensurePolicyLists } from './ensure-policy-lists.ts';
import type { ImportRequest } from './import-request.ts';
import type { ImportResult } from './import-result.ts';

/**
 * Imports what `readInput` read. The rejects file stands beside the first path.
 * @throws what `writeInput` throws.
 */
export async function importInput(
  database: Database,
  input: StatedInput,
  {
    paths,
    dryRun = false,
    strict = false,
    replace = false,
    onProgress = () => undefined,
    onReject: tell,
  }: ImportRequest,
): Promise<ImportResult> {
  const rejects = new RejectsFile(rejectsPath(paths[0] ?? ''));
  try {
    if (input.sourcesByName && !replace) await checkReplacement(database, input);
    if (!dryRun) await ensurePolicyLists(database, onProgress);
    const onReject = (reject: Reject) => {
      tell?.(reject);
      return rejects.add(reject);
    };
    const report = await writeInput(database, input, { dryRun, strict, onProgress, onReject });
    const warnings = report.warnings.map((warning): Notice => ({ kind: 'replaced', ...warning, count: 1 }));
    return {
      ...report,
      notices: [...input.notices(), ...warnings],
      rejectsFile: rejects.count > 0 ? rejects.path : null,
    };
  } finally {
    await rejects.close();
  }
}
