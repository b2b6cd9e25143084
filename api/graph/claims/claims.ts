import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Database } from '../database/database.ts';
import type { Hop } from '../exposure/exposure.ts';
import type { Day } from '../model/day.ts';
import { compareKeys } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import { normalizeName } from '../model/organization-names.ts';
import { standingColumn, standingRows } from './standings.ts';
import type { StandingPeriod } from './standings.ts';

/** Reads claims, by key. */
export async function readClaims(
  database: Pick<Database, 'read'>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Claim>> {
  if (keys.length === 0) return new Map();
  const rows = await database.read(`UNWIND $keys AS key ${byKey('c', 'Claim', 'key')} RETURN ${claimColumns}`, {
    keys: [...new Set(keys)],
  });
  return new Map(rows.map((row) => claimRow.parse(row)).map((claim) => [claim.key, claim]));
}

/** A sentence in which a claimant asserts or denies something about an entity or a hop. */
export interface Claim {
  readonly key: string;
  readonly text: string | null;
  readonly stance: 'ASSERTS' | 'DENIES';
  /** An organization's key, or a description in words; null: not named. */
  readonly claimant: string | null;
  /** The claimant, if it is an organization. */
  readonly organization: { readonly key: string; readonly name: string | null } | null;
  readonly statedOn: Day | null;
  /** Keys of the sources that contain the claim. */
  readonly sources: readonly string[];
  /** How it stands in law, in order of days. */
  readonly standings: readonly StandingPeriod[];
}

/** Orders claims: latest first, those without a day last; then by key. */
export function compareClaims(a: Claim, b: Claim): number {
  return compareKeys(b.statedOn ?? '', a.statedOn ?? '') || compareKeys(a.key, b.key);
}

/**
 * The columns that a Cypher statement returns for a claim `c`, for `claimRow`. Sources may name several claimants: like every other value, the
 * claimant is that of the best statement.
 */
export const claimColumns = `c.key AS key, c.text AS text, c.stance AS stance, c.claimant AS claimant, c.statedOn AS statedOn,
  COLLECT { MATCH (c)-[:MADE_BY]->(o:Organization) WHERE o.key = c.claimant RETURN DISTINCT {key: o.key, name: o.name} } AS madeBy,
  COLLECT { MATCH (c)-[s:STATED_IN]->(source:Source) RETURN DISTINCT source.key ORDER BY source.key } AS sources,
  ${standingColumn}`;

export const claimRow = z
  .object({
    key: z.string(),
    text: z.string().nullable(),
    stance: z.enum(['ASSERTS', 'DENIES']),
    claimant: z.string().nullable(),
    statedOn: z.string().nullable(),
    madeBy: z.array(z.object({ key: z.string(), name: z.string().nullable() })),
    sources: z.array(z.string()),
    standings: standingRows,
  })
  .transform(({ madeBy, ...claim }): Claim => ({ ...claim, organization: madeBy[0] ?? null }));

/** The subject of a claim: an entity, or a hop with its relevant statements. */
export type ClaimSubject = NodeRef | Hop;

export function isHop(subject: ClaimSubject): subject is Hop {
  return 'type' in subject;
}

/** An organization with an interest in how a chain looks. */
interface InterestedParty {
  readonly key: string;
  readonly name: string | null;
}

/**
 * Whether a claim comes from an interested party: by the claimant's key, or by a party's name in the claimant's words or name. One company
 * may have several records, and a name in common is enough to doubt that it confirms itself. An unnamed claimant could be an interested
 * party, and so counts as one.
 */
function isInterested(
  { organization, claimant }: Pick<Claim, 'organization' | 'claimant'>,
  parties: readonly InterestedParty[],
): boolean {
  if (organization !== null)
    return parties.some(({ key, name }) => key === organization.key || shareName(name, organization.name));
  if (claimant === null) return true;
  return parties.some(({ key, name }) => mentions(claimant, key) || (name !== null && mentions(claimant, name)));
}

function shareName(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && (mentions(one, other) || mentions(other, one));
}

/** Whether a text contains a name as whole words, in any case and without its legal form: people say “Acme” of Acme Corporation. */
function mentions(text: string, name: string): boolean {
  const [words, wanted] = [text, name].map((one) => ` ${normalizeName(one)} `);
  return wanted !== undefined && wanted.trim() !== '' && words?.includes(wanted) === true;
}

/** The claims and sources that state the end of something. */
export interface ClosingEvidence {
  /** Claims about the end: see `closesHop`. */
  readonly claims: readonly Claim[];
  /** The sources that state the end. */
  readonly sources: readonly {
    readonly key: string;
    readonly title: string | null;
    readonly publisher: string | null;
  }[];
}

/** Who says that something is closed. */
export interface ClosureAttribution {
  /** For example: closed per Microsoft, not independently confirmed. */
  readonly sentence: string;
  /** Whether someone without an interest confirms it. */
  readonly confirmed: boolean;
}

/** Says who closed something, and whether that is confirmed. @param parties those with an interest in it */
export function attributeClosure(
  { claims, sources }: ClosingEvidence,
  parties: readonly InterestedParty[],
): ClosureAttribution {
  if (claims.length === 0) return attributeToSources(sources, parties);
  const interested = claims.filter((claim) => isInterested(claim, parties));
  const independent = claims.filter((claim) => !interested.includes(claim));
  if (independent.length === 0) {
    return { sentence: `closed per ${claimants(interested)}, not independently confirmed`, confirmed: false };
  }
  if (interested.length === 0) return { sentence: `closed per ${claimants(independent)}`, confirmed: true };
  return { sentence: `closed per ${claimants(interested)}, confirmed by ${claimants(independent)}`, confirmed: true };
}

/** Without claims the sources count, and only a source whose publisher is known to have no interest confirms. */
function attributeToSources(
  sources: ClosingEvidence['sources'],
  parties: readonly InterestedParty[],
): ClosureAttribution {
  const titles = [...new Set(sources.map(({ key, title }) => title ?? key))];
  const isConfirmed = sources.some(
    ({ publisher }) => !isInterested({ claimant: publisher, organization: null }, parties),
  );
  const per = titles.length === 0 ? 'closed, no reason on record' : `closed according to ${titles.join(' and ')}`;
  return { sentence: isConfirmed ? per : `${per}, not independently confirmed`, confirmed: isConfirmed };
}

function claimants(claims: readonly Claim[]): string {
  return [...new Set(claims.map(claimantOf))].join(' and ');
}

/** Who makes a claim, in words. */
export function claimantOf({ organization, claimant }: Pick<Claim, 'organization' | 'claimant'>): string {
  return organization?.name ?? claimant ?? 'an unnamed claimant';
}
