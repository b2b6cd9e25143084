import { answeringEmployment, employmentOn } from '../exposure/chains.ts';
import { vettingOf } from '../exposure/evaluate.ts';
import { indexEvidence } from '../exposure/evidence-index.ts';
import type { Access, EvidenceIndex } from '../exposure/evidence-index.ts';
import type { Evidence, VettingStatement } from '../exposure/evidence.ts';
import type { Statement } from '../exposure/exposure.ts';
import { isValidOn } from '../exposure/hops.ts';
import { isAbroad } from '../exposure/origin.ts';
import type { Routes } from '../exposure/routes.ts';
import type { Day } from '../model/day.ts';
import { clearanceOn } from '../priority/bands.ts';
import type { Action } from './action.ts';

/** Evidence as it would be. */
interface Changed {
  readonly evidence: Evidence;
  readonly index: EvidenceIndex;
}

/**
 * Returns evidence as if actions were taken on a day, one after the other: statements end on that day, or others begin. For the end of a
 * subcontract, the evidence must hold all contracts above and under its own, and the routes under these to the employers in it.
 */
export function applyActions(evidence: Evidence, actions: readonly Action[], day: Day): Evidence {
  return actions.reduce(
    (before, action) => ({ ...before, ...changesOf({ evidence: before, index: indexEvidence(before) }, action, day) }),
    evidence,
  );
}

function changesOf(before: Changed, { kind, nodes }: Action, day: Day): Partial<Evidence> {
  const { evidence, index } = before;
  const [first = '', second = '', third = ''] = nodes;
  switch (kind) {
    case 'END_SUBCONTRACT':
      return endSubcontract(before, { contract: first, contractor: second, subcontractor: third }, day);
    case 'REPLACE_ESCORT_SUPPLIER': {
      const isSupplied = (access: Access, escort: string) =>
        answeringEmployment(index, access, escort, day).some(({ organization }) => organization === first);
      return { escorts: endEscorting(before, day, isSupplied) };
    }
    case 'MOVE_STAFF':
      return { locations: move(evidence, day, new Set(nodes), isAbroad) };
    case 'VET_STAFF':
      return { vetting: vet(before, new Set(nodes), day) };
    case 'REVOKE_ACCESS':
      return { accesses: endFrom(evidence.accesses, day, ({ access }) => access === first) };
    case 'LEAVE_COUNTRY':
      return {
        locations: move(evidence, day, employedIn(evidence, first, second, day), (country) => country === second),
      };
  }
}

interface Subcontract {
  readonly contract: string;
  readonly contractor: string;
  readonly subcontractor: string;
}

/** Ends the hop, the employment of those whom no route reaches any more, and the accesses and escorting of people who then have no employment. */
function endSubcontract(
  { evidence, index }: Changed,
  { contract, contractor, subcontractor }: Subcontract,
  day: Day,
): Partial<Evidence> {
  const subcontracts = endFrom(
    evidence.subcontracts,
    day,
    (one) => one.contract === contract && one.contractor === contractor && one.subcontractor === subcontractor,
  );
  const isCutOff = companiesCutOff(
    index,
    contract,
    indexEvidence({ ...evidence, ...nobody, subcontracts }).routes,
    day,
  );
  /** Whether all employment that counts for an access ends. */
  const loses = (access: Access, person: string) => {
    const held = employmentOn(index, access, person, day);
    const ends = ({ organization, contract: named }: (typeof held)[number]) =>
      isCutOff(organization, named ?? access.contract);
    return held.length > 0 && held.every(ends);
  };
  const ended = new Set(
    [...index.accesses.values()].filter((access) => loses(access, access.engineer)).map(({ key }) => key),
  );
  return {
    subcontracts,
    employment: endFrom(
      evidence.employment,
      day,
      ({ organization, contract: named }) => named !== null && isCutOff(organization, named),
    ),
    accesses: endFrom(evidence.accesses, day, ({ access }) => ended.has(access)),
    escorts: endEscorting({ evidence, index }, day, loses),
  };
}

/** Evidence that routes do not depend on. */
const nobody: Pick<Evidence, 'accesses' | 'escorts' | 'credentials' | 'employment' | 'locations' | 'vetting'> = {
  accesses: [],
  escorts: [],
  credentials: [],
  employment: [],
  locations: [],
  vetting: [],
};

/**
 * Returns a test of whether the end of a subcontract under a contract cuts a company off from another contract: of the other contract's family,
 * the first one is a part, a route under it reaches the company now, and no route under any contract of that family will.
 */
function companiesCutOff({ families, routes }: EvidenceIndex, ended: string, remaining: Routes, day: Day) {
  const known = new Map<string, boolean>();
  const isReached = (of: Routes, contract: string, organization: string) =>
    of.to(contract, organization).on(day).length > 0;
  return (organization: string, contract: string | null): boolean => {
    if (contract === null || !families.has(ended, contract)) return false;
    const id = JSON.stringify([organization, contract]);
    let isCutOff = known.get(id);
    if (isCutOff === undefined) {
      isCutOff =
        isReached(routes, ended, organization) &&
        ![...remaining.contractsTo(organization)].some(
          (one) => families.has(contract, one) && isReached(remaining, one, organization),
        );
      known.set(id, isCutOff);
    }
    return isCutOff;
  };
}

/** Ends the escorting of an access by some of those who escort it. */
function endEscorting(
  { evidence, index }: Changed,
  day: Day,
  ends: (access: Access, escort: string) => boolean,
): Evidence['escorts'] {
  return endFrom(evidence.escorts, day, ({ access: key, escort }) => {
    const access = index.accesses.get(key);
    return access !== undefined && ends(access, escort);
  });
}

/** Returns the people whom an organization employs on a day, on whatever contract, and who are located in a country. */
function employedIn(
  { employment, locations }: Evidence,
  employer: string,
  country: string,
  day: Day,
): ReadonlySet<string> {
  const employed = new Set(
    employment
      .filter(({ organization, statement }) => organization === employer && isValidOn(statement, day))
      .map(({ person }) => person),
  );
  return new Set(
    locations
      .filter((one) => one.country === country && employed.has(one.person) && isValidOn(one.statement, day))
      .map(({ person }) => person),
  );
}

/** Moves people out of some countries to the United States. */
function move(
  { locations }: Evidence,
  day: Day,
  people: ReadonlySet<string>,
  leaves: (country: string) => boolean,
): Evidence['locations'] {
  return [
    ...endFrom(locations, day, ({ person, country }) => people.has(person) && leaves(country)),
    ...[...people].map((person) => ({ person, country: 'US', statement: assumed(`${person}/location`, day) })),
  ];
}

/** Replaces what is on record about the vetting of people by what every impact level accepts; a higher clearance stays. */
function vet({ evidence, index }: Changed, people: ReadonlySet<string>, day: Day): Evidence['vetting'] {
  return [
    ...endFrom(evidence.vetting, day, ({ person }) => people.has(person)),
    ...[...people].map((person): VettingStatement => ({
      person,
      tier: 'T3',
      clearance: clearanceOn(vettingOf(index, person, day), day) === 'TS' ? 'TS' : 'S',
      adjudication: 'FAVORABLE',
      expiresOn: null,
      statement: assumed(`${person}/vetting`, day),
    })),
  ];
}

/** What an action assumes, as the statement of no source. */
function assumed(key: string, day: Day): Statement {
  return {
    key,
    source: '',
    validFrom: day,
    validTo: null,
    confidence: 100,
    dataClass: 'INFERRED',
    properties: {},
  };
}

/** Ends statements on a day; those that begin later never begin. */
function endFrom<T extends { readonly statement: Statement }>(
  items: readonly T[],
  day: Day,
  ends: (item: T) => boolean,
): readonly T[] {
  return items.map((item) => {
    const { validTo } = item.statement;
    if (!ends(item) || (validTo !== null && validTo <= day)) return item;
    return { ...item, statement: { ...item.statement, validTo: day } };
  });
}
