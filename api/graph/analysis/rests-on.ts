import { contractsFor, employmentFor } from '../exposure/access-on.ts';
import type { DatedHop } from '../exposure/dated-hop.ts';
import type { EvidenceIndex } from '../exposure/index-evidence.ts';

export interface Foundations {
  /** Employers, contractors on the way to them, and owners of these. */
  readonly organizations: readonly string[];
  /** Of every statement that counts for the access. */
  readonly sources: readonly string[];
}

/** What an access's history rests on that it can't be found by otherwise when it changes. */
export function restsOn(index: EvidenceIndex, key: string): Foundations {
  const access = index.accesses.get(key);
  const organizations = new Set<string>();
  const sources = new Set<string>();
  if (access === undefined) return { organizations: [], sources: [] };
  const addHop = ({ hop }: DatedHop) => {
    for (const { source } of hop.statements) sources.add(source);
  };

  addHop(access.hop);
  const escorts = index.escorts.get(key) ?? [];
  escorts.forEach(addHop);
  for (const location of index.locations.get(access.engineer) ?? []) {
    addHop(location);
    (index.designations.get(location.hop.to.key) ?? []).forEach(addHop);
  }
  for (const person of new Set([access.engineer, ...escorts.map(({ hop }) => hop.from.key)])) {
    for (const { statement } of index.vetting.get(person) ?? []) sources.add(statement.source);
    for (const { organization, contract, hop } of employmentFor(index, access, person)) {
      addHop(hop);
      organizations.add(organization);
      for (const under of contract === null ? contractsFor(index, access, organization) : [contract]) {
        const upstream = index.routes.upstreamOf(under, organization);
        upstream.hops.forEach(addHop);
        for (const one of upstream.organizations) organizations.add(one);
      }
    }
  }
  for (const organization of [...organizations]) {
    const owners = index.ownership.ownersOf(organization);
    owners.hops.forEach(addHop);
    for (const one of owners.organizations) organizations.add(one);
  }
  return { organizations: [...organizations].sort(), sources: [...sources].sort() };
}
