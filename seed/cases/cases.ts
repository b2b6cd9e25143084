import { fileURLToPath } from 'node:url';
import type { Database } from '#graph/database/database.ts';
import { findUnfinishedSources } from '#graph/edition/imports.ts';
import { hasOnlySources } from '#graph/entities/contents.ts';
import { findSources } from '#graph/entities/sources.ts';
import { runImport } from '../import/import.ts';
import { readPolicyKeys } from '../import/policy.ts';
import { readChainPackage } from '../readers/chain-package/package.ts';

/** A case on public record that comes with Subtier: the chain package in the folder named by its key. */
export interface DocumentedCase {
  readonly key: string;
  readonly title: string;
  /** One sentence: who reached what, according to whom. */
  readonly summary: string;
}

/** The documented cases, by the days that they are about, latest first. `docs/cases` has a page for each. */
export const documentedCases: readonly DocumentedCase[] = [
  {
    key: 'digital-escorts',
    title: 'Digital escorts',
    summary:
      'Engineers in China helped maintain Defense Department clouds, supervised by escorts of a subcontractor, as reported in July 2025.',
  },
  {
    key: 'boeing',
    title: 'Boeing, technical data',
    summary:
      'Three Boeing employees in China downloaded technical data of Defense Department programs from 2013 through 2017, as settled with the State Department in 2024.',
  },
  {
    key: 'f-35-alloy',
    title: 'An alloy in the F-35',
    summary:
      'A magnet in the F-35 had an alloy made in China, as disclosed in 2022: a claim about goods, with no person and no exposure.',
  },
  {
    key: 'netcracker',
    title: 'NetCracker and CSC',
    summary:
      'Staff without clearances, and developers in Russia, worked on software of a Defense Department network in the years from 2008, as settled in 2015 and 2017 without admission.',
  },
  {
    key: 'armorgroup',
    title: 'ArmorGroup at Shindand',
    summary:
      'Guards whom local warlords supplied stood on an air base in Afghanistan from June 2007, as a Senate committee found in 2010; the company contests it.',
  },
];

/** The folder of a case's chain package. */
export function casePackage({ key }: Pick<DocumentedCase, 'key'>): string {
  return fileURLToPath(new URL(key, import.meta.url));
}

let sourceKeys: Promise<ReadonlyMap<string, readonly string[]>> | null = null;

/** Returns the keys of the sources of each case, by the key of the case. Reads the packages once: they come with Subtier. */
export function readCaseSources(): Promise<ReadonlyMap<string, readonly string[]>> {
  sourceKeys ??= readSources();
  return sourceKeys;
}

async function readSources(): Promise<ReadonlyMap<string, readonly string[]>> {
  const read = documentedCases.map(async (one): Promise<readonly [string, readonly string[]]> => {
    const input = await readChainPackage(casePackage(one));
    await input.close();
    return [one.key, input.sources];
  });
  return new Map(await Promise.all(read));
}

/**
 * Imports documented cases into a graph that has nothing but policy data and documented cases, each in an import of its own. Completes
 * interrupted imports of them in any graph. Cases that the graph has already stay as they are.
 * @param chosen the cases to import
 */
export async function loadDocumentedCases(
  database: Database,
  chosen: readonly DocumentedCase[],
  onProgress: (message: string) => void,
): Promise<void> {
  const [policy, sources, unfinished] = await Promise.all([
    readPolicyKeys(),
    readCaseSources(),
    findUnfinishedSources(database),
  ]);
  const hasOnlyCases = await hasOnlySources(database, [...policy.sources, ...[...sources.values()].flat()]);
  for (const one of chosen) {
    const own = sources.get(one.key) ?? [];
    const isMissing = hasOnlyCases && (await findSources(database, own)).length === 0;
    // Judged by its sources; an import that was undone since is finished.
    if (!isMissing && !own.some((source) => unfinished.has(source))) continue;
    onProgress(`Importing the documented case “${one.title}” …`);
    const paths = [casePackage(one)];
    await runImport(database, { format: 'chain-package', paths, strict: true, onProgress });
  }
}
