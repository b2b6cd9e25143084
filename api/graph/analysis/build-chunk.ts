import { lineages } from '../exposure/exposure.ts';
import type { Chunk } from './chunk.ts';
import type { Dictionary } from './dictionary.ts';
import type { EncodedHistory } from './encode-history.ts';
import type { Names } from './names.ts';

const broken = lineages.indexOf('BROKEN');

/** Puts histories, as `encodeHistory` wrote them, into columns. */
export function buildChunk(
  dictionary: Dictionary,
  histories: readonly { readonly access: string; readonly encoded: EncodedHistory }[],
): Chunk {
  const accesses: string[] = [];
  const ids: string[] = [];
  const columns = {
    engineer: list(),
    system: list(),
    mode: list(),
    status: list(),
    segmentStart: list(),
    from: list(),
    to: list(),
    isEscorted: list(),
    locations: list(),
    employers: list(),
    stateStart: list(),
    chain: list(),
    confidence: list(),
    classes: list(),
    low: list(),
    high: list(),
    escort: list(),
    contract: list(),
    prime: list(),
    accountable: list(),
    lineage: list(),
    depth: list(),
    organizations: list(),
  };
  for (const { access, encoded } of histories) {
    const [texts, numbers] = encoded;
    let at = 0;
    const next = () => numbers[at++] ?? 0;
    const name = (names: Names) => {
      const text = texts[next()];
      return text === undefined ? -1 : names.add(text);
    };
    const nameAll = () => Array.from({ length: next() }, () => name(dictionary.organizations));

    accesses.push(access);
    columns.engineer.push(name(dictionary.people));
    columns.system.push(name(dictionary.systems));
    columns.mode.push(next());
    columns.status.push(next());

    const firstChain = ids.length;
    for (let chains = next(); chains > 0; chains -= 1) {
      ids.push(texts[next()] ?? '');
      columns.escort.push(name(dictionary.people));
      columns.contract.push(name(dictionary.contracts));
      columns.prime.push(name(dictionary.organizations));
      columns.accountable.push(name(dictionary.organizations));
      const lineage = next();
      const organizations = nameAll();
      columns.lineage.push(lineage);
      columns.depth.push(lineage === broken ? -1 : organizations.length - 1);
      columns.organizations.push(dictionary.organizationLists.add(organizations));
    }

    columns.segmentStart.push(columns.from.length);
    for (let segments = next(); segments > 0; segments -= 1) {
      columns.from.push(next());
      columns.to.push(next());
      columns.isEscorted.push(next());
      const locations: number[] = [];
      for (let count = next(); count > 0; count -= 1) locations.push(name(dictionary.countries), next(), next());
      columns.locations.push(dictionary.locationLists.add(locations));
      columns.employers.push(dictionary.organizationLists.add(nameAll()));
      columns.stateStart.push(columns.chain.length);
      for (let count = next(); count > 0; count -= 1) {
        columns.chain.push(firstChain + next());
        columns.confidence.push(next());
        columns.classes.push(next());
        columns.low.push(next());
        columns.high.push(next());
      }
    }
  }
  columns.segmentStart.push(columns.from.length);
  columns.stateStart.push(columns.chain.length);
  return {
    accesses,
    ids,
    engineer: Int32Array.from(columns.engineer),
    system: Int32Array.from(columns.system),
    mode: Uint8Array.from(columns.mode),
    status: Uint8Array.from(columns.status),
    segmentStart: Int32Array.from(columns.segmentStart),
    from: Int32Array.from(columns.from),
    to: Int32Array.from(columns.to),
    isEscorted: Uint8Array.from(columns.isEscorted),
    locations: Int32Array.from(columns.locations),
    employers: Int32Array.from(columns.employers),
    stateStart: Int32Array.from(columns.stateStart),
    chain: Int32Array.from(columns.chain),
    confidence: Uint8Array.from(columns.confidence),
    classes: Uint8Array.from(columns.classes),
    low: Uint8Array.from(columns.low),
    high: Uint8Array.from(columns.high),
    escort: Int32Array.from(columns.escort),
    contract: Int32Array.from(columns.contract),
    prime: Int32Array.from(columns.prime),
    accountable: Int32Array.from(columns.accountable),
    lineage: Uint8Array.from(columns.lineage),
    depth: Int8Array.from(columns.depth),
    organizations: Int32Array.from(columns.organizations),
  };
}

function list(): number[] {
  return [];
}
