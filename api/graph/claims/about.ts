import isoCountries from 'i18n-iso-countries';
import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Database } from '../database/database.ts';
import type { Hop, Statement } from '../exposure/exposure.ts';
import { parseClaimAddress } from '../model/claim-address.ts';
import type { ClaimAddress } from '../model/claim-address.ts';
import { addDays, fromGraph } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { groupBy, groupByLabel, nodeKey, nodeRef } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import type { EdgeTable, EntityTable, Table } from '../model/table.ts';
import { referredLabel, tables } from '../model/tables.ts';
import { claimColumns, claimRow, compareClaims, isHop, readClaims } from './claims.ts';
import type { Claim, ClaimSubject } from './claims.ts';
import { comparePassages, passageColumns, passageRow } from './passages.ts';
import type { Passage } from './passages.ts';

/** What is on record about an entity or a hop: the claims, latest first, and the passages of the sources that state it. */
export interface AboutSubject {
  readonly claims: readonly Claim[];
  readonly passages: readonly Passage[];
}

interface FoundAbout {
  readonly node: NodeRef;
  readonly address: string;
  readonly claim: Claim | null;
  readonly passage: Passage | null;
}

const aboutRow = z.object({ node: z.string(), address: z.string(), isPassage: z.boolean() });

/** Returns the claims about each entity or hop, latest first, in the given order. */
export async function claimsAbout(
  database: Pick<Database, 'read'>,
  subjects: readonly ClaimSubject[],
): Promise<readonly (readonly Claim[])[]> {
  return (await readAbout(database, subjects)).map(({ claims }) => claims);
}

/**
 * Returns what is on record about each entity or hop, in the given order. What is about a hop is not about its ends. A hop has the passages of the
 * sources of its statements, so that a hop with one statement has those behind that statement. One Cypher statement per label.
 */
export async function readAbout(
  database: Pick<Database, 'read'>,
  subjects: readonly ClaimSubject[],
): Promise<readonly AboutSubject[]> {
  const nodesOf = (subject: ClaimSubject) => (isHop(subject) ? [subject.from, subject.to] : [subject]);
  const found = await readAt(database, subjects.flatMap(nodesOf));
  return subjects.map((subject) => {
    const candidates = nodesOf(subject).flatMap((node) => found.get(nodeKey(node)) ?? []);
    const claims = new Map<string, Claim>();
    const passages = new Map<string, Passage>();
    for (const { address, claim, passage } of candidates) {
      const isKnown = claim === null || claims.has(claim.key);
      const isOfOthers = passage === null || passages.has(passage.key) || !isOfSource(passage, subject);
      if ((isKnown && isOfOthers) || !isAbout(address, subject)) continue;
      if (claim !== null) claims.set(claim.key, claim);
      if (passage !== null) passages.set(passage.key, passage);
    }
    return {
      claims: [...claims.values()].sort(compareClaims),
      passages: [...passages.values()].sort(comparePassages),
    };
  });
}

/** Whether a passage can be behind what is said of a subject: for a hop, only one of a source that states it. */
function isOfSource({ source }: Passage, subject: ClaimSubject): boolean {
  return !isHop(subject) || subject.statements.some((statement) => statement.source === source);
}

async function readAt(
  database: Pick<Database, 'read'>,
  nodes: readonly NodeRef[],
): Promise<ReadonlyMap<string, readonly FoundAbout[]>> {
  const found = await Promise.all(
    [...groupByLabel(nodes)].map(async ([label, keys]) => {
      const rows = await database.read(
        `UNWIND $keys AS node
         ${byKey('n', label, 'node')} MATCH (n)<-[about:ABOUT]-(c:Claim|Passage)
         RETURN node, about.address AS address, c:Passage AS isPassage, ${passageColumns}, ${claimColumns}`,
        { keys },
      );
      return rows.map((row): FoundAbout => {
        const { node, address, isPassage } = aboutRow.parse(row);
        return {
          node: nodeRef(label, node),
          address,
          claim: isPassage ? null : claimRow.parse(row),
          passage: isPassage ? passageRow.parse(row) : null,
        };
      });
    }),
  );
  return groupBy(found.flat(), ({ node }) => nodeKey(node));
}

/** Whether a claim's address names this entity or hop; keys that the address omits match any. */
export function isAbout(address: string, subject: ClaimSubject): boolean {
  const parsed = parseClaimAddress(address);
  if ('reason' in parsed) return false;
  const table: Table = tables[parsed.table];
  if (isHop(subject)) return table.kind === 'edge' && table.edge === subject.type && namesHop(table, parsed, subject);
  return table.kind === 'entity' && table.label === subject.label && namesEntity(table, parsed, subject.key);
}

function namesEntity({ primaryKey }: EntityTable, { values }: ClaimAddress, key: string): boolean {
  return values[primaryKey[0] ?? ''] === key;
}

function namesHop(table: EdgeTable, { values }: ClaimAddress, hop: Hop): boolean {
  return Object.entries(values).every(([column, value]) => {
    if (table.from.includes(column)) return addressedKey(table, column, value) === hop.from.key;
    if (table.to.includes(column)) return addressedKey(table, column, value) === hop.to.key;
    // An access is named by its id, which escorts.csv has in the column `access`.
    if (column === 'access' || (table.name === 'access' && column === 'id')) return value === hop.under;
    if (column === 'contract') return value === hop.under;
    const property = table.fields.find(({ name }) => name === column)?.property;
    return property !== undefined && hop.statements.some(({ properties }) => sameText(properties[property], value));
  });
}

/** Compares enum values, which may be written in any case. */
function sameText(found: unknown, value: string): boolean {
  return typeof found === 'string' && found.toUpperCase() === value.toUpperCase();
}

/**
 * Returns what a claim's address names, in one form for all spellings: with or without `.csv`, countries in two or three letters,
 * enums in any case. Null: it is not an address.
 */
function addressIdentity(address: string): string | null {
  const parsed = parseClaimAddress(address);
  if ('reason' in parsed) return null;
  const table: Table = tables[parsed.table];
  const keys = table.primaryKey.map((column) => {
    const value = parsed.values[column] ?? '';
    const isEnum = table.fields.some(({ name, type }) => name === column && type === 'enum');
    return isEnum ? value.toUpperCase() : addressedKey(table, column, value);
  });
  return JSON.stringify([table.name, ...keys]);
}

/** Returns the key of the node that an address names in a column. Countries may be written in two or three letters, in any case. */
function addressedKey(table: Table, column: string, value: string): string {
  const isCountry = table.foreignKeys.some(({ field, references }) => field === column && references === 'countries');
  return isCountry ? (isoCountries.toAlpha2(value.toUpperCase()) ?? value) : value;
}

const pairRow = z.object({ own: z.string(), other: z.string(), address: z.string(), otherAddress: z.string() });

/**
 * Returns for each claim, by key, the claims about the same thing with the other stance, latest first. That a hop held and that it has
 * ended do not contradict each other, unless the hop was asserted after its end was stated.
 */
export async function contradictionsOf(
  database: Pick<Database, 'read'>,
  claims: readonly string[],
): Promise<readonly (readonly Claim[])[]> {
  const rows = await database.read(
    `UNWIND $claims AS key
     ${byKey('own', 'Claim', 'key')} MATCH (own)-[a:ABOUT]->(n)<-[b:ABOUT]-(other:Claim)
     WHERE other.stance <> own.stance
     RETURN DISTINCT key AS own, other.key AS other, a.address AS address, b.address AS otherAddress`,
    { claims: [...new Set(claims)] },
  );
  const pairs = rows.map((row) => pairRow.parse(row)).filter(areAboutSame);
  const [ends, known] = await Promise.all([
    readEndsAt(
      database,
      pairs.map(({ address }) => address),
    ),
    readClaims(
      database,
      pairs.flatMap(({ own, other }) => [own, other]),
    ),
  ]);
  const found = new Map<string, Map<string, Claim>>();
  for (const { own: ownKey, other: otherKey, address } of pairs) {
    const [own, other] = [known.get(ownKey), known.get(otherKey)];
    if (own === undefined || other === undefined || agree(own, other, ends.get(address))) continue;
    found.set(ownKey, (found.get(ownKey) ?? new Map<string, Claim>()).set(otherKey, other));
  }
  return claims.map((claim) => [...(found.get(claim)?.values() ?? [])].sort(compareClaims));
}

function areAboutSame({ address, otherAddress }: z.infer<typeof pairRow>): boolean {
  const identity = addressIdentity(address);
  return identity !== null && identity === addressIdentity(otherAddress);
}

function agree(one: Claim, other: Claim, end: HopEnd | undefined): boolean {
  if (end === undefined) return false;
  const [asserts, denies] = one.stance === 'ASSERTS' ? [one, other] : [other, one];
  const lastDay = denies.statedOn === null || denies.statedOn < end.day ? end.day : denies.statedOn;
  return closesHop(denies, end) && (asserts.statedOn === null || asserts.statedOn <= lastDay);
}

/** The end of a hop: the first day on which it no longer holds, and the sources that state it. */
interface HopEnd {
  readonly day: Day;
  readonly sources: readonly string[];
}

/** Returns the end of a hop: the latest end of its statements. Null: one is open, or there are none. */
export function endOf(statements: readonly Pick<Statement, 'validTo' | 'source'>[]): HopEnd | null {
  let day: Day | null = null;
  for (const { validTo } of statements) {
    if (validTo === null) return null;
    if (day === null || validTo > day) day = validTo;
  }
  if (day === null) return null;
  return { day, sources: statements.filter(({ validTo }) => validTo === day).map(({ source }) => source) };
}

/** The most days by which an end may be announced in advance; an older denial from the same source is about something else. */
const mostNotice = 366;

/**
 * Whether a claim is about the hop's end rather than its existence: it denies the hop, and either shares a source with the stated end
 * and is not much older, or is not dated before the hop's last day.
 */
export function closesHop({ stance, statedOn, sources }: Claim, end: HopEnd): boolean {
  if (stance !== 'DENIES') return false;
  const isSameSource = sources.some((source) => end.sources.includes(source));
  return statedOn === null ? isSameSource : statedOn >= addDays(end.day, isSameSource ? -mostNotice : -1);
}

interface AddressedHop {
  readonly address: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly access: string | null;
  readonly contract: string | null;
  readonly tier: string | null;
}

const row = z.object({
  address: z.string(),
  ends: z.array(z.object({ validTo: fromGraph.validTo, source: z.string() })),
});

/** Reads the ends of the hops that claims' addresses name, without hops that are open. One Cypher statement per table and kind of address. */
async function readEndsAt(
  database: Pick<Database, 'read'>,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, HopEnd>> {
  const groups = groupBy(
    [...new Set(addresses)].flatMap((address) => hopAt(address) ?? []),
    ({ statement }) => statement,
  );
  const rows = await Promise.all(
    [...groups].map(([statement, found]) => database.read(statement, { hops: found.map(({ hop }) => hop) })),
  );
  const ends = new Map<string, HopEnd>();
  for (const { address, ends: stated } of rows.flat().map((found) => row.parse(found))) {
    const end = endOf(stated);
    if (end !== null) ends.set(address, end);
  }
  return ends;
}

function hopAt(address: string): { readonly statement: string; readonly hop: AddressedHop } | null {
  const parsed = parseClaimAddress(address);
  if ('reason' in parsed) return null;
  const table: Table = tables[parsed.table];
  if (table.kind === 'entity') return null;
  const valueOf = (column: string | undefined) => (column === undefined ? null : (parsed.values[column] ?? null));
  const keyIn = (column: string | undefined) => {
    const value = valueOf(column);
    return column === undefined || value === null ? null : addressedKey(table, column, value);
  };
  const fromColumn = table.from.find((column) => valueOf(column) !== null);
  const toColumn = table.to.find((column) => valueOf(column) !== null);
  const access = valueOf(table.name === 'access' ? 'id' : 'access');
  const hop = {
    address,
    from: keyIn(fromColumn),
    to: keyIn(toColumn),
    access,
    contract: table.edge === 'SUBCONTRACTS_TO' || table.edge === 'EMPLOYS' ? valueOf('contract') : null,
    tier: table.edge === 'HOLDS' ? (valueOf('tier')?.toUpperCase() ?? null) : null,
  };
  // Without an access or an end there is no index to start from.
  if (access === null && fromColumn === undefined && toColumn === undefined) return null;
  return { statement: statementFor(table, access !== null, fromColumn, toColumn), hop };
}

function statementFor(table: EdgeTable, byAccess: boolean, from: string | undefined, to: string | undefined): string {
  const node = (column: string | undefined, key: string) =>
    column === undefined ? '()' : `(:${referredLabel(table, column)} {key: hop.${key}})`;
  const edge = `[r:${table.edge}${byAccess ? ' {access: hop.access}' : ''}]`;
  return `UNWIND $hops AS hop
    MATCH ${node(from, 'from')}-${edge}->${node(to, 'to')}
    WHERE (hop.contract IS NULL OR r.contract = hop.contract) AND (hop.tier IS NULL OR r.tier = hop.tier)
    RETURN hop.address AS address, collect({validTo: r.validTo, source: r.source}) AS ends`;
}
