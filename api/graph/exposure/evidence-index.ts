import { compareKeys, groupBy } from '../model/keys.ts';
import type { AccessMode, EdgeType, Label, UsPersonStatus } from '../model/vocabulary.ts';
import { exportControlLists } from '../priority/bands.ts';
import type {
  AccessStatement,
  ContractFacts,
  EmploymentStatement,
  Evidence,
  SystemFacts,
  VettingStatement,
} from './evidence.ts';
import type { Statement } from './exposure.ts';
import { dateHop, rankStatements } from './hops.ts';
import type { DatedHop } from './hops.ts';
import { indexOwnership } from './ownership.ts';
import type { OwnershipIndex } from './ownership.ts';
import { indexRoutes } from './routes.ts';
import type { Routes } from './routes.ts';

/** An access. Its contract and mode are resolved from all its statements, whatever their dates. */
export interface Access {
  readonly key: string;
  readonly engineer: string;
  readonly system: string;
  readonly contract: string | null;
  readonly mode: AccessMode;
  readonly hop: DatedHop;
  /** Best first. */
  readonly statements: readonly AccessStatement[];
}

/** An employer of a person; the contract is null if the sources name none. */
export interface Employment {
  readonly organization: string;
  readonly contract: string | null;
  readonly hop: DatedHop;
}

/** Evidence by key; an absent key means that nothing is on record. */
export interface EvidenceIndex {
  readonly accesses: ReadonlyMap<string, Access>;
  /** ESCORTS hops by access, sorted by the escorts' keys. */
  readonly escorts: ReadonlyMap<string, readonly DatedHop[]>;
  /** LENDS_TO hops by access, sorted by the holders' keys. */
  readonly credentials: ReadonlyMap<string, readonly DatedHop[]>;
  /** By person, sorted by organization and contract. */
  readonly employment: ReadonlyMap<string, readonly Employment[]>;
  /** By person, across all employers, best first. */
  readonly employmentStatements: ReadonlyMap<string, readonly EmploymentStatement[]>;
  /** LOCATED_IN hops by person, sorted by country. */
  readonly locations: ReadonlyMap<string, readonly DatedHop[]>;
  readonly vetting: ReadonlyMap<string, readonly VettingStatement[]>;
  /** DESIGNATED_ON hops by country. */
  readonly designations: ReadonlyMap<string, readonly DatedHop[]>;
  readonly statuses: ReadonlyMap<string, UsPersonStatus>;
  readonly systems: ReadonlyMap<string, SystemFacts>;
  readonly contracts: ReadonlyMap<string, ContractFacts>;
  readonly families: Families;
  readonly routes: Routes;
  readonly ownership: OwnershipIndex;
}

export function indexEvidence(evidence: Evidence): EvidenceIndex {
  const compare = rankStatements(new Map(evidence.sources.map((source) => [source.key, source])));
  const rank = <T extends { readonly statement: Statement }>(items: Iterable<T>) =>
    [...items].sort((a, b) => compare(a.statement, b.statement));

  /** Groups statements into hops between two labels: same ends, and same contract or access. */
  function hopsOf<T extends { readonly statement: Statement }>(
    items: Iterable<T>,
    type: EdgeType,
    [fromLabel, toLabel]: readonly [Label, Label],
    ends: (item: T) => { readonly from: string; readonly to: string; readonly under: string | null },
  ) {
    const groups = groupBy(items, (item) => {
      const { from, to, under } = ends(item);
      return JSON.stringify([from, to, under]);
    });
    return [...groups.values()].flatMap((group) => {
      const statements = rank(group);
      const [first] = statements;
      if (first === undefined) return [];
      const { from, to, under } = ends(first);
      const hop = dateHop({
        type,
        from: { label: fromLabel, key: from },
        to: { label: toLabel, key: to },
        under,
        statements: statements.map(({ statement }) => statement),
      });
      return { hop, statements };
    });
  }
  const byKey = (keyOf: (hop: DatedHop) => string) => (a: DatedHop, b: DatedHop) => compareKeys(keyOf(a), keyOf(b));
  const fromKey = ({ hop }: DatedHop) => hop.from.key;
  const toKey = ({ hop }: DatedHop) => hop.to.key;
  const under = ({ hop }: DatedHop) => hop.under ?? '';

  const accesses = hopsOf(evidence.accesses, 'ACCESSES', ['Person', 'System'], (item) => ({
    from: item.person,
    to: item.system,
    under: item.access,
  })).flatMap(({ hop, statements }): Access[] => {
    const [best] = statements;
    if (best === undefined) return [];
    const contract = statements.find((statement) => statement.contract !== null)?.contract ?? null;
    return [
      { key: best.access, engineer: best.person, system: best.system, contract, mode: best.mode, hop, statements },
    ];
  });

  const escorts = hopsOf(evidence.escorts, 'ESCORTS', ['Person', 'Person'], (item) => ({
    from: item.escort,
    to: item.engineer,
    under: item.access,
  })).map(({ hop }) => hop);

  const credentials = hopsOf(evidence.credentials, 'LENDS_TO', ['Person', 'Person'], (item) => ({
    from: item.holder,
    to: item.engineer,
    under: item.access,
  })).map(({ hop }) => hop);

  const employment = hopsOf(evidence.employment, 'EMPLOYS', ['Organization', 'Person'], (item) => ({
    from: item.organization,
    to: item.person,
    under: item.contract,
  }))
    .map(({ hop }) => ({ organization: hop.hop.from.key, contract: hop.hop.under, hop }))
    .sort((a, b) => compareKeys(a.organization, b.organization) || compareKeys(a.contract ?? '', b.contract ?? ''));

  const locations = hopsOf(evidence.locations, 'LOCATED_IN', ['Person', 'Country'], (item) => ({
    from: item.person,
    to: item.country,
    under: null,
  })).map(({ hop }) => hop);

  const subcontracts = hopsOf(evidence.subcontracts, 'SUBCONTRACTS_TO', ['Organization', 'Organization'], (item) => ({
    from: item.contractor,
    to: item.subcontractor,
    under: item.contract,
  })).map(({ hop }) => hop);

  const owners = hopsOf(evidence.ownership, 'OWNS', ['Organization', 'Organization'], (item) => ({
    from: item.owner,
    to: item.owned,
    under: null,
  })).map(({ hop }) => hop);

  const designationsOf = (label: 'Country' | 'Organization') =>
    groupBy(
      hopsOf(
        evidence.designations.filter((item) => item[label === 'Country' ? 'country' : 'organization'] !== null),
        'DESIGNATED_ON',
        [label, 'DesignationList'],
        (item) => ({ from: item.country ?? item.organization ?? '', to: item.list, under: null }),
      ).map(({ hop }) => hop),
      fromKey,
    );

  const contracts = new Map(evidence.contracts.map((contract) => [contract.key, contract]));
  const primes = new Map(
    evidence.contracts.flatMap(({ key, prime }) => (prime === null ? [] : [[key, prime] as const])),
  );
  const designations = designationsOf('Country');

  return {
    accesses: new Map(accesses.map((access) => [access.key, access])),
    escorts: groupBy(escorts.sort(byKey(fromKey)), under),
    credentials: groupBy(credentials.sort(byKey(fromKey)), under),
    employment: groupBy(employment, ({ hop }) => toKey(hop)),
    employmentStatements: groupBy(rank(evidence.employment), ({ person }) => person),
    locations: groupBy(locations.sort(byKey(toKey)), fromKey),
    vetting: groupBy(rank(evidence.vetting), ({ person }) => person),
    designations,
    statuses: new Map(evidence.people.map(({ key, usPersonStatus }) => [key, usPersonStatus])),
    systems: new Map(evidence.systems.map((system) => [system.key, system])),
    contracts,
    families: indexFamilies(contracts),
    routes: indexRoutes(groupBy(subcontracts, under), primes),
    ownership: indexOwnership({
      owners: groupBy(owners, toKey),
      countries: new Map(evidence.organizations.map(({ key, country }) => [key, country])),
      designationsOfCountries: new Map(
        [...designations].map(([country, hops]) => [
          country,
          hops.filter(({ hop }) => !exportControlLists.has(hop.to.key)),
        ]),
      ),
      designationsOfOrganizations: designationsOf('Organization'),
    }),
  };
}

/** Returns the hops, on any day, to the engineer of an access from those who may answer for it in the engineer's place: ESCORTS and LENDS_TO. */
export function hopsToEngineer(index: EvidenceIndex, access: string): readonly DatedHop[] {
  return [...(index.escorts.get(access) ?? []), ...(index.credentials.get(access) ?? [])];
}

/** Returns a person's status; UNKNOWN if no source states it. */
export function statusOf(index: EvidenceIndex, person: string): UsPersonStatus {
  return index.statuses.get(person) ?? 'UNKNOWN';
}

export function systemOf(index: EvidenceIndex, system: string): SystemFacts {
  const facts = index.systems.get(system);
  if (facts === undefined) throw new Error(`The evidence lacks the system ${system}.`);
  return facts;
}

/** The families of contracts: those above and below each contract, at any depth, without siblings. Cycles of parents are harmless. */
export interface Families {
  has(contract: string, member: string): boolean;
  /** The contract itself, the contracts above it and those below it. */
  of(contract: string): ReadonlySet<string>;
}

export function indexFamilies(contracts: ReadonlyMap<string, ContractFacts>): Families {
  const children = groupBy(contracts.values(), ({ parent }) => parent);
  const ancestors = new Map<string, ReadonlySet<string>>();
  const families = new Map<string, ReadonlySet<string>>();

  /** Includes the contract itself. */
  function ancestorsOf(contract: string): ReadonlySet<string> {
    let found = ancestors.get(contract);
    if (found === undefined) {
      const climbed = new Set<string>();
      for (let at: string | null | undefined = contract; at != null && !climbed.has(at);) {
        climbed.add(at);
        at = contracts.get(at)?.parent;
      }
      ancestors.set(contract, (found = climbed));
    }
    return found;
  }

  return {
    has: (contract, member) => ancestorsOf(contract).has(member) || ancestorsOf(member).has(contract),
    of(contract) {
      let family = families.get(contract);
      if (family === undefined) {
        const under = new Set([contract]);
        // A set's iterator also visits items added during the iteration.
        for (const at of under) for (const child of children.get(at) ?? []) under.add(child.key);
        families.set(contract, (family = new Set([...ancestorsOf(contract), ...under])));
      }
      return family;
    },
  };
}
