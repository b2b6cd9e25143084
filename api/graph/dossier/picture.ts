import type { Chain, ChainOrganization, ChainPerson, ChainSystem } from '#picture/chain.ts';
import { LEADING, drawChains } from '#picture/chains.ts';
import { withFootnotes } from '#picture/exhibit.ts';
import type { Picture } from '#picture/picture.ts';
import type { Exposure } from '../exposure/exposure.ts';
import { countries } from '../model/countries.ts';
import { hopKey, nodeKey, nodeRef } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import { systemKinds } from '../model/vocabulary.ts';
import type { Dossier, DossierChain } from './dossier.ts';
import { noFacts } from './node-facts.ts';
import type { NodeFacts } from './node-facts.ts';
import { nameOf } from './redact.ts';
import { numbersOf } from './words.ts';

/** Draws chains of a dossier, with what its profile shows. Ids in the picture are numbers: those of persons may be left out. */
export function drawExposures(dossier: Dossier, chains: readonly DossierChain[]): Picture {
  const numbers = new Map<string, number>();
  const idOf = (key: string) => {
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return String(number);
  };
  const drawn = drawChains(
    chains.map(({ exposure }) => chainOf(dossier, exposure, idOf)),
    LEADING,
  );
  const sources = numbersOf(dossier);
  const employment = chains.flatMap((one) => one.employment);
  const hops = [...chains.flatMap(({ exposure }) => exposure.path), ...employment];
  return withFootnotes(
    drawn,
    new Map(hops.map((hop) => [idOf(hopKey(hop)), hop.statements.flatMap(({ source }) => sources.get(source) ?? [])])),
    employment.map((hop) => ({ id: idOf(hopKey(hop)), from: idOf(nodeKey(hop.from)), to: idOf(nodeKey(hop.to)) })),
  );
}

function chainOf(dossier: Dossier, exposure: Exposure, idOf: (key: string) => string): Chain {
  const named = (node: NodeRef) => ({ id: idOf(nodeKey(node)), caption: nameOf(dossier, node) });
  const factsOf = (node: NodeRef) => dossier.facts[nodeKey(node)] ?? noFacts;
  const organization = (key: string): ChainOrganization => {
    const node = nodeRef('Organization', key);
    const { dataClass, country } = factsOf(node);
    const found = country === null ? undefined : countries.get(country);
    return { ...named(node), dataClass, country: found ?? null };
  };
  const person = (key: string): ChainPerson => {
    const node = nodeRef('Person', key);
    const { dataClass, kind, headcount } = factsOf(node);
    return { ...named(node), key, dataClass, kind, headcount };
  };
  const ifAny = <T>(key: string | null, of: (key: string) => T): T | null => (key === null ? null : of(key));
  const { path, contract, prime, accountable, escort, credentialOf, engineer } = exposure;
  return {
    id: exposure.id,
    accessKey: exposure.access,
    lineage: exposure.lineage,
    contract: ifAny(contract, (key) => {
      const node = nodeRef('Contract', key);
      const { id, caption } = named(node);
      return { key: id, caption, identified: factsOf(node).identified };
    }),
    prime: ifAny(prime, organization),
    chain: exposure.chain.map(organization),
    accountable: ifAny(accountable, organization),
    escort: ifAny(escort, person),
    credentialOf: ifAny(credentialOf, person),
    engineer: person(engineer),
    countries: exposure.countries.map((key) => ({ name: nameOf(dossier, nodeRef('Country', key)) })),
    engineerEmployers: exposure.engineerEmployers.map(organization),
    system: systemOf(exposure, named, factsOf),
    path: {
      edges: path.map((hop) => ({
        id: idOf(hopKey(hop)),
        type: hop.type,
        from: idOf(nodeKey(hop.from)),
        to: idOf(nodeKey(hop.to)),
        statements: hop.statements,
      })),
    },
  };
}

function systemOf(
  { system, impactLevel, sensitivity }: Exposure,
  named: (node: NodeRef) => Pick<ChainSystem, 'id' | 'caption'>,
  factsOf: (node: NodeRef) => NodeFacts,
): ChainSystem {
  const node = nodeRef('System', system);
  const { dataClass, kind } = factsOf(node);
  const systemKind = systemKinds.find((one) => one === kind) ?? 'OTHER';
  const { id, caption } = named(node);
  return { id, key: id, caption, dataClass, systemKind, impactLevel, sensitivity };
}
