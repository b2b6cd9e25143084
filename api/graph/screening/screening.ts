import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { fixedStatement } from '../database/statement-file.ts';
import { readLists } from '../evidence/designation-lists.ts';
import { refused } from '../failure.ts';
import { groupsOf, listIdentityDecisions, withResolvedKeys } from '../identity/decisions.ts';
import { cutText } from '../model/caption.ts';
import { fromGraph } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { compareKeys, groupBy } from '../model/keys.ts';
import { findOwnership } from '../ownership/find.ts';
import type { Ownership } from '../ownership/find.ts';
import type { OwnershipQuestion, ShareRange } from '../ownership/ownership.ts';
import type { SameOrganizations } from '../ownership/same-party.ts';
import { findByIdentifiers, findByKeys, findByNames } from './candidates.ts';
import { readRowDecisions } from './decisions.ts';
import type { ScreeningDecision } from './decisions.ts';
import { matchRow } from './match.ts';
import type { Candidate, Match } from './match.ts';
import { checkRowCount, readRows } from './row.ts';
import type { ReadRow, ScreenRow } from './row.ts';
import { findStandings } from './standing.ts';
import type { Standing } from './standing.ts';

/** A designation of an organization on a list, with its days. */
export interface Designation {
  readonly list: string;
  readonly title: string;
  /** Null: open. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly source: string;
  readonly isToday: boolean;
}

/** An organization that a row may be, with what is on record about it on the day. None of it is said of the row. */
export interface ScreenedCandidate extends Candidate {
  /** Keys of the lists that designate it, in order. */
  readonly designatedOn: readonly string[];
  /** What designated parties hold of it; null if no owner is on record. */
  readonly ownedByDesignated: ShareRange | null;
  readonly accessesThrough: number;
}

/** What is on record about a row of a list of suppliers. Nothing is ever “clear”. */
export interface ScreenResult extends Match {
  readonly candidates: readonly ScreenedCandidate[];
  readonly row: ScreenRow;
  readonly digest: string;
  /** What was given and was not compared, and other rows with the same identifier, in sentences. */
  readonly warnings: readonly string[];
  readonly decision: ScreeningDecision | null;
  /** Null, as all that follows, unless the match is SAME: what is POSSIBLE enters no verdict. */
  readonly standing: Standing | null;
  readonly ownership: Ownership | null;
  readonly designations: readonly Designation[];
  /** In sentences. */
  readonly notOnRecord: readonly string[];
}

type Reader = Pick<Database, 'read'>;

/**
 * Screens a list of suppliers: which organization each row is, where it stands, who designates it and who owns it. Nothing is stored.
 * @returns one result a row, in their order
 * @throws BAD_USER_INPUT for more than 5,000 rows, or an unknown list
 */
export async function screenRows(
  database: Database,
  rows: readonly ScreenRow[],
  { asOf, lists }: OwnershipQuestion,
): Promise<readonly ScreenResult[]> {
  checkRowCount(rows.length);
  await checkKnown(database, lists);
  const read = readRows(rows);
  const decisions = await readRowDecisions(database, [...new Set(read.map(({ digest }) => digest))]);
  const same = groupsOf(await withResolvedKeys(database, await listIdentityDecisions(database)));
  const considered = await matchRows(database, read, decisions, same);
  const named = considered.flatMap(({ organization, candidates }) => [
    ...(organization === null ? [] : [organization]),
    ...candidates.map((one) => one.organization),
  ]);
  const designations = await findDesignations(database, [...new Set(named)], asOf, same);
  const isDesignated = (key: string) => designations.get(key)?.some(({ isToday }) => isToday) === true;
  const matches = considered.map((one) => ({ ...one, candidates: bestOf(one.candidates, isDesignated) }));
  const organizations = [
    ...new Set(
      matches.flatMap(({ organization, candidates }) => organization ?? candidates.map((one) => one.organization)),
    ),
  ];
  const [standings, ownerships] = await Promise.all([
    findStandings(database, organizations, asOf),
    findOwnership(database, organizations, { asOf, lists }, same),
  ]);
  const onRecord = { standings, ownerships, designations };
  return read.map(({ row, digest, warnings }, at) => {
    const match = matches[at] ?? noMatch;
    const key = match.organization ?? '';
    const ownership = ownerships.get(key) ?? null;
    return {
      ...match,
      candidates: match.candidates.map((one) => withRecord(one, onRecord)),
      row,
      digest,
      warnings,
      decision: decisions.get(digest) ?? null,
      standing: standings.get(key) ?? null,
      ownership,
      designations: designations.get(key) ?? [],
      notOnRecord: ownership === null ? missingOf(match) : [...ownership.notOnRecord, ...apartFrom(key, same)],
    };
  });
}

const mostCandidates = 5;

/** Returns the candidates that are shown, the best first. If there are more, those with an identifier of the row, then those that lists designate, stay. */
function bestOf(candidates: readonly Candidate[], isDesignated: (key: string) => boolean): readonly Candidate[] {
  const order = (one: Candidate) => (one.hasIdentifier ? 0 : isDesignated(one.organization) ? 1 : 2);
  const byScore = candidates.toSorted(
    (a, b) => b.score - a.score || order(a) - order(b) || compareKeys(a.organization, b.organization),
  );
  const shown = new Set(byScore.toSorted((a, b) => order(a) - order(b)).slice(0, mostCandidates));
  return byScore.filter((one) => shown.has(one));
}

interface OnRecord {
  readonly standings: ReadonlyMap<string, Standing>;
  readonly ownerships: ReadonlyMap<string, Ownership>;
  readonly designations: ReadonlyMap<string, readonly Designation[]>;
}

function withRecord(candidate: Candidate, { standings, ownerships, designations }: OnRecord): ScreenedCandidate {
  const key = candidate.organization;
  const lists = (designations.get(key) ?? []).filter(({ isToday }) => isToday).map(({ list }) => list);
  const held = ownerships.get(key)?.ownedByDesignated ?? null;
  return {
    ...candidate,
    designatedOn: [...new Set(lists)].sort(compareKeys),
    // Nothing to everything: nothing is known of it.
    ownedByDesignated: held !== null && held.low === 0 && held.high === 100 ? null : held,
    accessesThrough: standings.get(key)?.accessesThrough ?? 0,
  };
}

/** Returns the lists that designate an organization which a row may be. That decides nothing, but somebody has to. */
export function possiblyDesignatedOn({ candidates }: Pick<ScreenResult, 'candidates'>): readonly string[] {
  return [...new Set(candidates.flatMap(({ designatedOn }) => designatedOn))].sort(compareKeys);
}

/** Whether a row may be a party that lists designate, or of which designated parties hold half or more. */
export function isPossiblyDesignated({ candidates }: Pick<ScreenResult, 'candidates'>): boolean {
  return candidates.some(
    ({ designatedOn, ownedByDesignated }) => designatedOn.length > 0 || (ownedByDesignated?.low ?? 0) >= 50,
  );
}

const someNames = 'MATCH (o:Organization) WHERE o.name IS NOT NULL RETURN o.name AS name LIMIT 100';
const nameRows = z.array(z.object({ name: z.string() }));

/** Plans the screening statements in advance, so that the first list does not wait. */
export async function warmUpScreening(database: Database, asOf: Day): Promise<void> {
  const rows = nameRows
    .parse(await database.read(someNames))
    .map(({ name }) => ({ ref: null, name, uei: null, cage: '00000', lei: null, country: null }));
  await screenRows(database, rows, { asOf, lists: [] });
  await findStandings(database, [''], asOf);
  await findOwnership(database, [''], { asOf, lists: [] }, new Map());
  await findDesignations(database, [''], asOf, new Map());
}

/** @throws BAD_USER_INPUT for a list that does not exist */
async function checkKnown(database: Reader, lists: readonly string[]): Promise<void> {
  if (lists.length === 0) return;
  const known = await readLists(database);
  const unknown = lists.find((list) => !known.has(list));
  if (unknown !== undefined)
    throw refused('lists', `There is no designation list “${cutText(unknown, 60)}”.`, { value: cutText(unknown, 60) });
}

/** Chains are of one organization: what people decided joins owners and designations only. */
function apartFrom(organization: string, same: SameOrganizations): readonly string[] {
  const others = same.get(organization) ?? [];
  if (others.length === 0) return [];
  const named = others.slice(0, 5).map((key) => cutText(key, 60));
  const more = others.length > named.length ? ` and ${others.length - named.length} more` : '';
  return [
    `Roles, accesses and work abroad are those of ${cutText(organization, 60)} alone, not of ${named.join(', ')}${more}, which people decided is the same: screen each.`,
  ];
}

const noMatch: Match = { match: 'NONE_ON_RECORD', organization: null, because: [], candidates: [] };

function missingOf({ match }: Match): readonly string[] {
  return match === 'NONE_ON_RECORD'
    ? ['No organization with these identifiers, or with a name like this, is on record.']
    : ['Nobody has decided which organization this is, so nothing follows about designations and owners.'];
}

async function matchRows(
  database: Reader,
  rows: readonly ReadRow[],
  decisions: ReadonlyMap<string, ScreeningDecision>,
  same: SameOrganizations,
): Promise<readonly Match[]> {
  const decided = [...decisions.values()].flatMap(({ organization }) => organization ?? []);
  const [byIdentifier, byKey] = await Promise.all([findByIdentifiers(database, rows), findByKeys(database, decided)]);
  const matched = rows.map((row) => {
    const decision = decisions.get(row.digest) ?? null;
    const organization = byKey.get(decision?.organization ?? '') ?? null;
    return matchRow(row, decision, { byIdentifier, same, decided: organization });
  });
  const open = rows.flatMap((row, at) => {
    const rejected = decisions.get(row.digest)?.rejected ?? [];
    return matched[at]?.match === 'SAME' ? [] : [{ at, row, rejected }];
  });
  const byName = await findByNames(database, open);
  return rows.map((row, at) => withNames(row, matched[at] ?? null, byName.get(at) ?? []));
}

/** Adds what is possible by name to what identifiers say. */
function withNames(row: ReadRow, match: Match | null, byName: Match['candidates']): Match {
  if (match?.match === 'SAME') return match;
  if (match !== null) {
    const known = new Set(match.candidates.map(({ organization }) => organization));
    return {
      ...match,
      candidates: [...match.candidates, ...byName.filter(({ organization }) => !known.has(organization))],
    };
  }
  const identifiers = row.identifiers.map(({ kind, value }) => `${kind} ${value}`).join(', ');
  const because = identifiers === '' ? [] : [`No organization on record has ${identifiers}.`];
  if (byName.length === 0) return { ...noMatch, because };
  return {
    match: 'POSSIBLE',
    organization: null,
    because: [...because, 'Names are alike; that alone never makes it this organization.'],
    candidates: byName,
  };
}

const designationRows = z.array(
  z.object({
    key: z.string(),
    list: z.string(),
    title: z.string(),
    ...fromGraph,
    source: z.string(),
    isToday: z.boolean(),
  }),
);

async function findDesignations(
  database: Reader,
  organizations: readonly string[],
  asOf: Day,
  same: SameOrganizations,
): Promise<ReadonlyMap<string, readonly Designation[]>> {
  if (organizations.length === 0) return new Map();
  const membersOf = (key: string) => [key, ...(same.get(key) ?? [])];
  const members = [...new Set(organizations.flatMap(membersOf))];
  const { text, parameters } = fixedStatement('screened-designations', { organizations: members, asOf });
  const found = groupBy(designationRows.parse(await database.read(text, parameters)), ({ key }) => key);
  return new Map(
    organizations.map((organization) => [
      organization,
      membersOf(organization).flatMap((key) =>
        (found.get(key) ?? []).map(({ list, title, validFrom, validTo, source, isToday }) => ({
          ...{ list, title, from: validFrom, to: validTo, source, isToday },
        })),
      ),
    ]),
  );
}
