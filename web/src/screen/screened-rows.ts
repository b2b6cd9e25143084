import type { ScreenMatch, ScreenedRowFragment } from '../generated/graphql.ts';
import { percentage, verdictWords } from '../records/ownership.tsx';
import type { CsvTable } from '../ui/save-csv.tsx';
import { counted, inDigits, valueName } from '../words.ts';
import type { ScreenedRow } from './run.ts';

/** Who a row is. Nothing is ever “clear”. */
export const matchWords: Readonly<Record<ScreenMatch, string>> = {
  SAME: 'identified',
  POSSIBLE: 'possible match',
  NONE_ON_RECORD: 'not found',
};
export const matches = ['SAME', 'POSSIBLE', 'NONE_ON_RECORD'] as const satisfies readonly ScreenMatch[];

type Share = NonNullable<ScreenedRowFragment['foreignShare']>;

/** “25%”, “0–49%”: what is not on record widens it; “not on record”. */
export function shareInWords(share: Share | null): string {
  if (share === null || (share.low === 0 && share.high === 100)) return 'not on record';
  const [low, high] = [percentage(share.low), percentage(share.high)];
  return low === high ? `${low}%` : `${low}–${high}%`;
}

/** A verdict in words, as on a record: “cannot tell”. */
export function verdictInWords(verdict: string): string {
  const words: Readonly<Record<string, string>> = verdictWords;
  return words[verdict] ?? valueName(verdict);
}

/** “128 suppliers: 90 identified, 30 possible matches, 8 not found”. */
export function totalsInWords(rows: readonly ScreenedRow[]): string {
  const count = (match: ScreenMatch) => rows.filter(({ result }) => result.match === match).length;
  return countsInWords(rows.length, count('SAME'), count('POSSIBLE'), count('NONE_ON_RECORD'));
}

export function countsInWords(rows: number, same: number, possible: number, none: number): string {
  const matched = counted(possible, 'possible match', 'possible matches');
  return `${counted(rows, 'supplier')}: ${inDigits(same)} identified, ${matched}, ${inDigits(none)} not found`;
}

/** How a row stands to designation lists: a possible match that a list designates says nothing of the row until a person decides. */
export function designationOf({ result }: ScreenedRow): 'DESIGNATED' | 'POSSIBLY' | null {
  if (result.designatedOn.length > 0) return 'DESIGNATED';
  return result.possiblyDesignatedOn.length > 0 ? 'POSSIBLY' : null;
}

/** The most names of rows in one sentence. */
const MOST_NAMED = 8;

/** “1 row is designated on a list: Huawei.” “2 rows may be a designated company: ZTE, Hytera. Open each …” Nothing if neither is so. */
export function designatedInWords(rows: readonly ScreenedRow[]): readonly string[] {
  const [designated, possible] = (['DESIGNATED', 'POSSIBLY'] as const).map((wanted) =>
    rows.filter((row) => designationOf(row) === wanted),
  );
  return [
    ...(designated === undefined || designated.length === 0
      ? []
      : [`${counted(designated.length, 'row is', 'rows are')} designated on a list: ${namesInWords(designated)}.`]),
    ...(possible === undefined || possible.length === 0
      ? []
      : [
          `${counted(possible.length, 'row')} may be a designated company: ${namesInWords(possible)}. Open each and decide who it is.`,
        ]),
  ];
}

function namesInWords(rows: readonly ScreenedRow[]): string {
  const names = rows.slice(0, MOST_NAMED).map(nameOfRow).join(', ');
  return rows.length <= MOST_NAMED ? names : `${names} and ${inDigits(rows.length - MOST_NAMED)} more`;
}

/** What a row is called: its name as given, or else its first identifier. */
export function nameOfRow({ number, given }: ScreenedRow): string {
  return given.name ?? given.uei ?? given.cage ?? given.lei ?? `row ${String(number)}`;
}

function ownedPossibly({ result }: ScreenedRow): boolean {
  return result.candidates.some(({ ownedByDesignated: share }) => share !== null && share.low > 0);
}

/** A bar by which the rows can be filtered. */
export interface ResultBar {
  readonly id: string;
  readonly name: string;
  readonly has: (row: ScreenedRow) => boolean;
}

interface BarGroup {
  readonly title: string;
  readonly note?: string;
  readonly bars: readonly ResultBar[];
}

const ofMatches: BarGroup = {
  title: 'Who it is',
  bars: matches.map((match) => ({ id: match, name: matchWords[match], has: ({ result }) => result.match === match })),
};

const onRecord: BarGroup = {
  title: 'On record',
  bars: [
    { id: 'designated', name: 'designated on a list', has: (row) => designationOf(row) === 'DESIGNATED' },
    { id: 'may-be-designated', name: 'may be a designated company', has: (row) => designationOf(row) === 'POSSIBLY' },
    { id: 'accesses', name: 'exposed accesses go through it', has: ({ result }) => result.accessesThrough > 0 },
    {
      id: 'may-have-accesses',
      name: 'exposed accesses go through a possible match',
      has: ({ result }) => result.candidates.some(({ accessesThrough }) => accessesThrough > 0),
    },
    {
      id: 'owned',
      name: 'owned by designated parties',
      has: ({ result }) => (result.ownedByDesignated?.low ?? 0) > 0,
    },
    {
      id: 'may-be-owned',
      name: 'designated parties may own it',
      has: ({ result: { ownedByDesignated: share } }) => share !== null && share.low === 0 && share.high > 0,
    },
    { id: 'match-owned', name: 'a possible match is owned by designated parties', has: ownedPossibly },
    { id: 'foreign', name: 'owned from abroad', has: ({ result }) => (result.foreignShare?.low ?? 0) > 0 },
    { id: 'unknown', name: 'incomplete record', has: ({ result }) => result.notOnRecord.length > 0 },
  ],
};

/** The bars of the rows: who they are, what is on record, and the verdicts under each rule. */
export function barGroupsOf(rows: readonly ScreenedRow[], titleOf: (rule: string) => string): readonly BarGroup[] {
  const rules = rulesOf(rows);
  return [
    ofMatches,
    onRecord,
    ...rules.map((rule) => {
      const found = new Set(rows.flatMap(({ result }) => verdictUnder(result, rule)?.verdict ?? []));
      return {
        title: titleOf(rule),
        bars: [...found].map((verdict) => ({
          id: `${rule} ${verdict}`,
          name: verdictInWords(verdict),
          has: ({ result }: ScreenedRow) => verdictUnder(result, rule)?.verdict === verdict,
        })),
      };
    }),
  ];
}

/** The rules with a verdict about some row, in the server's order. */
export function rulesOf(rows: readonly ScreenedRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ result }) => result.verdicts.map(({ rule }) => rule)))];
}

function verdictUnder({ verdicts }: ScreenedRowFragment, rule: string) {
  return verdicts.find((one) => one.rule === rule);
}

/** Rows with any of the chosen bars of each group, and the text in their names or identifiers. */
export function filterRows(
  rows: readonly ScreenedRow[],
  groups: readonly BarGroup[],
  { chosen, text }: { readonly chosen: ReadonlySet<string>; readonly text: string },
): readonly ScreenedRow[] {
  const wanted = groups.map(({ bars }) => bars.filter(({ id }) => chosen.has(id))).filter((bars) => bars.length > 0);
  const words = text.toLowerCase().split(/\s+/);
  return rows.filter((row) => {
    const { given, result } = row;
    if (!wanted.every((bars) => bars.some(({ has }) => has(row)))) return false;
    if (text.trim() === '') return true;
    const said = [...Object.values(given), result.organization?.caption, result.organization?.key]
      .join(' ')
      .toLowerCase();
    return words.every((word) => said.includes(word));
  });
}

const bandOrder = ['LOW', 'MODERATE', 'HIGH', 'CRITICAL'];

/** The columns by which rows are sorted: what is worst comes first, except for texts. */
const orders = {
  number: ({ number }) => number,
  ref: ({ given }) => given.ref ?? '\uFFFF',
  name: ({ given }) => given.name ?? '\uFFFF',
  who: ({ result }) => `${String(matches.indexOf(result.match))} ${result.organization?.caption ?? ''}`,
  accesses: ({ result }) =>
    -1e6 * bandOrder.indexOf(result.worst ?? '') - Math.max(result.accessesThrough, 0.5 * possibleAccesses(result)),
  designated: (row) => ['DESIGNATED', 'POSSIBLY', null].indexOf(designationOf(row)),
  owned: ({ result }) => shareOrder(result.ownedByDesignated),
  foreign: ({ result }) => shareOrder(result.foreignShare),
  parent: ({ result }) => result.ultimateParents[0]?.caption ?? '\uFFFF',
  unknown: ({ result }) => -result.notOnRecord.length,
} as const satisfies Readonly<Record<string, (row: ScreenedRow) => number | string>>;
export type Order = keyof typeof orders;

/** Exposed accesses through the possible match with the most. */
export function possibleAccesses({ candidates }: ScreenedRowFragment): number {
  return Math.max(0, ...candidates.map(({ accessesThrough }) => accessesThrough));
}

function shareOrder(share: Share | null): number {
  return share === null ? 1 : -share.low - share.high / 1000;
}

export function sortRows(rows: readonly ScreenedRow[], by: Order, isReversed: boolean): readonly ScreenedRow[] {
  const valueOf: (row: ScreenedRow) => number | string = orders[by];
  const sorted = rows.toSorted((one, other) => {
    const [a, b] = [valueOf(one), valueOf(other)];
    const compared = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');
    return compared === 0 ? one.number - other.number : compared;
  });
  return isReversed ? sorted.reverse() : sorted;
}

/** All rows as a table, with a column for each rule. */
export function toCsvTable(rows: readonly ScreenedRow[], asOf: string): CsvTable {
  const rules = rulesOf(rows);
  const table = rows.map(({ number, given, result }) => {
    const { organization, ownedByDesignated: owned, foreignShare: foreign } = result;
    return [
      ...[number, given.ref, given.name, given.uei, given.cage, given.lei, given.country, asOf],
      ...[matchWords[result.match], organization?.key ?? null, organization?.caption ?? null],
      organization?.country?.key ?? null,
      result.candidates.map((one) => `${one.organization.caption} (${one.organization.key})`).join('; '),
      result.possiblyDesignatedOn.join('; '),
      // Of a row that is nobody on record, nothing is known: an empty cell is not zero.
      ...[organization === null ? null : result.accessesThrough, result.worst, result.designatedOn.join('; ')],
      ...[owned?.low ?? null, owned?.high ?? null, foreign?.low ?? null, foreign?.high ?? null],
      result.ultimateParents.map(({ caption }) => caption).join('; '),
      result.notOnRecord.join(' '),
      ...rules.flatMap((rule) => {
        const found = verdictUnder(result, rule);
        return [found === undefined ? null : verdictInWords(found.verdict), found?.because ?? null];
      }),
    ];
  });
  return { columns: [...columns, ...rules.flatMap((rule) => [rule, `${rule}: because`])], rows: table };
}

const columns = [
  ...['row', 'own id', 'name as given', 'UEI', 'CAGE', 'LEI', 'country', 'as of'],
  ...['match', 'organization key', 'organization', 'organization country', 'candidates', 'candidates designated on'],
  ...['accesses through', 'worst band', 'designated on', 'owned by designated, at least %'],
  ...['owned by designated, at most %', 'foreign share, at least %', 'foreign share, at most %'],
  ...['ultimate parents', 'not on record'],
];
