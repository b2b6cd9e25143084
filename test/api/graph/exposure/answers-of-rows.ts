import type { DerivedAccess, DomesticChain } from '#graph/exposure/derived-access.ts';
import { gaps } from '#graph/exposure/exposure.ts';
import type { Exposure, Origin } from '#graph/exposure/exposure.ts';
import { filterParts, isGiven } from '#graph/exposure/filters.ts';
import type { ExposureFilter } from '#graph/exposure/filters.ts';
import { domesticCountries } from '#graph/model/countries.ts';
import { validOn } from './reference.ts';
import type { ReferenceChain } from './reference.ts';
import { cell } from './world.ts';
import type { World } from './world.ts';

/** An exposure without what derived nodes do not hold: its path, its periods and the reasons of its priority. */
export interface Answered extends Omit<ReferenceChain, 'path'> {
  readonly id: string;
  readonly low: string;
  readonly high: string;
  readonly vector: string;
}

/** Returns the exposures on a day from derived rows alone, as a reader of the graph finds them. Some DOMESTIC ones have no rows. */
export function exposuresOfRows(
  accesses: readonly DerivedAccess[],
  world: World,
  { asOf, lists, origins }: Pick<ExposureFilter, 'asOf' | 'lists' | 'origins'>,
): readonly Answered[] {
  return accesses.flatMap(({ exposures }) =>
    exposures.filter(holdsOn(asOf)).flatMap(({ chain: id, properties }): Answered | [] => {
      const { origin, isDesignated, confidence, dataClasses, gaps: found } = underLists(properties, world, lists, asOf);
      if (!origins.includes(origin)) return [];
      return {
        id,
        access: properties.access,
        system: properties.system,
        mode: properties.mode,
        basis: properties.basis,
        engineer: properties.engineer,
        origin,
        originBasis: lists.length === 0 ? properties.originBasis : isDesignated ? ['LOCATION'] : [],
        countries: properties.countries.filter((country) => !domesticCountries.has(country)),
        engineerEmployers: properties.employers,
        escort: properties.escort,
        credentialOf: properties.credentialOf,
        contract: properties.contract,
        prime: properties.prime,
        chain: properties.passes,
        accountable: properties.accountable,
        tierDepth: properties.tierDepth,
        lineage: properties.lineage,
        gaps: gaps.filter((gap) => found.includes(gap)),
        confidence,
        dataClasses,
        low: properties.low,
        high: properties.high,
        vector: properties.vector,
      };
    }),
  );
}

/** The values of a chain that depend on the lists. */
function underLists(properties: DomesticChain['properties'], world: World, lists: readonly string[], asOf: string) {
  const locations = properties.countries.map((country, at) => ({
    isDesignated: isDesignatedOn(world, country, lists, asOf),
    confidence: properties.countryConfidences[at] ?? 0,
    dataClass: properties.countryClasses[at] ?? 'INFERRED',
  }));
  const designated = locations.filter((location) => location.isDesignated);
  const isDesignated = designated.length > 0;
  const { origin, gaps: found, confidence, dataClasses } = properties;
  if (lists.length === 0) return { isDesignated, origin, gaps: found, confidence, dataClasses };
  const under: Origin = isDesignated ? 'FOREIGN' : properties.located ? 'DOMESTIC' : 'UNDETERMINED';
  const deciding = isDesignated ? designated : locations;
  return {
    isDesignated,
    origin: under,
    gaps: [
      ...found.filter((gap) => gap !== 'ORIGIN_UNDETERMINED'),
      ...(under === 'UNDETERMINED' ? (['ORIGIN_UNDETERMINED'] as const) : []),
    ],
    confidence: Math.min(properties.chainConfidence, ...deciding.map((location) => location.confidence)),
    dataClasses: [...new Set([...properties.chainClasses, ...deciding.map(({ dataClass }) => dataClass)])],
  };
}

function isDesignatedOn(world: World, country: string, lists: readonly string[], day: string): boolean {
  return world.designations.some(
    (row) => cell(row, 'country') === country && lists.includes(cell(row, 'list')) && validOn(row, day),
  );
}

function holdsOn(day: string) {
  return ({ validFrom, validTo }: { readonly validFrom: string; readonly validTo: string }) =>
    validFrom <= day && day < validTo;
}

/** The numbers of `coverage` that are about accesses, from the rows of chains alone. */
export function coverageOfRows(accesses: readonly DerivedAccess[], world: World, filter: ExposureFilter) {
  const matching = accesses
    .flatMap(({ exposures, domestic }) => [...exposures, ...domestic])
    .filter(holdsOn(filter.asOf))
    .map(({ chain, properties }) => ({
      ...properties,
      ...underLists(properties, world, filter.lists, filter.asOf),
      chain,
    }))
    .filter((row) => meetsAll(row, filter));
  const count = (isCounted: (row: (typeof matching)[number]) => boolean) =>
    new Set(matching.filter(isCounted).map(({ access }) => access)).size;
  const exposed = matching.filter(({ origin }) => filter.origins.includes(origin));
  return {
    accesses: count(() => true),
    withKnownLocation: count(({ located }) => located),
    withEscortRecord: count(({ escorted }) => escorted),
    withCompleteLineage: count(({ lineage }) => lineage === 'COMPLETE'),
    undetermined: count(({ origin }) => origin === 'UNDETERMINED'),
    systemsExposed: new Set(exposed.map(({ system }) => system)).size,
  };
}

/** Whether a row meets the conditions of a filter besides its day and origins, by its values of the properties that they compare. */
function meetsAll(row: Readonly<Record<string, unknown>>, filter: ExposureFilter): boolean {
  const wantedBy = new Map<string, unknown>(Object.entries(filter));
  return filterParts.every(({ name, condition, excludes }) => {
    const wanted = wantedBy.get(name);
    if (!isGiven(wanted)) return true;
    const found = condition.properties.flatMap((property) => row[property] ?? []);
    if (condition.kind === 'minimum') return found.some((value) => Number(value) >= Number(wanted));
    if (condition.kind === 'flag') return found.some((value) => value !== false) === wanted;
    if (condition.kind === 'lowest') {
      const place = (of: unknown) => condition.values.findIndex((one) => one === of);
      return found.some((value) => place(value) >= place(wanted));
    }
    const isWanted = (value: unknown) => (Array.isArray(wanted) ? wanted : [wanted]).includes(value);
    if (excludes) return !found.some(isWanted);
    return condition.kind === 'values' && condition.alone ? found.every(isWanted) : found.some(isWanted);
  });
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
    credentialOf: of.credentialOf,
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
