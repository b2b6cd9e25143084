import { addDays, openFrom, openTo } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { vettingUncomparedFrom } from '../priority/bands.ts';
import { accessOn, contractsFor, countsFor, employmentFor } from './chains.ts';
import type { AccessOnDay } from './chains.ts';
import { hopsToEngineer } from './evidence-index.ts';
import type { Access, EvidenceIndex } from './evidence-index.ts';
import type { Period } from './exposure.ts';
import { boundsOf } from './hops.ts';
import type { DatedHop } from './hops.ts';

/** A run of days on which an access does not change. */
export interface Piece extends Period {
  /** One day of the run. */
  readonly day: Day;
  readonly onDay: AccessOnDay;
}

/** Returns an access on all days on which it holds, in order, computed for one day of each piece. */
export function historyOf(index: EvidenceIndex, access: Access): readonly Piece[] {
  const cuts = cutDays(index, access);
  const [first] = cuts;
  const bounds: readonly { readonly from: Day | null; readonly day: Day }[] = [
    { from: null, day: first === undefined ? anyDay : addDays(first, -1) },
    ...cuts.map((day) => ({ from: day, day })),
  ];
  return bounds.flatMap(({ from, day }, at): Piece[] => {
    const onDay = accessOn(index, access, day);
    return onDay === null ? [] : [{ from, to: cuts[at] ?? null, day, onDay }];
  });
}

/** The day to compute if nothing ever changes. */
const anyDay: Day = '2000-01-01';

/**
 * Returns, in order, every day on which an access's chains, their evidence or their priority may change. The days that the graph uses for
 * open ends are left out.
 */
export function cutDays(index: EvidenceIndex, access: Access): readonly Day[] {
  const days = new Set<Day>();
  const addAll = (changes: Iterable<Day>) => {
    for (const day of changes) days.add(day);
  };
  const addHop = (hop: DatedHop) => {
    addAll(hop.changes);
  };

  const others = hopsToEngineer(index, access.key);
  others.forEach(addHop);
  for (const location of index.locations.get(access.engineer) ?? []) {
    addHop(location);
    (index.designations.get(location.hop.to.key) ?? []).forEach(addHop);
  }
  // Any valid statement can give an approval (or, below, a proficiency), not only the best one.
  for (const { statement } of access.statements) addAll(boundsOf(statement));

  const organizations = new Set<string>();
  for (const person of new Set([access.engineer, ...others.map(({ hop }) => hop.from.key)])) {
    for (const { statement, expiresOn } of index.vetting.get(person) ?? []) {
      addAll(boundsOf(statement));
      if (vettingUncomparedFrom !== null) addAll([vettingUncomparedFrom]);
      if (expiresOn !== null) addAll([expiresOn, addDays(expiresOn, 1)]);
    }
    for (const { contract, statement } of index.employmentStatements.get(person) ?? [])
      if (countsFor(index, access, contract)) addAll(boundsOf(statement));
    for (const employment of employmentFor(index, access, person)) {
      const { organization } = employment;
      organizations.add(organization);
      for (const under of contractsFor(index, access, employment)) {
        addAll(index.routes.to(under, organization).changes);
        for (const one of index.routes.upstreamOf(under, organization).organizations) organizations.add(one);
      }
    }
  }
  for (const organization of organizations) addAll(index.ownership.of(organization).changes);
  return [...days].filter((day) => openFrom < day && day < openTo).sort();
}
