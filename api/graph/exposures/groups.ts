import { z } from 'zod';
import { gaps } from '../exposure/exposure.ts';
import type { ExposureFilter, ExposureGroup, ExposureGroupOrder, NodeRef } from '../exposure/exposure.ts';
import { bands } from '../exposure/priority.ts';
import type { Band } from '../exposure/priority.ts';
import type { Label } from '../model/vocabulary.ts';
import type { Graph } from './graph.ts';
import { filteredStatement, isUnfiltered, runFiltered } from './statement.ts';
import type { ApiStatement } from './statement.ts';

export interface ExposureGroupRow {
  readonly group: NodeRef;
  readonly accesses: number;
  readonly systems: number;
  /** Engineers who have the accesses. */
  readonly people: number;
  /** The highest of the chains' `high`. */
  readonly highest: Band;
}

interface Grouping {
  readonly label: Label;
  /** Selects the lines of the statement that find the group of a chain. */
  readonly selects: string;
}

const groupings: Readonly<Record<ExposureGroup, Grouping>> = {
  SYSTEM: { label: 'System', selects: 'bySystem' },
  AGENCY: { label: 'Agency', selects: 'byAgency' },
  CONTRACT: { label: 'Contract', selects: 'byContract' },
  PRIME: { label: 'Organization', selects: 'byPrime' },
  ACCOUNTABLE: { label: 'Organization', selects: 'byAccountable' },
  ENGINEER_EMPLOYER: { label: 'Organization', selects: 'byEmployer' },
  ESCORT: { label: 'Person', selects: 'byEscort' },
  ESCORT_SUPPLIER: { label: 'Organization', selects: 'bySupplier' },
  COUNTRY: { label: 'Country', selects: 'byCountry' },
  SOURCE: { label: 'Source', selects: 'bySource' },
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
  const { label } = groupings[by];
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
  const name = isOfAccess.has(by) && isUnfiltered(filter) ? 'unfiltered-groups' : 'exposure-groups';
  return filteredStatement(name, filter, {
    [groupings[by].selects]: true,
    mostUrgent: orderBy === 'PRIORITY' || null,
    withSystems: counts.systems || null,
    withPeople: counts.people || null,
    skip: skip > 0 ? skip : null,
    first,
  });
}

const counted = { accesses: z.number(), systems: z.number() };
const bandCounts = z.array(z.object({ band: z.enum(bands), ...counted }));
const gapCounts = z.array(z.object({ gap: z.enum(gaps), ...counted }));

/**
 * Counts exposed accesses by the `high` of their chains, highest first. An access counts for every band that one of its chains has.
 * @throws BAD_USER_INPUT as `findExposures`.
 */
export async function countBands(
  { database }: Graph,
  filter: ExposureFilter,
): Promise<readonly z.infer<typeof bandCounts>[number][]> {
  return bandCounts.parse(await runFiltered(database, filter, bandsStatement(filter)));
}

/** The statement of `countBands`. */
export function bandsStatement(filter: ExposureFilter): ApiStatement {
  return filteredStatement('exposure-bands', filter);
}

/**
 * Counts exposed accesses by gap, most accesses first. An access counts for every gap that one of its chains has.
 * @throws BAD_USER_INPUT as `findExposures`.
 */
export async function countGaps(
  { database }: Graph,
  filter: ExposureFilter,
): Promise<readonly z.infer<typeof gapCounts>[number][]> {
  return gapCounts.parse(await runFiltered(database, filter, gapsStatement(filter)));
}

/** The statement of `countGaps`. */
export function gapsStatement(filter: ExposureFilter): ApiStatement {
  return filteredStatement('exposure-gaps', filter);
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
