import { loadEntities } from '#graph/entities/load-entities.ts';
import type { Exposure, NodeRef } from '#graph/exposure/exposure.ts';
import { nameNode } from '#graph/guard/node-name.ts';
import type { Graph } from '#graph/open-graph.ts';

/** What the nodes of an exposure are called, where they stand as keys. */
export interface ExposureNames {
  readonly system: string;
  readonly engineer: string;
  readonly countries: readonly string[];
  readonly engineerEmployers: readonly string[];
  readonly escort: string | null;
  readonly accountable: string | null;
  readonly chain: readonly string[];
  readonly contract: string | null;
}

/** The names of exposures, in their order, asked for all at once. A node without a name is called by its key. */
export async function nameExposures(
  { database }: Pick<Graph, 'database'>,
  exposures: readonly Exposure[],
): Promise<readonly ExposureNames[]> {
  const refs = new Map(exposures.flatMap(refsOf).map((ref) => [idOf(ref), ref]));
  const entities = await loadEntities(database, [...refs.values()]);
  const captions = new Map(
    entities.flatMap((entity) =>
      entity === null
        ? []
        : [[idOf(entity), nameNode(entity.labels, { ...entity.properties, key: entity.key }).caption]],
    ),
  );
  const name = (label: NodeRef['label']) => (key: string) => captions.get(idOf({ label, key })) ?? key;
  const optional = (label: NodeRef['label'], key: string | null) => (key === null ? null : name(label)(key));
  return exposures.map((exposure) => ({
    system: name('System')(exposure.system),
    engineer: name('Person')(exposure.engineer),
    countries: exposure.countries.map(name('Country')),
    engineerEmployers: exposure.engineerEmployers.map(name('Organization')),
    escort: optional('Person', exposure.escort),
    accountable: optional('Organization', exposure.accountable),
    chain: exposure.chain.map(name('Organization')),
    contract: optional('Contract', exposure.contract),
  }));
}

function refsOf(exposure: Exposure): readonly NodeRef[] {
  const { system, engineer, countries, engineerEmployers, escort, accountable, chain, contract } = exposure;
  const all = (label: NodeRef['label'], keys: readonly (string | null)[]): readonly NodeRef[] =>
    keys.flatMap((key) => (key === null ? [] : [{ label, key }]));
  return [
    ...all('System', [system]),
    ...all('Person', [engineer, escort]),
    ...all('Country', countries),
    ...all('Organization', [...engineerEmployers, accountable, ...chain]),
    ...all('Contract', [contract]),
  ];
}

function idOf({ label, key }: NodeRef): string {
  return `${label} ${key}`;
}
