import type { AccessRun, DerivedAccess, DerivedExposure } from '#graph/derive/derived-access.ts';
import { gaps } from '#graph/exposure/exposure.ts';
import type { Exposure, Origin } from '#graph/exposure/exposure.ts';
import { domesticCountries } from '#graph/model/countries.ts';
import { validOn } from '../exposure/reference.ts';
import type { ReferenceChain } from '../exposure/reference.ts';
import { cell } from '../exposure/world.ts';
import type { World } from '../exposure/world.ts';
import type { ExposureFilter } from '#graph/exposure/filters.ts';

/** An exposure without what derived nodes do not hold: its path, its periods and the reasons of its priority. */
export interface Answered extends Omit<ReferenceChain, 'path'> {
  readonly id: string;
  readonly low: string;
  readonly high: string;
  readonly vector: string;
}

/** What derived rows do not hold, because the graph has it on other nodes. */
export interface Surroundings {
  readonly world: World;
  readonly primeOf: (contract: string) => string | null;
  readonly impactLevelOf: (system: string) => number;
}

/** Returns the exposures on a day from derived rows alone, as a reader of the graph finds them. Some DOMESTIC ones have no rows. */
export function exposuresOfRows(
  accesses: readonly DerivedAccess[],
  { world, primeOf }: Surroundings,
  { asOf, lists, origins }: Pick<ExposureFilter, 'asOf' | 'lists' | 'origins'>,
): readonly Answered[] {
  return accesses.flatMap((access) =>
    access.exposures.filter(holdsOn(asOf)).flatMap((exposure): Answered | [] => {
      const { properties, contract, from } = exposure;
      const designated = from.filter(({ country }) => isDesignated(world, country, lists, asOf));
      const origin =
        lists.length === 0 ? properties.origin : originUnderLists(properties.located, designated.length > 0);
      if (!origins.includes(origin)) return [];
      const { chain, gaps: found, confidence, dataClasses } = underLists(exposure, lists, designated);
      return {
        id: exposure.chain,
        access: access.key,
        system: access.system,
        mode: properties.mode,
        basis: properties.basis,
        engineer: access.engineer,
        origin,
        originBasis: lists.length === 0 ? properties.originBasis : origin === 'FOREIGN' ? ['LOCATION'] : [],
        countries: from.map(({ country }) => country).filter((country) => !domesticCountries.has(country)),
        engineerEmployers: exposure.employers,
        escort: exposure.escort,
        contract,
        prime: contract === null ? null : primeOf(contract),
        chain,
        accountable: exposure.accountable,
        tierDepth: properties.tierDepth,
        lineage: properties.lineage,
        gaps: gaps.filter((gap) => (gap === 'ORIGIN_UNDETERMINED' ? origin === 'UNDETERMINED' : found.includes(gap))),
        confidence,
        dataClasses,
        low: properties.low,
        high: properties.high,
        vector: properties.vector,
      };
    }),
  );
}

function underLists(
  { properties, organizations }: DerivedExposure,
  lists: readonly string[],
  designated: DerivedExposure['from'],
) {
  const { confidence, dataClasses, chainConfidence, chainClasses } = properties;
  const shared = { chain: organizations, gaps: properties.gaps };
  if (lists.length === 0) return { ...shared, confidence, dataClasses };
  return {
    ...shared,
    confidence: Math.min(chainConfidence, ...designated.map((location) => location.confidence)),
    dataClasses: [...new Set([...chainClasses, ...designated.map(({ dataClass }) => dataClass)])],
  };
}

function originUnderLists(located: boolean, isListed: boolean): Origin {
  return isListed ? 'FOREIGN' : located ? 'DOMESTIC' : 'UNDETERMINED';
}

function isDesignated(world: World, country: string, lists: readonly string[], day: string): boolean {
  return world.designations.some(
    (row) => cell(row, 'country') === country && lists.includes(cell(row, 'list')) && validOn(row, day),
  );
}

function holdsOn(day: string) {
  return ({ validFrom, validTo }: { readonly validFrom: string; readonly validTo: string }) =>
    validFrom <= day && day < validTo;
}

/** The numbers of `coverage` that are about accesses, from the runs alone. */
export function coverageOfRows(
  accesses: readonly DerivedAccess[],
  { world, impactLevelOf }: Surroundings,
  filter: ExposureFilter,
) {
  const counts = { accesses: 0, withKnownLocation: 0, withEscortRecord: 0, withCompleteLineage: 0, undetermined: 0 };
  const exposed = new Set<string>();
  const isWanted = <T>(wanted: readonly T[], found: readonly T[]) =>
    wanted.length === 0 || found.some((one) => wanted.includes(one));
  for (const { system, mode, runs } of accesses) {
    const run = runs.find(holdsOn(filter.asOf));
    if (run === undefined) continue;
    if (!isWanted(filter.systems, [system]) || !isWanted(filter.modes, [mode])) continue;
    if (filter.minImpactLevel !== null && impactLevelOf(system) < filter.minImpactLevel) continue;
    if (!isWanted(filter.countries, run.countries)) continue;
    if (filter.escorted !== null && filter.escorted !== run.escorted) continue;
    const { origin, confidences, classes } = decideOrigin(world, run, filter);
    const matching = run.chainContracts.flatMap((contract, at) => {
      const organizations = [...(run.chainOrganizations[at] ?? '').split('\n'), ...run.employers];
      const allClasses = [...(run.chainClasses[at] ?? '').split(','), ...classes];
      const isMatch =
        isWanted(filter.contracts, [contract]) &&
        isWanted<string>(filter.lineages, [run.chainLineages[at] ?? '']) &&
        isWanted(filter.organizations, organizations) &&
        Math.min(run.chainConfidences[at] ?? 0, ...confidences) >= (filter.minConfidence ?? 0) &&
        (filter.dataClasses.length === 0 ||
          allClasses.every((one) => filter.dataClasses.some((known) => known === one)));
      return isMatch ? [run.chainLineages[at] ?? ''] : [];
    });
    if (matching.length === 0) continue;
    counts.accesses += 1;
    counts.withKnownLocation += Number(run.located);
    counts.withEscortRecord += Number(run.escorted);
    counts.withCompleteLineage += Number(matching.includes('COMPLETE'));
    counts.undetermined += Number(origin === 'UNDETERMINED');
    if (filter.origins.includes(origin)) exposed.add(system);
  }
  return { ...counts, systemsExposed: exposed.size };
}

/** The origin on a day under a filter's lists, and the evidence of the locations that decide it. */
function decideOrigin(world: World, run: AccessRun, { lists, asOf }: ExposureFilter) {
  const locations = run.countries.map((country, at) => ({
    country,
    confidence: run.locationConfidences[at] ?? 0,
    dataClass: run.locationClasses[at] ?? '',
  }));
  const foreign = locations.filter(({ country }) =>
    lists.length === 0 ? !domesticCountries.has(country) : isDesignated(world, country, lists, asOf),
  );
  const origin = lists.length === 0 ? run.origin : originUnderLists(run.located, foreign.length > 0);
  const deciding = origin === 'FOREIGN' ? foreign : locations;
  return {
    origin,
    confidences: deciding.map(({ confidence }) => confidence),
    classes: deciding.map(({ dataClass }) => dataClass),
  };
}

/** Converts an exposure that the pure code computed to the form of `exposuresOfRows`. */
export function answeredOf(exposure: Exposure): Answered {
  const { id, priority } = exposure;
  return { ...shownOf(exposure), id, low: priority.low, high: priority.high, vector: priority.vector };
}

/** What the reference knows of an exposure. */
export function shownOf(of: Omit<ReferenceChain, 'path'>): Omit<ReferenceChain, 'path'> {
  return {
    access: of.access,
    system: of.system,
    mode: of.mode,
    basis: of.basis,
    engineer: of.engineer,
    origin: of.origin,
    originBasis: of.originBasis,
    countries: of.countries,
    engineerEmployers: of.engineerEmployers,
    escort: of.escort,
    contract: of.contract,
    prime: of.prime,
    chain: of.chain,
    accountable: of.accountable,
    tierDepth: of.tierDepth,
    lineage: of.lineage,
    gaps: of.gaps,
    confidence: of.confidence,
    dataClasses: [...of.dataClasses].sort(),
  };
}

/** Sorts answers as texts, so that they can be compared. */
export function texts(answers: readonly object[]): readonly string[] {
  return answers.map((answer) => JSON.stringify(answer)).sort();
}
