import type { Database } from '#graph/driver/database.ts';
import { BadInput } from '#graph/failure/bad-input.ts';
import type { Reject } from '#graph/write/stated-row.ts';
import { writeInput } from '#graph/write/write-input.ts';
import type { Notice } from '../readers/notice.ts';
import { RejectsFile } from '../readers/rejects/rejects-file.ts';
import { rejectsPath } from '../readers/rejects/rejects-path.ts';
import type { StatedInput } from '../readers/stated-input.ts';
import { checkReplacement } from './check-replacement.ts';
import { ensurePolicyLists } from './ensure-policy-lists.ts';
import { readPolicyKeys } from './read-policy-keys.ts';
import type { ImportRequest } from './import-request.ts';
import type { ImportResult } from './import-result.ts';

/**
 * Imports what `readInput` read. The rejects file stands beside the first path.
 * @throws BadInput for a source of the policy data, or a file that is no newer version of the one of its name; what `writeInput` throws.
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
    const policy = await readPolicyKeys();
    const reserved = input.sources.find((source) => policy.sources.includes(source));
    if (reserved !== undefined)
      throw new BadInput(
        `The source id ${reserved} is of the policy data that Subtier itself brings; what the input does not state of it would be closed: give your source another id.`,
      );
    if (input.sourcesByName && !replace) await checkReplacement(database, input);
    if (!dryRun) await ensurePolicyLists(database, onProgress);
    const onReject = (reject: Reject) => {
      tell?.(reject);
      return rejects.add(reject);
    };
    const report = await writeInput(
      database,
      { ...input, listsToCome: policy.lists },
      { dryRun, strict, onProgress, onReject },
    );
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
