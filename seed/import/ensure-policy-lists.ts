import type { Database } from '#graph/driver/database.ts';
import { readPolicyDigest, writePolicyDigest } from '#graph/write/policy-digest.ts';
import { writeInput } from '#graph/write/write-input.ts';
import { setUpSchema } from '#graph/schema/set-up-schema.ts';
import { policyPackage } from './policy-package.ts';
import { readChainPackage } from '../readers/chain-package/read-chain-package.ts';

/**
 * Makes sure that the designation lists of US law are in the graph as this version of Subtier knows them; sets the schema up
 * where that is needed. Cheap when they are there.
 */
export async function ensurePolicyLists(
  database: Database,
  onProgress: (message: string) => void = () => undefined,
): Promise<void> {
  await setUpSchema(database);
  const input = await readChainPackage(policyPackage);
  try {
    if ((await readPolicyDigest(database)) === input.digest) return;
    onProgress('Loading the designation lists');
    const onReject = ({
      file,
      line,
      reason,
    }: {
      readonly file: string;
      readonly line: number;
      readonly reason: string;
    }) => {
      throw new Error(`The designation lists can't be loaded: ${file}, line ${line}: ${reason}`);
    };
    await writeInput(database, input, { dryRun: false, strict: true, onProgress, onReject });
    await writePolicyDigest(database, input.digest);
  } finally {
    await input.close();
  }
}
