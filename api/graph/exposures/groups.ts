import { z } from 'zod';
import { fixedStatement } from '../database/statement-file.ts';
import type { ApiStatement } from '../database/statement-file.ts';
import { gaps } from '../exposure/exposure.ts';
import type { ExposureGroup, ExposureGroupOrder, Gap } from '../exposure/exposure.ts';
import type { ExposureFilter } from '../exposure/filters.ts';
import type { Graph } from '../graph.ts';
import type { NodeRef } from '../model/keys.ts';
import type { Label } from '../model/vocabulary.ts';
import { bands } from '../priority/bands.ts';
import type { Band } from '../priority/bands.ts';
import { filteredStatement, isUnfiltered, runFiltered } from './statement.ts';

export interface ExposureGroupRow {
  readonly group: NodeRef;
  readonly accesses: number;
  readonly systems: number;
  /** Engineers who have the accesses. */
  readonly people: number;
  /** The highest of the chains' `high`. */
  readonly highest: Band;
}

const groupLabels: Readonly<Record<ExposureGroup, Label>> = {
  SYSTEM: 'System',
  AGENCY: 'Agency',
  CONTRACT: 'Contract',
  PRIME: 'Organization',
  ACCOUNTABLE: 'Organization',
  ENGINEER_EMPLOYER: 'Organization',
  ESCORT: 'Person',
  ESCORT_SUPPLIER: 'Organization',
  COUNTRY: 'Country',
  SOURCE: 'Source',
};

/** Groups in which all chains of an access are together. */
const isOfAccess: ReadonlySet<ExposureGroup> = new Set(['SYSTEM', 'AGENCY']);

const row = z.object({
  group: z.string(),
  accesses: z.number(),
  systems: z.number().default(0),
  people: z.number().default(0),
  highest: z.enum(bands),
});

/** Which groups to return. */
export interface GroupPage {
  readonly orderBy: ExposureGroupOrder;
  /** How many groups to skip. */
  readonly skip: number;
  readonly first: number;
  /** Whether to count systems and people, which takes longer; default: both. Counts that are not wanted are 0. */
  readonly counts?: { readonly systems: boolean; readonly people: boolean };
}

/**
 * Groups exposed accesses and counts them. An access counts in every group that one of its chains belongs to; chains without a group
 * (no contract, no escort …) are not counted.
 * @throws BAD_USER_INPUT as `findExposures`.
 */
export async function groupExposures(
  { database }: Graph,
  by: ExposureGroup,
  filter: ExposureFilter,
  page: GroupPage,
): Promise<readonly ExposureGroupRow[]> {
  const label = groupLabels[by];
  const rows = await runFiltered(database, filter, groupsStatement(by, filter, page));
  return rows
    .map((found) => row.parse(found))
    .map(({ group: key, ...others }) => ({ group: { label, key }, ...others }));
}

/** The statement of `groupExposures`. */
export function groupsStatement(
  by: ExposureGroup,
  filter: ExposureFilter,
  { orderBy, skip, first, counts = { systems: true, people: true } }: GroupPage,
): ApiStatement {
  const { asOf, origins } = filter;
  const page = { by, orderBy, withSystems: counts.systems, withPeople: counts.people, skip, first };
  return isOfAccess.has(by) && isUnfiltered(filter)
    ? fixedStatement('unfiltered-groups', { asOf, origins, ...page })
    : filteredStatement('exposure-groups', filter, page);
}

const counted = { accesses: z.number(), systems: z.number() };
const bandCounts = z.array(z.object({ group: z.enum(bands), ...counted }));
const gapCounts = z.array(z.object({ group: z.enum(gaps), ...counted }));

export interface AccessCounts {
  readonly accesses: number;
  readonly systems: number;
}

/**
 * Counts exposed accesses by the `high` of their chains, highest first. An access counts for every band that one of its chains has.
 * @throws BAD_USER_INPUT as `findExposures`.
 */
export async function countBands(
  { database }: Graph,
  filter: ExposureFilter,
): Promise<readonly (AccessCounts & { readonly band: Band })[]> {
  const found = bandCounts.parse(await runFiltered(database, filter, bandsStatement(filter)));
  return found.map(({ group: band, ...counts }) => ({ band, ...counts }));
}

/** The statement of `countBands`. */
export function bandsStatement(filter: ExposureFilter): ApiStatement {
  return facetStatement('BAND', 'PRIORITY', filter);
}

/**
 * Counts exposed accesses by gap, most accesses first, then by their highest band. An access counts for every gap that one of its chains has.
 * @throws BAD_USER_INPUT as `findExposures`.
 */
export async function countGaps(
  { database }: Graph,
  filter: ExposureFilter,
): Promise<readonly (AccessCounts & { readonly gap: Gap })[]> {
  const found = gapCounts.parse(await runFiltered(database, filter, gapsStatement(filter)));
  return found.map(({ group: gap, ...counts }) => ({ gap, ...counts }));
}

/** The statement of `countGaps`. */
export function gapsStatement(filter: ExposureFilter): ApiStatement {
  return facetStatement('GAP', 'ACCESSES', filter);
}

/** Groups by values that are no nodes: there are few. */
function facetStatement(by: 'BAND' | 'GAP', orderBy: ExposureGroupOrder, filter: ExposureFilter): ApiStatement {
  const page = { orderBy, withSystems: true, withPeople: false, skip: 0, first: 100 };
  return filteredStatement('exposure-groups', filter, { by, ...page });
}

/** The exposed accesses of a prime's contracts, by people in one country. */
const cell = z.object({
  /** Null: no chain's contract names a prime. */
  prime: z.string().nullable(),
  /** A foreign country in which the engineer is located; null: none is on record. */
  country: z.string().nullable(),
  accesses: z.number(),
  /** Those of them whose origin is UNDETERMINED. */
  undetermined: z.number(),
});

/**
 * Counts exposed accesses by prime and country. An access counts in every cell that one of its chains belongs to.
 * @param first the maximum number of primes; those with the most accesses come first
 * @throws BAD_USER_INPUT as `findExposures`.
 */
export async function crossPrimesAndCountries(
  { database }: Graph,
  filter: ExposureFilter,
  first: number,
): Promise<readonly z.infer<typeof cell>[]> {
  return z.array(cell).parse(await runFiltered(database, filter, matrixStatement(filter, first)));
}

/** The statement of `crossPrimesAndCountries`. */
export function matrixStatement(filter: ExposureFilter, first: number): ApiStatement {
  return filteredStatement('exposure-matrix', filter, { first });
}
