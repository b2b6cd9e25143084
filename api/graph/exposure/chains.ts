import { hash } from 'node:crypto';
import type { Day } from '../model/day.ts';
import { hopsToEngineer } from './evidence-index.ts';
import type { Access, Employment, EvidenceIndex } from './evidence-index.ts';
import { gaps } from './exposure.ts';
import type { Gap, Lineage, Origin } from './exposure.ts';
import { bestOn } from './hops.ts';
import type { DatedHop } from './hops.ts';
import { cutRoutes } from './routes.ts';
import type { Route, RouteName } from './routes.ts';

/** How an access comes about, independent of the day: what its id identifies. */
export interface Chain {
  readonly id: string;
  /** The escort who is responsible for the access. */
  readonly escort: string | null;
  /** The person on whose credential the access is used, who is responsible for it. If this is null too, the engineer is. */
  readonly credentialOf: string | null;
  readonly contract: string | null;
  readonly prime: string | null;
  readonly step: EmploymentStep;
  /** From the prime to the accountable organization; empty when BROKEN. */
  readonly organizations: readonly string[];
  readonly accountable: string | null;
  readonly lineage: Lineage;
  /** SUBCONTRACTS_TO …, EMPLOYS, ESCORTS or LENDS_TO. */
  readonly hops: readonly DatedHop[];
}

export interface ChainOnDay {
  readonly chain: Chain;
  /** Whether this access and responsible person have more routes than are shown. */
  readonly isCut: boolean;
}

/** An access on a day on which it holds. */
export interface AccessOnDay {
  /** LOCATED_IN hops of the engineer that hold. */
  readonly locations: readonly DatedHop[];
  readonly engineerEmployers: readonly string[];
  /** The escorts on record. Their chains come first, then those of the people who lend their credentials. */
  readonly escorts: readonly string[];
  readonly chains: readonly ChainOnDay[];
}

/** Which employment connects the responsible person to the accountable organization. */
type EmploymentStep = 'named' | 'unnamed' | 'unknown';

/**
 * The person who is responsible for an access: an escort, with the ESCORTS hop; the holder of the credential, with the LENDS_TO hop; or the engineer,
 * without a hop. A person who is both the escort and the holder is responsible once as each.
 */
interface ResponsiblePerson {
  readonly person: string;
  readonly hop: DatedHop | null;
}

/**
 * Computes an access on a day, whatever the engineer's origin: who is responsible for it, for which employers, and by which routes from a prime.
 * @param beyondCut routes that give a chain even if they are not among those shown
 * @returns null if the access does not hold
 */
export function accessOn(
  index: EvidenceIndex,
  access: Access,
  day: Day,
  beyondCut: readonly RouteName[] = [],
): AccessOnDay | null {
  const holds = ({ hop }: DatedHop) => bestOn(hop, day) !== null;
  if (!holds(access.hop)) return null;
  const escorts = (index.escorts.get(access.key) ?? []).filter(holds);
  const others = hopsToEngineer(index, access.key).filter(holds);
  const responsible: ResponsiblePerson[] =
    others.length === 0
      ? [{ person: access.engineer, hop: null }]
      : others.map((hop) => ({ person: hop.hop.from.key, hop }));
  const employers = employmentOn(index, access, access.engineer, day).map(({ organization }) => organization);
  return {
    locations: (index.locations.get(access.engineer) ?? []).filter(holds),
    engineerEmployers: [...new Set(employers)],
    escorts: escorts.map(({ hop }) => hop.from.key),
    chains: responsible.flatMap((one) => chainsOf(index, access, one, { day, beyondCut })),
  };
}

/** Employment that counts for an access: on a contract of its family, or with none named. */
export function employmentFor(index: EvidenceIndex, access: Access, person: string): readonly Employment[] {
  return (index.employment.get(person) ?? []).filter(({ contract }) => countsFor(index, access, contract));
}

/** Whether employment on a contract counts for an access; null: the employment names no contract. */
export function countsFor(index: EvidenceIndex, access: Access, contract: string | null): boolean {
  return contract === null || (access.contract !== null && index.families.has(access.contract, contract));
}

/** Employment that counts for an access and holds on a day. */
export function employmentOn(index: EvidenceIndex, access: Access, person: string, day: Day): readonly Employment[] {
  return employmentFor(index, access, person).filter(({ hop }) => bestOn(hop.hop, day) !== null);
}

/**
 * Of the employment that counts for an access and holds on a day, that by which the person answers for it: employment without a contract
 * does so only if none names one.
 */
export function answeringEmployment(
  index: EvidenceIndex,
  access: Access,
  person: string,
  day: Day,
): readonly Employment[] {
  const holding = employmentOn(index, access, person, day);
  const named = holding.filter(({ contract }) => contract !== null);
  return named.length > 0 ? named : holding;
}

/** Contracts under which a route may lead to an employer on some day: the one that the employment names, else those of the access's family. */
export function contractsFor(index: EvidenceIndex, access: Access, employment: Employment): readonly string[] {
  if (employment.contract !== null) return [employment.contract];
  const { contract } = access;
  if (contract === null) return [];
  return [...index.routes.contractsTo(employment.organization)].filter((one) => index.families.has(contract, one));
}

interface ChainsRequest {
  readonly day: Day;
  readonly beyondCut: readonly RouteName[];
}

function chainsOf(
  index: EvidenceIndex,
  access: Access,
  responsible: ResponsiblePerson,
  { day, beyondCut }: ChainsRequest,
): readonly ChainOnDay[] {
  const chain = (parts: ChainParts) => makeChain(index, access, responsible, parts);
  const counting = answeringEmployment(index, access, responsible.person, day);
  const [first] = counting;
  if (first === undefined) {
    const { contract } = access;
    return [{ chain: chain({ step: 'unknown', contract, employment: null, route: null }), isCut: false }];
  }
  const step = first.contract === null ? 'unnamed' : 'named';
  const employmentOf = new Map<Route, Employment>();
  const broken: ChainOnDay[] = [];
  for (const employment of counting) {
    const routes = contractsFor(index, access, employment).flatMap((contract) =>
      index.routes.to(contract, employment.organization).on(day),
    );
    for (const route of routes) employmentOf.set(route, employment);
    if (routes.length > 0) continue;
    const contract = employment.contract ?? access.contract;
    broken.push({ chain: chain({ step, contract, employment, route: null }), isCut: false });
  }
  const { shown, isCut } = cutRoutes([...employmentOf.keys()]);
  const names = new Set(isCut ? shown.map(nameOf) : []);
  const hidden = (isCut ? beyondCut : []).flatMap((name): Route[] => {
    const employment = counting.find(
      (one) =>
        one.organization === name.organizations.at(-1) && contractsFor(index, access, one).includes(name.contract),
    );
    const route = employment === undefined || names.has(nameOf(name)) ? null : index.routes.named(name, day);
    if (employment === undefined || route === null) return [];
    employmentOf.set(route, employment);
    return [route];
  });
  const connected = [...shown, ...hidden].map((route) => ({
    chain: chain({ step, contract: route.contract, employment: employmentOf.get(route) ?? null, route }),
    isCut,
  }));
  return [...connected, ...broken];
}

function nameOf({ contract, organizations }: RouteName): string {
  return JSON.stringify([contract, organizations]);
}

interface ChainParts {
  readonly step: EmploymentStep;
  readonly contract: string | null;
  readonly employment: Employment | null;
  /** Null: BROKEN. */
  readonly route: Route | null;
}

function makeChain(index: EvidenceIndex, access: Access, responsible: ResponsiblePerson, parts: ChainParts): Chain {
  const { step, contract, employment, route } = parts;
  const type = responsible.hop?.hop.type ?? null;
  const facts = contract === null ? null : (index.contracts.get(contract) ?? null);
  const accountable = employment?.organization ?? null;
  const organizations = route?.organizations ?? [];
  return {
    id: chainId(access, {
      responsible: responsible.person,
      isHolder: type === 'LENDS_TO',
      contract,
      step,
      isBroken: route === null,
      organizations: route === null && accountable !== null ? [accountable] : organizations,
    }),
    escort: type === 'ESCORTS' ? responsible.person : null,
    credentialOf: type === 'LENDS_TO' ? responsible.person : null,
    contract,
    prime: facts?.prime ?? null,
    step,
    organizations,
    accountable,
    lineage: route === null ? 'BROKEN' : step === 'named' && facts?.identified !== false ? 'COMPLETE' : 'INFERRED',
    hops: [
      ...(route?.hops ?? []),
      ...(employment === null ? [] : [employment.hop]),
      ...(responsible.hop === null ? [] : [responsible.hop]),
    ],
  };
}

/** Identifies a chain of an access on any day and in any database. */
interface ChainIdentity {
  readonly responsible: string;
  /** Responsible as the holder of the credential. */
  readonly isHolder: boolean;
  readonly contract: string | null;
  readonly step: EmploymentStep;
  readonly isBroken: boolean;
  /** The route; for a BROKEN chain, the accountable organization, if any. */
  readonly organizations: readonly string[];
}

/** The ids of an access's chains by what identifies them: most chains hold in several pieces of its history, and a digest takes long. */
const chainIds = new WeakMap<Access, Map<string, string>>();

/**
 * Sixteen characters of base64url: 96 bits. Includes the engineer and the system, because a source may use the key of an access again for
 * others: a decision about the former chain must not count for the new one.
 */
function chainId(access: Access, chain: ChainIdentity): string {
  const { key, engineer, system } = access;
  const { responsible, isHolder, contract, step, isBroken, organizations } = chain;
  const parts = [key, engineer, system, responsible, contract, step, isBroken, organizations];
  const identity = JSON.stringify(isHolder ? [...parts, 'holder'] : parts);
  const known = chainIds.get(access) ?? new Map<string, string>();
  chainIds.set(access, known);
  let id = known.get(identity);
  if (id === undefined) {
    id = hash('sha256', identity, 'base64url').slice(0, 16);
    known.set(identity, id);
  }
  return id;
}

/** Returns what the record lacks for a chain on a day. */
export function gapsOf(
  index: EvidenceIndex,
  access: Access,
  { escorts }: AccessOnDay,
  { chain, isCut }: ChainOnDay,
  origin: Origin,
): readonly Gap[] {
  const contract = chain.contract === null ? undefined : index.contracts.get(chain.contract);
  const isMissing: Readonly<Record<Gap, boolean>> = {
    NO_ESCORT_ON_RECORD: escorts.length === 0,
    CONTRACT_NOT_IDENTIFIED: contract?.identified === false,
    EMPLOYMENT_NAMES_NO_CONTRACT: chain.step === 'unnamed',
    NO_SUBCONTRACT_ROUTE: chain.lineage === 'BROKEN' && chain.accountable !== null,
    EMPLOYER_UNKNOWN: chain.step === 'unknown',
    NO_CONTRACT_ON_ACCESS: access.contract === null,
    RELATED_CONTRACT: chain.contract !== access.contract,
    ORIGIN_UNDETERMINED: origin === 'UNDETERMINED',
    ROUTES_CUT: isCut,
  };
  return gaps.filter((gap) => isMissing[gap]);
}
