import type { Database } from '#graph/database/database.ts';
import { forgetBase } from '#graph/derive/refresh.ts';
import { writeInput } from '#graph/ingest/import.ts';
import type { Reject } from '#graph/ingest/input.ts';
import { readPolicyDigest, writePolicyDigest } from '#graph/ingest/journal.ts';
import { setUpSchema } from '#graph/schema/schema.ts';
import { digestPolicy, policyPackage } from '../policy/package.ts';
import { readChainPackage } from '../readers/chain-package/package.ts';

/**
 * Sets up the schema if needed, and imports the designation lists of US law of this version of Subtier. Fast if the graph has them
 * already.
 */
export async function ensurePolicyLists(
  database: Database,
  onProgress: (message: string) => void = () => undefined,
): Promise<void> {
  await setUpSchema(database);
  const digest = digestPolicy();
  if ((await readPolicyDigest(database)) === digest) return;
  onProgress('Importing the designation lists');
  const input = await readChainPackage(policyPackage);
  const onReject = ({ file, line, reason }: Reject) => {
    throw new Error(`The designation lists can't be imported: ${file}, line ${line}: ${reason}`);
  };
  try {
    // Not strict, because a check beforehand would read files twice that never change.
    // The lists are short: lines about their rows would say nothing.
    const onRows = () => undefined;
    await writeInput(database, input, {
      dryRun: false,
      strict: false,
      allowShrink: true,
      onProgress,
      onRows,
      onReject,
    });
    await writePolicyDigest(database, digest);
  } finally {
    await input.close();
  }
}

/** Writes what every graph has, the schema and the designation lists, into an empty database that serves as a template. */
export async function writeNewGraph(database: Database): Promise<void> {
  await ensurePolicyLists(database);
  // Different graphs must not share a base: each copy gets its own from its first import.
  await forgetBase(database);
}

/** Keys of the policy data that Subtier adds to every graph. */
interface PolicyKeys {
  readonly sources: readonly string[];
  readonly lists: readonly string[];
}

let policyKeys: Promise<PolicyKeys> | null = null;

/** Reads the package once: it comes with Subtier. */
export function readPolicyKeys(): Promise<PolicyKeys> {
  policyKeys ??= readKeys();
  return policyKeys;
}

async function readKeys(): Promise<PolicyKeys> {
  const input = await readChainPackage(policyPackage);
  try {
    const lists: string[] = [];
    for await (const row of input.rows('lists')) if ('values' in row) lists.push(String(row.values['id']));
    return { sources: input.sources, lists };
  } finally {
    await input.close();
  }
}
