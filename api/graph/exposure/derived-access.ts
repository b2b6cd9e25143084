import { openFrom, openTo } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { compareKeys } from '../model/keys.ts';
import type { AccessBasis, AccessMode, AccessPlane, DataClass } from '../model/vocabulary.ts';
import { bands } from '../priority/bands.ts';
import type { Band } from '../priority/bands.ts';
import { factsOf } from '../priority/priority.ts';
import { describeChain } from './evaluate.ts';
import { statusOf, systemOf } from './evidence-index.ts';
import type { Access, EvidenceIndex } from './evidence-index.ts';
import type { Exposure, Origin, OriginBasis } from './exposure.ts';
import { comparedValues } from './compared-values.ts';
import type { ComparedValues } from './compared-values.ts';
import type { Piece } from './history.ts';
import { bestOn, evidenceOn } from './hops.ts';
import type { EvidenceOnDay } from './hops.ts';
import { isAbroad, originOn } from './origin.ts';

/** Everything that the graph derives for one access, as plain values: model/derived.ts. */
export interface DerivedAccess {
  readonly key: string;
  readonly engineer: string;
  readonly system: string;
  readonly mode: AccessMode;
  readonly basis: AccessBasis;
  readonly plane: AccessPlane | null;
  readonly contract: string | null;
  /** In order; they do not overlap. */
  readonly runs: readonly AccessRun[];
  /** By key: the chains on the days on which the access can be an exposure. */
  readonly exposures: readonly DerivedExposure[];
  /** The chains on all other days, by chain and day. */
  readonly domestic: readonly DomesticChain[];
}

/** Days on which a derived value holds: from the first until before the last. Always given: 0001-01-01 and 9999-12-31 are open. */
interface Validity {
  readonly validFrom: Day;
  readonly validTo: Day;
}

/** A run of days on which an access of any origin holds and nothing that counts of accesses need changes: HAS_ACCESS. */
export interface AccessRun extends Validity {
  /** Without lists. */
  readonly origin: Origin;
  readonly located: boolean;
  readonly escorted: boolean;
  /** Whether some chain is COMPLETE. */
  readonly complete: boolean;
  /** The number of chains, and the highest of their bands. */
  readonly chains: number;
  readonly highest: Band;
}

/** A chain over the longest run of days on which nothing about it changes: Exposure, with its edges. */
export interface DerivedExposure extends Validity {
  /** Unique: chain and first day. */
  readonly key: string;
  readonly chain: string;
  /** Properties that are stored as they are. */
  readonly properties: ExposureProperties;
  /** FROM: countries that are abroad, or that some list designates on any day. */
  readonly from: readonly DerivedLocation[];
}

/** A chain over the longest run of days on which nothing by which it is counted changes: DOMESTIC_CHAIN. */
export interface DomesticChain extends Validity {
  readonly chain: string;
  readonly properties: ChainProperties;
}

/** Everything by which chains are filtered, grouped or counted. `origin`, `gaps`, `confidence` and `dataClasses` are as without lists. */
interface ChainProperties extends ComparedValues {
  readonly access: string;
  readonly agency: string | null;
  /** Parallel to `countries`, like the next. */
  readonly countryConfidences: readonly number[];
  readonly countryClasses: readonly DataClass[];
  readonly origin: Origin;
  readonly located: boolean;
  /** Without the locations, like `chainClasses`. */
  readonly chainConfidence: number;
  readonly chainClasses: readonly DataClass[];
}

interface ExposureProperties extends ChainProperties {
  readonly originBasis: readonly OriginBasis[];
  readonly basis: AccessBasis;
  /** Null where BROKEN. */
  readonly tierDepth: number | null;
  readonly low: Band;
  readonly vector: string;
  /** What the record says about each factor of the vector: see `factsOf`. */
  readonly facts: readonly string[];
  /** Texts in whose ascending order the API lists exposures; ties by chain. */
  readonly byPriority: string;
  readonly byConfidence: string;
  readonly byTierDepth: string;
}

interface DerivedLocation {
  readonly country: string;
  readonly confidence: number;
  readonly dataClass: DataClass;
}

/** Derives everything about an access from its history. */
export function deriveAccess(index: EvidenceIndex, access: Access, pieces: readonly Piece[]): DerivedAccess {
  const { key, engineer, system, mode, contract, statements } = access;
  const runs: Run<Omit<AccessRun, keyof Validity>>[] = [];
  const exposures: RunsByChain<Pick<DerivedExposure, 'properties' | 'from'>> = new Map();
  const domestic: RunsByChain<ChainProperties> = new Map();
  for (const piece of pieces) {
    const described = describePiece(index, access, piece);
    append(runs, piece, runOf(described));
    const isCounted = canCount(index, access, described);
    for (const chain of described.chains) {
      const properties = chainProperties(index, access, described, chain);
      if (isCounted) appendTo(exposures, chain, piece, exposureState(described, chain, properties));
      else appendTo(domestic, chain, piece, properties);
    }
  }
  return {
    key,
    engineer,
    system,
    mode,
    basis: statements.find(({ basis }) => basis !== null)?.basis ?? 'AUTHORIZED',
    plane: statements.find(({ plane }) => plane !== null)?.plane ?? null,
    contract,
    runs: runs.map(({ value, validFrom, validTo }) => ({ validFrom, validTo, ...value })),
    exposures: runsInOrder(exposures).map(({ chain, validFrom, validTo, value }) => ({
      key: keyOf({ chain, validFrom }),
      ...{ chain, validFrom, validTo },
      ...value,
    })),
    domestic: runsInOrder(domestic).map(({ chain, validFrom, validTo, value: properties }) => ({
      ...{ chain, validFrom, validTo },
      properties,
    })),
  };
}

/** By the chains' ids. */
type RunsByChain<T> = Map<string, Run<T>[]>;

function appendTo<T>(runs: RunsByChain<T>, { exposure: { id } }: DescribedChain, piece: Piece, value: T): void {
  const known = runs.get(id) ?? [];
  append(known, piece, value);
  runs.set(id, known);
}

function runsInOrder<T>(runs: RunsByChain<T>): readonly (Run<T> & { readonly chain: string })[] {
  return [...runs]
    .flatMap(([chain, ofChain]) => ofChain.map((run) => ({ ...run, chain })))
    .sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
}

function keyOf({ chain, validFrom }: { readonly chain: string; readonly validFrom: Day }): string {
  return `${chain}/${validFrom}`;
}

interface DescribedChain {
  readonly exposure: Omit<Exposure, 'periods' | 'path'>;
  /** Of the hops other than the locations. */
  readonly evidence: EvidenceOnDay;
}

/** An access during a piece, without lists. */
interface DescribedPiece {
  readonly origin: Origin;
  readonly locations: readonly (DerivedLocation & { readonly isForeign: boolean })[];
  readonly escorted: boolean;
  /** By id. */
  readonly chains: readonly DescribedChain[];
}

function describePiece(index: EvidenceIndex, access: Access, { day, onDay }: Piece): DescribedPiece {
  const origin = originOn(onDay.locations, statusOf(index, access.engineer), null);
  return {
    origin: origin.origin,
    locations: onDay.locations.flatMap(({ hop }) => {
      const best = bestOn(hop, day);
      if (best === null) return [];
      const country = hop.to.key;
      const isForeign = isAbroad(country) || index.designations.has(country);
      return [{ country, confidence: best.confidence, dataClass: best.dataClass, isForeign }];
    }),
    escorted: onDay.escorts.length > 0,
    chains: onDay.chains
      .map((chain) => ({
        exposure: describeChain(index, access, onDay, origin, chain, day),
        evidence: evidenceOn([...chain.chain.hops, access.hop], day),
      }))
      .sort((a, b) => compareKeys(a.exposure.id, b.exposure.id)),
  };
}

/** Whether the access can be FOREIGN or UNDETERMINED, with or without lists. */
function canCount(index: EvidenceIndex, access: Access, { locations }: DescribedPiece): boolean {
  return (
    locations.length === 0 ||
    locations.some(({ isForeign }) => isForeign) ||
    statusOf(index, access.engineer) === 'FOREIGN_PERSON'
  );
}

function runOf({ origin, locations, escorted, chains }: DescribedPiece): Omit<AccessRun, keyof Validity> {
  return {
    origin,
    located: locations.length > 0,
    escorted,
    complete: chains.some(({ exposure }) => exposure.lineage === 'COMPLETE'),
    chains: chains.length,
    highest: bands.findLast((band) => chains.some(({ exposure }) => exposure.priority.high === band)) ?? 'LOW',
  };
}

function chainProperties(
  index: EvidenceIndex,
  { hop }: Access,
  { locations }: DescribedPiece,
  { exposure, evidence }: DescribedChain,
): ChainProperties {
  const sources = [...new Set(hop.hop.statements.map(({ source }) => source))].sort(compareKeys);
  return {
    ...comparedValues(
      exposure,
      locations.map(({ country }) => country),
      sources,
    ),
    access: exposure.access,
    agency: systemOf(index, exposure.system).agency,
    countryConfidences: locations.map(({ confidence }) => confidence),
    countryClasses: locations.map(({ dataClass }) => dataClass),
    origin: exposure.origin,
    located: locations.length > 0,
    chainConfidence: evidence.confidence,
    chainClasses: evidence.dataClasses,
  };
}

function exposureState(
  { locations }: DescribedPiece,
  { exposure }: DescribedChain,
  properties: ChainProperties,
): Pick<DerivedExposure, 'properties' | 'from'> {
  const { id, confidence, tierDepth, priority } = exposure;
  return {
    properties: {
      ...properties,
      originBasis: exposure.originBasis,
      basis: exposure.basis,
      tierDepth,
      low: priority.low,
      vector: priority.vector,
      facts: factsOf(priority),
      byPriority: positionByPriority(exposure),
      byConfidence: `${String(100 - confidence).padStart(3, '0')}:${id}`,
      byTierDepth: `${tierDepth === null ? '99' : String(98 - tierDepth)}:${id}`,
    },
    from: locations
      .filter(({ isForeign }) => isForeign)
      .map(({ country, confidence: ofHop, dataClass }) => ({ country, confidence: ofHop, dataClass })),
  };
}

/** Returns a text in whose ascending order exposures are listed by PRIORITY. */
export function positionByPriority({ id, priority: { high, low } }: Pick<Exposure, 'id' | 'priority'>): string {
  return `${rankOfBand(high)}${rankOfBand(low)}:${id}`;
}

/** 0 is CRITICAL. */
function rankOfBand(band: Band): number {
  return bands.length - 1 - bands.indexOf(band);
}

/** A value that holds during a run of days. */
interface Run<T> extends Validity {
  readonly value: T;
  /** The value as text, to compare. */
  readonly text: string;
}

/** Appends the value of a piece, merged with the last one if the two are adjacent and equal. */
function append<T>(runs: Run<T>[], { from, to }: Piece, value: T): void {
  const [validFrom, validTo] = [from ?? openFrom, to ?? openTo];
  const last = runs.at(-1);
  const text = JSON.stringify(value);
  if (last?.validTo === validFrom && last.text === text) runs.splice(-1, 1, { ...last, validTo });
  else runs.push({ validFrom, validTo, value, text });
}
