import { useAddress } from '../address/use-address.ts';
import { ImportLogDocument } from '../generated/graphql.ts';
import { importName, totalInWords } from '../imports/import-log.tsx';
import type { RecordedImport } from '../imports/import-log.tsx';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';
import { MAX_PAGE_SIZE } from '../server/use-pages.ts';
import { Select } from '../ui/fields.tsx';
import { counted } from '../words.ts';
import type { NamedImport } from './comparison.ts';

interface ComparedImports {
  /** Those that were not rolled back, latest first. */
  readonly options: readonly RecordedImport[];
  /** Undefined: the address names none, and there is none before the later one. */
  readonly from: NamedImport | undefined;
  /** Null: as it is now. */
  readonly to: NamedImport | null;
}

/** Returns the imports that the address compares: by default, the one before the later one with the later one, or with now. */
export function useComparedImports(pause: boolean): Answer<ComparedImports> {
  const { from, to } = useAddress().address;
  const answer = useAnswer(ImportLogDocument, { first: MAX_PAGE_SIZE }, pause);
  if (answer.state !== 'ready') return answer;
  const { recentImports } = answer.data;
  const named = (id: string): NamedImport => {
    const found = recentImports.find((one) => one.id === id);
    // One that is too old for the list may still be compared: the server says so if it cannot.
    if (found === undefined) return { id, name: id, isRolledBack: false };
    return { id, name: nameWithSources(found), isRolledBack: found.rolledBackAt !== null };
  };
  const options = recentImports.filter(({ rolledBackAt }) => rolledBackAt === null);
  const later = to === null ? options[0] : options.find(({ id }) => id === to);
  const before = later === undefined ? undefined : options[options.indexOf(later) + 1];
  const earlier = from ?? before?.id;
  return {
    ...answer,
    data: {
      options,
      from: earlier === undefined ? undefined : named(earlier),
      to: to === null ? null : named(to),
    },
  };
}

/** The most characters of a source's caption in the name of an import. */
const LONGEST_CAPTION = 40;

export function ImportChoosers() {
  const { go } = useAddress();
  const imports = useComparedImports(false);
  if (imports.state !== 'ready') return null;
  const { options, from, to } = imports.data;
  if (from === undefined) return null;
  const at = (id: string) => options.findIndex((one) => one.id === id);
  // Latest first: the earlier import comes after the later one. One that is not in the list may be anywhere.
  // After the latest, the graph is as it is now.
  const earlier = options.slice(to === null ? 1 : at(to.id) + 1);
  const later = at(from.id) === -1 ? options : options.slice(0, at(from.id));
  return (
    <>
      <Select
        name="after"
        value={from.id}
        options={withChosen(earlier, from)}
        onChange={(id) => {
          go({ from: id, to: to?.id ?? null });
        }}
      />
      <Select
        name="compared with"
        value={to?.id ?? ''}
        options={[['', 'now'], ...withChosen(later, to)]}
        onChange={(id) => {
          go({ from: from.id, to: id === '' ? null : id });
        }}
      />
    </>
  );
}

/** The options of a select, with the chosen one even if it is not among them. */
function withChosen(
  imports: readonly RecordedImport[],
  chosen: NamedImport | null,
): readonly (readonly [id: string, words: string])[] {
  const options = imports.map((one) => [one.id, describeImport(one)] as const);
  if (chosen === null || imports.some(({ id }) => id === chosen.id)) return options;
  return [[chosen.id, chosen.name], ...options];
}

/** “chain-package of 17 Jul 2025, 09:05 UTC (Settlement and 2 more sources)”. */
function nameWithSources(one: RecordedImport): string {
  const { sources, sourceKeys, sourceCount } = one;
  const first = sources[0]?.caption ?? sourceKeys[0];
  if (first === undefined) return importName(one);
  const short = first.length > LONGEST_CAPTION ? `${first.slice(0, LONGEST_CAPTION)}…` : first;
  return `${importName(one)} (${short}${sourceCount > 1 ? ` and ${counted(sourceCount - 1, 'more source')}` : ''})`;
}

/** “chain-package of 17 Jul 2025, 09:05 UTC (Settlement and 2 more sources): 12 new, 3 changed”. */
function describeImport(one: RecordedImport): string {
  const stated = totalInWords(one.total);
  return `${nameWithSources(one)}${stated === '' ? '' : `: ${stated}`}`;
}
