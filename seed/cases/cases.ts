import { fileURLToPath } from 'node:url';
import type { CaseSentence } from '#graph/brief/case-sentence.ts';
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
  /** When what it is about took place. */
  readonly years: string;
  /** Where. */
  readonly place: string;
  /** How it stands. */
  readonly outcome: string;
  /**
   * One sentence as it could be printed: who reached what, according to whom. It claims nothing that the package does not have in the words of a
   * source, and is the headline where exactly this case is shown.
   */
  readonly summary: string;
  /** The first day of which the sentence speaks; null: not on record. */
  readonly from: string | null;
  /** Keys of the systems that its package describes. */
  readonly systems: readonly string[];
}

/** The documented cases, by the days that they are about, latest first. `docs/cases` has a page for each. */
export const documentedCases: readonly DocumentedCase[] = [
  {
    key: 'digital-escorts',
    title: 'Digital escorts',
    years: 'until July 2025',
    place: 'China',
    outcome: 'Ended according to Microsoft, not independently confirmed',
    summary:
      'ProPublica reported in July 2025 that Microsoft engineers in China helped maintain Defense Department clouds at Impact Levels 4 and 5, supervised by US escorts hired through subcontractors such as Insight Global.',
    from: null,
    systems: ['dod-cloud-il4', 'dod-cloud-il5'],
  },
  {
    key: 'boeing',
    title: 'Boeing, technical data',
    years: '2013–2017',
    place: 'China',
    outcome: 'Settled in 2024 for $51 million, neither admitted nor denied',
    summary:
      'According to the State Department, three Boeing employees in China downloaded technical data of Defense Department programs such as the F-15, F-18 and F-22 from 2013 through 2017; Boeing settled in 2024 and did not admit or deny it.',
    from: '2013-01-01',
    systems: ['dod-program-data-at-boeing'],
  },
  {
    key: 'f-35-alloy',
    title: 'An alloy in the F-35',
    years: '2003–2022',
    place: 'Supply chain, China',
    outcome: 'Disclosed by the contractor, waived in October 2022',
    summary:
      'The F-35 program office said in 2022 that magnets in the aircraft’s turbomachine pumps had an alloy made in China: a claim about goods, in which no person is said to have reached anything.',
    from: '2003-01-01',
    systems: ['f-35'],
  },
  {
    key: 'netcracker',
    title: 'NetCracker and CSC',
    years: 'contracts of 2008',
    place: 'Russia and other places abroad',
    outcome: 'Settled in 2015 without admission; non-prosecution agreement in 2017, wrongdoing denied',
    summary:
      'The Justice Department said in 2017 that NetCracker, a subcontractor on two contracts of the Defense Information Systems Agency, did some product-support work from outside the United States, including Russia; NetCracker denied criminal wrongdoing.',
    from: '2008-01-01',
    systems: ['dod-telecommunications-network'],
  },
  {
    key: 'armorgroup',
    title: 'ArmorGroup at Shindand',
    years: 'from June 2007',
    place: 'Shindand, Afghanistan',
    outcome: 'Found by a Senate committee in 2010, contested by the company',
    summary:
      'A Senate committee found in 2010 that ArmorGroup, under a subcontract of the US Air Force, relied on Afghan warlords for guards at an Afghan air base; a spokesman for its owner, G4S, said that it hired villagers at the encouragement of US Special Forces.',
    from: '2007-06-01',
    systems: ['shindand-air-base'],
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

/** Returns the sentences of the cases, for briefs. */
export async function readCaseSentences(): Promise<readonly CaseSentence[]> {
  const sources = await readCaseSources();
  return documentedCases.map(({ key, summary, from, systems }) => ({
    sentence: summary,
    from,
    systems,
    sources: sources.get(key) ?? [],
  }));
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
    // A case is small: lines about its rows would say nothing.
    const onRows = () => undefined;
    await runImport(database, { format: 'chain-package', paths, strict: true, onProgress, onRows });
  }
}
