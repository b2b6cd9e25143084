import { familyOf, referenceExposures, validOn, valueOf } from '../api/graph/exposure/reference.ts';
import { allDays } from '../api/graph/exposure/arbitrary-world.ts';
import { cell } from '../api/graph/exposure/world.ts';
import type { Row, World } from '../api/graph/exposure/world.ts';

/** Literal readings of saved questions on the rows of a package: slow, simple, and without shared code, like the reference for chains. */

/** A world with what no chain depends on. */
export interface FullWorld extends World {
  readonly citizenships: readonly Row[];
}

type Cell = string | number | null | readonly string[];

/** A row of an answer. Lists are sorted. */
export type Answer = readonly Cell[];

export const sorted = (texts: Iterable<string>) => [...new Set(texts)].sort();

interface AccessOn {
  readonly id: string;
  readonly engineer: string;
  readonly system: string;
  /** Of a system without one: 6, since checks look at such systems too. */
  readonly level: number;
  readonly contract: string | null;
  readonly mode: string;
  /** Sorted. */
  readonly escorts: readonly string[];
}

/** The accesses that hold on a day, with those who escort them on that day. */
function accessesOn(world: World, day: string): readonly AccessOn[] {
  return sorted(world.access.map((row) => cell(row, 'id'))).flatMap((id): AccessOn[] => {
    const row = world.access.find((one) => cell(one, 'id') === id && validOn(one, day));
    if (row === undefined) return [];
    const system = cell(row, 'system');
    const escorts = world.escorts.filter((one) => cell(one, 'access') === id && validOn(one, day));
    return [
      {
        id,
        system,
        engineer: cell(row, 'person'),
        level: Number(valueOf(world, 'systems', system, 'impact_level') ?? 6),
        contract: valueOf(world, 'access', id, 'contract'),
        mode: (valueOf(world, 'access', id, 'mode') ?? '').toUpperCase(),
        escorts: sorted(escorts.map((one) => cell(one, 'escort'))),
      },
    ];
  });
}

const countriesOf = (rows: readonly Row[], person: string, day: string) =>
  sorted(rows.filter((row) => cell(row, 'person') === person && validOn(row, day)).map((row) => cell(row, 'country')));

const employmentOf = (world: World, person: string, day: string) =>
  world.employment.filter((row) => cell(row, 'person') === person && validOn(row, day));

const familyOrNone = (world: World, contract: string | null) => (contract === null ? [] : familyOf(world, contract));

const statusOf = (world: World, person: string) =>
  (valueOf(world, 'people', person, 'us_person_status') ?? 'unknown').toUpperCase();

/** Collects sets of texts by several keys. */
class Groups {
  readonly #found = new Map<string, { readonly keys: readonly (string | null)[]; readonly sets: Set<string>[] }>();

  add(keys: readonly (string | null)[], ...values: readonly string[]): void {
    const name = JSON.stringify(keys);
    const one = this.#found.get(name) ?? { keys, sets: values.map(() => new Set<string>()) };
    values.forEach((value, at) => one.sets[at]?.add(value));
    this.#found.set(name, one);
  }

  /** The keys and the sets, in the order in which the keys came. */
  all(): readonly { readonly keys: readonly (string | null)[]; readonly sets: readonly ReadonlySet<string>[] }[] {
    return [...this.#found.values()];
  }
}

const sizes = (groups: Groups): Answer[] =>
  groups.all().map(({ keys, sets }) => [...keys, ...sets.map(({ size }) => size)]);

/** company, contract, finding, persons */
export function flowDownGap(world: World, day: string): Answer[] {
  const found = new Groups();
  const isGivenTo = (contract: string, company: string) =>
    world.subcontracts.some(
      (row) =>
        cell(row, 'contract') === contract &&
        cell(row, 'subcontractor') === company &&
        cell(row, 'contractor') !== company &&
        validOn(row, day),
    );
  const isPrime = (contract: string, company: string) => valueOf(world, 'contracts', contract, 'prime') === company;
  const add = (person: string, company: string, contract: string | null) => {
    if (contract === null) found.add([company, null, 'CONTRACT_NOT_ON_RECORD'], person);
    else if (!isPrime(contract, company)) {
      const finding = isGivenTo(contract, company) ? 'CLAUSE_NOT_ON_RECORD' : 'NO_SUBCONTRACT_ON_RECORD';
      found.add([company, contract, finding], person);
    }
  };
  for (const access of accessesOn(world, day).filter(({ level }) => level >= 4)) {
    const family = familyOrNone(world, access.contract);
    for (const person of [access.engineer, ...access.escorts]) {
      const all = employmentOf(world, person, day);
      const named = all.filter((row) => family.includes(cell(row, 'contract')));
      for (const row of named) add(person, cell(row, 'organization'), cell(row, 'contract'));
      if (named.length > 0) continue;
      for (const company of all.filter((row) => cell(row, 'contract') === '').map((row) => cell(row, 'organization'))) {
        if (family.some((contract) => isPrime(contract, company))) continue;
        const under = family.filter((contract) => isGivenTo(contract, company));
        for (const contract of under.length > 0 ? under : [access.contract]) add(person, company, contract);
      }
    }
  }
  return sizes(found);
}

/** escort, engineers, accesses, peakOverlap, peakOn, sessions, hours */
export function escortLoad(world: World, day: string): Answer[] {
  const days = allDays.filter((one) => one <= day);
  const onDays = new Map(days.map((one) => [one, accessesOn(world, one)]));
  return sorted(world.escorts.map((row) => cell(row, 'escort'))).flatMap((escort): Answer[] => {
    const on = (one: string) => (onDays.get(one) ?? []).filter(({ escorts }) => escorts.includes(escort));
    const now = on(day);
    if (now.length === 0) return [];
    const peak = Math.max(...days.map((one) => on(one).length));
    const first = days.find((one) => on(one).length === peak) ?? null;
    const sumOf = (column: string) => {
      const most = now.flatMap(({ id }) => {
        const rows = world.escorts.filter(
          (row) => cell(row, 'escort') === escort && cell(row, 'access') === id && validOn(row, day),
        );
        const stated = rows.map((row) => cell(row, column)).filter((text) => text !== '');
        return stated.length === 0 ? [] : [Math.max(...stated.map(Number))];
      });
      return most.length === 0 ? null : most.reduce((sum, one) => sum + one, 0);
    };
    const engineers = new Set(now.map(({ engineer }) => engineer)).size;
    // Nothing changes on the first of these days: what holds then has no start on record.
    const peakOn = first === allDays[0] ? null : first;
    return [[escort, engineers, now.length, peak, peakOn, sumOf('sessions'), sumOf('hours')]];
  });
}

/** escort, primes, accesses, employers */
export function escortsSharedAcrossPrimes(world: World, day: string): Answer[] {
  const all = accessesOn(world, day);
  return sorted(all.flatMap(({ escorts }) => escorts)).flatMap((escort): Answer[] => {
    const escorted = all.flatMap(({ id, contract, escorts }) => {
      const prime = contract === null ? null : valueOf(world, 'contracts', contract, 'prime');
      return escorts.includes(escort) && prime !== null ? [{ id, prime, family: familyOrNone(world, contract) }] : [];
    });
    const primes = sorted(escorted.map(({ prime }) => prime));
    if (primes.length < 2) return [];
    const employers = employmentOf(world, escort, day)
      .filter((row) =>
        [cell(row, 'contract')].some((one) => one === '' || escorted.some(({ family }) => family.includes(one))),
      )
      .map((row) => cell(row, 'organization'));
    return [[escort, primes, escorted.length, sorted(employers)]];
  });
}

/** access, change, why */
export function openedOrClosed(world: World, from: string, to: string, lists: readonly string[]): Answer[] {
  const of = (day: string, origin: string) =>
    new Set(referenceExposures(world, day, [origin], lists).map(({ access }) => access));
  const compare = (change: string, here: string, there: string): Answer[] => {
    const [other, unknown] = [of(there, 'FOREIGN'), of(there, 'UNDETERMINED')];
    const holding = new Set(accessesOn(world, there).map(({ id }) => id));
    return [...of(here, 'FOREIGN')]
      .filter((access) => !other.has(access))
      .map((access) => [
        access,
        change,
        holding.has(access) ? (unknown.has(access) ? 'UNDETERMINED' : 'PERSON') : 'ACCESS',
      ]);
  };
  return [...compare('CLOSED', from, to), ...compare('OPENED', to, from)];
}

const homes = ['US', 'PR', 'GU', 'VI', 'MP'];
const isUs = (country: string) => [...homes, 'AS', 'UM'].includes(country);
const isCitizen = (world: FullWorld, person: string, day: string) =>
  countriesOf(world.citizenships, person, day).some((country) => homes.includes(country));

/** person, finding */
export function locatedVersusCitizenship(world: FullWorld, day: string): Answer[] {
  const oneUs = (countries: readonly string[]) => countries.map((country) => (isUs(country) ? 'US' : country));
  return sorted(accessesOn(world, day).map(({ engineer }) => engineer)).flatMap((person): Answer[] => {
    const places = oneUs(countriesOf(world.locations, person, day));
    const of = oneUs(countriesOf(world.citizenships, person, day));
    if (statusOf(world, person) === 'CITIZEN') of.push('US');
    if (places.length === 0) return [[person, of.length === 0 ? 'NEITHER_ON_RECORD' : 'LOCATION_NOT_ON_RECORD']];
    if (of.length === 0) return [[person, 'CITIZENSHIP_NOT_ON_RECORD']];
    return places.some((place) => of.includes(place)) ? [] : [[person, 'DIFFERENT']];
  });
}

/** person, system */
export function statusNotOnRecord(world: FullWorld, day: string): Answer[] {
  const found = new Groups();
  for (const { engineer, system, level } of accessesOn(world, day))
    if (level >= 4 && statusOf(world, engineer) === 'UNKNOWN' && !isCitizen(world, engineer, day))
      found.add([engineer, system]);
  return sizes(found);
}

/** person, system, finding */
export function nonCitizens(world: FullWorld, day: string): Answer[] {
  const found = new Groups();
  for (const { engineer, system } of accessesOn(world, day)) {
    const status = statusOf(world, engineer);
    const claimed = isCitizen(world, engineer, day);
    if (status === 'CITIZEN' || (status === 'UNKNOWN' && claimed)) continue;
    const finding = claimed
      ? 'CITIZENSHIP_CONTRADICTED'
      : status === 'UNKNOWN'
        ? 'CITIZENSHIP_NOT_ON_RECORD'
        : 'NO_CITIZEN';
    found.add([engineer, system, finding]);
  }
  return sizes(found);
}

/** escort, usPersonStatus, accesses */
export function escortsNotCitizens(world: FullWorld, day: string): Answer[] {
  const found = new Groups();
  for (const { id, level, escorts } of accessesOn(world, day))
    for (const escort of level >= 4 ? escorts : []) {
      const status = statusOf(world, escort);
      if (status === 'CITIZEN' || (status === 'UNKNOWN' && isCitizen(world, escort, day))) continue;
      found.add([escort, status], id);
    }
  return found.all().map(({ keys, sets }) => [...keys, ...sets.map((set) => sorted(set))]);
}

const barred = (country: string) => ['CN', 'RU'].includes(country);
const isUsPerson = (status: string, level: number) =>
  status === 'CITIZEN' || (level < 6 && ['NATIONAL', 'LPR', 'PROTECTED'].includes(status));

/** What both checks of foreign persons need to know of an access; the status is that on record, or by citizenship. */
function personOf(world: FullWorld, access: AccessOn, day: string) {
  const places = countriesOf(world.locations, access.engineer, day);
  const claimed = isCitizen(world, access.engineer, day);
  const stated = statusOf(world, access.engineer);
  return {
    places,
    claimed,
    stated,
    status: stated === 'UNKNOWN' && claimed ? 'CITIZEN' : stated,
    isAbroad: places.some((place) => !isUs(place)),
    isBarred: places.some(barred),
  };
}

/** access, finding */
export function directGrants(world: FullWorld, day: string): Answer[] {
  return accessesOn(world, day).flatMap((access): Answer[] => {
    const { places, claimed, stated, status, isAbroad, isBarred } = personOf(world, access, day);
    if (access.mode !== 'DIRECT') return [];
    const isForeign = isAbroad || stated === 'FOREIGN_PERSON';
    if (!isForeign && places.length > 0) return [];
    const say = (finding: string): Answer[] => [[access.id, finding]];
    if (!isForeign) return say(status === 'UNKNOWN' ? 'ORIGIN_UNDETERMINED' : 'LOCATION_NOT_ON_RECORD');
    if (isUsPerson(status, access.level)) return say(isBarred ? 'US_PERSON_IN_GROUP_D' : 'US_PERSON');
    if (claimed) return say('CITIZENSHIP_CONTRADICTED');
    if (status !== 'UNKNOWN') return say('DIRECT_GRANT');
    return say(isBarred ? 'IN_GROUP_D' : 'STATUS_NOT_ON_RECORD');
  });
}

/** access, finding */
export function escortAsProxy(world: FullWorld, day: string): Answer[] {
  return accessesOn(world, day).flatMap((access): Answer[] => {
    const { places, claimed, stated, status, isAbroad, isBarred } = personOf(world, access, day);
    const isNowhere = places.length === 0;
    if (access.mode === 'DIRECT') return [];
    const isForeign = isAbroad || stated === 'FOREIGN_PERSON';
    if (!isForeign && !isNowhere) return [];
    const say = (finding: string): Answer[] => [[access.id, finding]];
    if (isBarred) return say('IN_GROUP_D');
    if (isUsPerson(status, access.level)) return say(isNowhere ? 'LOCATION_NOT_ON_RECORD' : 'US_PERSON');
    if (!isForeign) return say(stated === 'UNKNOWN' ? 'ORIGIN_UNDETERMINED' : 'LOCATION_NOT_ON_RECORD');
    if (access.mode === 'ESCORTED') {
      if (status === 'UNKNOWN') return say('STATUS_NOT_ON_RECORD');
      if (claimed) return say('CITIZENSHIP_CONTRADICTED');
      return say(status === 'FOREIGN_PERSON' ? status : 'NOT_A_CITIZEN');
    }
    const isApproved = world.access.some(
      (row) => cell(row, 'id') === access.id && validOn(row, day) && cell(row, 'approval_ref') !== '',
    );
    if (!isApproved) return say('NO_APPROVAL_ON_RECORD');
    if (isNowhere) return say('LOCATION_NOT_ON_RECORD');
    return valueOf(world, 'access', access.id, 'plane') === 'management' ? [] : say('INFRASTRUCTURE_NOT_ON_RECORD');
  });
}

/** employer, persons, accesses */
export function employersInCountry(world: World, day: string, country: string): Answer[] {
  const found = new Groups();
  for (const { id, engineer, contract } of accessesOn(world, day)) {
    if (!countriesOf(world.locations, engineer, day).includes(country)) continue;
    const family = familyOrNone(world, contract);
    const employers = employmentOf(world, engineer, day)
      .filter((row) => ['', ...family].includes(cell(row, 'contract')))
      .map((row) => cell(row, 'organization'));
    for (const employer of employers.length > 0 ? employers : [null]) found.add([employer], engineer, id);
  }
  return sizes(found);
}

/** contract, finding, accesses */
export function workInChina(world: World, day: string, threshold: number): Answer[] {
  const found = new Groups();
  for (const { id, engineer, contract } of accessesOn(world, day)) {
    const places = countriesOf(world.locations, engineer, day).filter((place) => ['CN', 'HK', 'MO'].includes(place));
    if (places.length === 0) continue;
    const value = contract === null ? null : valueOf(world, 'contracts', contract, 'value');
    const finding = !places.includes('CN')
      ? 'BY_INFERENCE'
      : value === null
        ? 'VALUE_NOT_ON_RECORD'
        : Number(value) > threshold
          ? 'OVER_THRESHOLD'
          : 'UNDER_THRESHOLD';
    found.add([contract, finding], id);
  }
  return sizes(found);
}

/** contract, firstTier, deeperTiers, endCount */
export function whereVisibilityEnds(world: World, day: string): Answer[] {
  return sorted(world.contracts.map((row) => cell(row, 'id'))).map((contract) => {
    const prime = valueOf(world, 'contracts', contract, 'prime');
    const hops = world.subcontracts
      .filter((row) => cell(row, 'contract') === contract && validOn(row, day))
      .map((row) => ({ by: cell(row, 'contractor'), to: cell(row, 'subcontractor') }));
    const real = hops.filter(({ by, to }) => by !== to);
    const tierOf = (isFirst: boolean) =>
      new Set(real.filter(({ by, to }) => (by === prime) === isFirst && to !== prime).map(({ to }) => to)).size;
    const companies = [...(prime === null ? [] : [prime]), ...hops.map(({ to }) => to)];
    const ends = sorted(companies.filter((company) => !real.some(({ by }) => by === company)));
    return [contract, tierOf(true), tierOf(false), ends.length];
  });
}
