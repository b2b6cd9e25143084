import { accessOn } from '#graph/exposure/chains.ts';
import type { EvidenceIndex } from '#graph/exposure/evidence-index.ts';
import { gaps } from '#graph/exposure/exposure.ts';
import type { Exposure, ExposureGroup, ExposureOrder, Gap } from '#graph/exposure/exposure.ts';
import type { ExposureFilter } from '#graph/exposure/filters.ts';
import { bands } from '#graph/priority/bands.ts';
import type { GroupPage } from '#graph/exposures/groups.ts';
import { compareKeys, hopKey, nodeKey } from '#graph/model/keys.ts';
import { sensitivities } from '#graph/model/vocabulary.ts';

/** The same answers as those of the product, from the exposures themselves. */
export function directOrder(exposures: readonly Exposure[], order: ExposureOrder): Exposure[] {
  const keys = (exposure: Exposure) => {
    const high = bands.indexOf(exposure.priority.high);
    const low = bands.indexOf(exposure.priority.low);
    const depth = exposure.tierDepth ?? -1;
    switch (order) {
      case 'PRIORITY':
        return [high, low];
      case 'CONFIDENCE':
        return [exposure.confidence];
      case 'TIER_DEPTH':
        return [depth];
    }
  };
  return [...exposures].sort((a, b) => {
    const [ofA, ofB] = [keys(a), keys(b)];
    const at = ofA.findIndex((value, index) => value !== ofB[index]);
    return at < 0 ? compareKeys(a.id, b.id) : (ofB[at] ?? 0) - (ofA[at] ?? 0);
  });
}

const labels = {
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
} as const;

/** What `groupExposures` returns. */
export function directGroups(
  exposures: readonly Exposure[],
  by: ExposureGroup,
  { orderBy, skip, first, counts = { systems: true, people: true } }: GroupPage,
): unknown[] {
  const groupsOf = (exposure: Exposure): readonly (string | null)[] => {
    switch (by) {
      case 'SYSTEM':
        return [exposure.system];
      case 'AGENCY':
        return [];
      case 'CONTRACT':
        return [exposure.contract];
      case 'PRIME':
        return [exposure.prime];
      case 'ACCOUNTABLE':
        return [exposure.accountable];
      case 'ENGINEER_EMPLOYER':
        return exposure.engineerEmployers;
      case 'ESCORT':
        return [exposure.escort];
      case 'ESCORT_SUPPLIER':
        return exposure.escort === null ? [] : [exposure.accountable];
      case 'COUNTRY':
        return exposure.countries;
      case 'SOURCE':
        return exposure.path
          .filter(({ type }) => type === 'ACCESSES')
          .flatMap(({ statements }) => statements.map(({ source }) => source));
    }
  };
  const keys = new Set(exposures.flatMap(groupsOf).filter((key) => key !== null));
  const groups = [...keys].map((key) => {
    const members = exposures.filter((exposure) => groupsOf(exposure).includes(key));
    const highest = Math.max(...members.map(({ priority }) => bands.indexOf(priority.high)));
    return {
      // What is not on record comes last.
      level: Math.max(...members.map(({ sensitivity }) => sensitivities.findIndex((one) => one === sensitivity))),
      highest,
      row: {
        group: { label: labels[by], key },
        accesses: new Set(members.map(({ access }) => access)).size,
        systems: counts.systems ? new Set(members.map(({ system }) => system)).size : 0,
        people: counts.people ? new Set(members.map(({ engineer }) => engineer)).size : 0,
        highest: bands[highest] ?? '',
      },
    };
  });
  type Group = (typeof groups)[number];
  const byAccesses = (a: Group, b: Group) => b.row.accesses - a.row.accesses;
  const byBand = (a: Group, b: Group) => b.highest - a.highest;
  const byKey = (a: Group, b: Group) => compareKeys(a.row.group.key, b.row.group.key);
  const ordered =
    orderBy === 'PRIORITY'
      ? groups.sort((a, b) => byBand(a, b) || b.level - a.level || byAccesses(a, b) || byKey(a, b))
      : groups.sort((a, b) => byAccesses(a, b) || byBand(a, b) || byKey(a, b));
  return ordered.slice(skip, skip + first).map(({ row }) => row);
}

/** What `countBands`, `countGaps` and `crossPrimesAndCountries` return. */
export function directFacets(exposures: readonly Exposure[]) {
  const count = (matches: (exposure: Exposure) => boolean) => {
    const members = exposures.filter(matches);
    const distinct = (of: readonly string[]) => new Set(of).size;
    return {
      accesses: distinct(members.map(({ access }) => access)),
      systems: distinct(members.map(({ system }) => system)),
    };
  };
  const highestWith = (gap: Gap) =>
    Math.max(...exposures.filter((one) => one.gaps.includes(gap)).map(({ priority }) => bands.indexOf(priority.high)));
  const cells = new Map<string, { readonly prime: string | null; readonly country: string | null }>();
  const countriesOf = ({ countries }: Exposure): readonly (string | null)[] =>
    countries.length === 0 ? [null] : countries;
  for (const exposure of exposures)
    for (const country of countriesOf(exposure))
      cells.set(JSON.stringify([exposure.prime, country]), { prime: exposure.prime, country });
  return {
    bands: bands
      .map((band) => ({ band, ...count(({ priority }) => priority.high === band) }))
      .filter(({ accesses }) => accesses > 0)
      .reverse(),
    gaps: gaps
      .map((gap) => ({ gap, ...count((exposure) => exposure.gaps.includes(gap)) }))
      .filter(({ accesses }) => accesses > 0)
      .sort((a, b) => b.accesses - a.accesses || highestWith(b.gap) - highestWith(a.gap) || compareKeys(a.gap, b.gap)),
    matrix: [...cells.values()].map(({ prime, country }) => {
      const isIn = (exposure: Exposure) => exposure.prime === prime && countriesOf(exposure).includes(country);
      return {
        prime,
        country,
        accesses: count(isIn).accesses,
        undetermined: count((exposure) => isIn(exposure) && exposure.origin === 'UNDETERMINED').accesses,
      };
    }),
  };
}

/** @param all of any origin; @param asked of the filter's */
export function directCoverage(
  all: readonly Exposure[],
  asked: readonly Exposure[],
  index: EvidenceIndex,
  filter: ExposureFilter,
) {
  const accesses = (of: readonly Exposure[]) => new Set(of.map(({ access }) => access)).size;
  const isLocated = ({ access }: Exposure) => {
    const found = index.accesses.get(access);
    return found !== undefined && (accessOn(index, found, filter.asOf)?.locations ?? []).length > 0;
  };
  return {
    accesses: accesses(all),
    withKnownLocation: accesses(all.filter(isLocated)),
    withEscortRecord: accesses(all.filter(({ gaps: missing }) => !missing.includes('NO_ESCORT_ON_RECORD'))),
    withCompleteLineage: accesses(all.filter(({ lineage }) => lineage === 'COMPLETE')),
    undetermined: accesses(all.filter(({ origin }) => origin === 'UNDETERMINED')),
    systemsExposed: new Set(asked.map(({ system }) => system)).size,
  };
}

/** What `flowOfExposures` returns, with the places in place of their positions, in no order. */
export function directFlow(exposures: readonly Exposure[], top: number) {
  const orNone = (values: readonly string[]) => (values.length === 0 ? ['NOT_ON_RECORD'] : values);
  // The gap is of the access, which may have chains through others besides its escorts.
  const supplierOf = ({ gaps: lacking, escort, accountable }: Exposure) =>
    lacking.includes('NO_ESCORT_ON_RECORD') ? 'NO_ESCORT' : ((escort === null ? null : accountable) ?? 'NOT_ON_RECORD');
  const stages: readonly (readonly [stage: string, valuesOf: (exposure: Exposure) => readonly string[]])[] = [
    ['PRIME', ({ prime }) => [prime ?? 'NOT_ON_RECORD']],
    ['SUPPLIER', (exposure) => [supplierOf(exposure)]],
    ['EMPLOYER', ({ engineerEmployers }) => orNone(engineerEmployers)],
    ['COUNTRY', ({ countries }) => orNone(countries)],
    ['SENSITIVITY', ({ sensitivity }) => [sensitivity ?? 'NOT_ON_RECORD']],
  ];
  const accessesWhere = (matches: (exposure: Exposure) => boolean) =>
    new Set(exposures.filter(matches).map(({ access }) => access)).size;
  const placed = stages.map(([stage, valuesOf]) => {
    const known = [...new Set(exposures.flatMap(valuesOf))].filter((one) => !/^NO(T_ON_RECORD|_ESCORT)$/.test(one));
    const accessesOf = (value: string) => accessesWhere((exposure) => valuesOf(exposure).includes(value));
    const ranked = known.sort((a, b) => accessesOf(b) - accessesOf(a) || compareKeys(a, b));
    const others = new Set(stage === 'SENSITIVITY' ? [] : ranked.slice(top));
    const placesOf = (exposure: Exposure) =>
      valuesOf(exposure).map((value) => `${stage} ${others.has(value) ? `${others.size} OTHERS` : value}`);
    return { all: [...new Set(exposures.flatMap(placesOf))], placesOf };
  });
  return {
    accesses: accessesWhere(() => true),
    nodes: placed.flatMap(({ all, placesOf }) =>
      all.map((place) => [place, accessesWhere((exposure) => placesOf(exposure).includes(place))]),
    ),
    links: placed.slice(1).flatMap((next, at) =>
      (placed[at]?.all ?? []).flatMap((from) =>
        next.all.flatMap((to) => {
          const isOn = (exposure: Exposure) =>
            (placed[at]?.placesOf(exposure) ?? []).includes(from) && next.placesOf(exposure).includes(to);
          const accesses = accessesWhere(isOn);
          return accesses === 0 ? [] : [[from, to, accesses]];
        }),
      ),
    ),
  };
}

/** The ids of the nodes that a chain is on. */
export function nodesOfChain({ path, contract, prime, accountable, engineerEmployers }: Exposure): readonly string[] {
  const organizations = [prime, accountable, ...engineerEmployers].filter((key) => key !== null);
  const onPath = path.flatMap(({ from, to }) => [from, to]).map(nodeKey);
  const contracts = contract === null ? [] : [`Contract:${contract}`];
  return [...new Set([...onPath, ...contracts, ...organizations.map((key) => `Organization:${key}`)])];
}

/** What `findExposedParts` returns, by node or hop. */
export function directParts(exposures: readonly Exposure[], among: ReadonlySet<string>): ReadonlyMap<string, unknown> {
  const chains = new Map<string, Exposure[]>();
  for (const exposure of exposures) {
    const hops = exposure.path.filter(({ from, to }) => among.has(nodeKey(from)) && among.has(nodeKey(to)));
    const nodes = nodesOfChain(exposure).filter((node) => among.has(node));
    for (const part of [...nodes, ...new Set(hops.map(hopKey))]) {
      chains.set(part, [...(chains.get(part) ?? []), exposure]);
    }
  }
  return new Map(
    [...chains].map(([part, of]) => {
      const highest = bands[Math.max(...of.map(({ priority }) => bands.indexOf(priority.high)))];
      const located = of
        .filter(({ engineer }) => part === `Person:${engineer}`)
        .flatMap(({ path }) => path.filter(({ type }) => type === 'LOCATED_IN').map(({ to }) => to.key));
      return [part, { chains: of.length, highest, countries: [...new Set(located)].sort() }];
    }),
  );
}
