import { statusOf } from '../exposure/evidence-index.ts';
import type { Access, EvidenceIndex } from '../exposure/evidence-index.ts';
import { compareKeys } from '../exposure/exposure.ts';
import type { Exposure, Gap, Lineage, Origin, OriginBasis } from '../exposure/exposure.ts';
import type { Piece } from '../exposure/history.ts';
import { bestOn, evidenceOn } from '../exposure/hops.ts';
import type { EvidenceOnDay } from '../exposure/hops.ts';
import { isAbroad, originOn } from '../exposure/origin.ts';
import { bands } from '../exposure/priority.ts';
import type { Band } from '../exposure/priority.ts';
import { openFrom, openTo } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { AccessBasis, AccessMode, AccessPlane, DataClass } from '../model/vocabulary.ts';
import { factsOf } from '../priority/priority.ts';
import { describeChain } from './exposures-of.ts';

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
  /** By key. */
  readonly exposures: readonly DerivedExposure[];
}

/** Days on which a derived value holds: from the first until before the last. Always given: 0001-01-01 and 9999-12-31 are open. */
interface Validity {
  readonly validFrom: Day;
  readonly validTo: Day;
}

/** A run of days on which an access of any origin holds and nothing that `coverage` counts changes: HAS_ACCESS. */
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
  /** Countries in which the engineer is located, also domestic ones; the next two are parallel to it. */
  readonly countries: readonly string[];
  readonly locationConfidences: readonly number[];
  readonly locationClasses: readonly DataClass[];
  readonly employers: readonly string[];
  /** One item per chain, here and below; '' for no contract. */
  readonly chainContracts: readonly string[];
  readonly chainLineages: readonly Lineage[];
  /** Without the locations. */
  readonly chainConfidences: readonly number[];
  /** Without the locations; joined by commas. */
  readonly chainClasses: readonly string[];
  /** The organizations of the chain and the accountable one, joined by line feeds. */
  readonly chainOrganizations: readonly string[];
}

/** A chain over the longest run of days on which nothing about it changes: Exposure, with its edges. */
export interface DerivedExposure extends Validity {
  readonly key: string;
  readonly chain: string;
  /** Properties that are stored as they are. */
  readonly properties: ExposureProperties;
  readonly escort: string | null;
  readonly contract: string | null;
  /** PASSES, by tier. */
  readonly organizations: readonly string[];
  readonly accountable: string | null;
  readonly employers: readonly string[];
  /** Countries that are abroad, or that some list designates on any day. */
  readonly from: readonly DerivedLocation[];
}

interface ExposureProperties {
  /** As without lists, like `originBasis`, `gaps`, `confidence` and `dataClasses`. */
  readonly origin: Origin;
  readonly originBasis: readonly OriginBasis[];
  readonly located: boolean;
  readonly mode: AccessMode;
  readonly basis: AccessBasis;
  readonly escorted: boolean;
  readonly lineage: Lineage;
  /** Null where BROKEN. */
  readonly tierDepth: number | null;
  readonly gaps: readonly Gap[];
  readonly confidence: number;
  readonly dataClasses: readonly DataClass[];
  /** Without the locations, like `chainClasses`. */
  readonly chainConfidence: number;
  readonly chainClasses: readonly DataClass[];
  readonly low: Band;
  readonly high: Band;
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
  const chains = new Map<string, Run<ExposureState>[]>();
  for (const piece of pieces) {
    const described = describePiece(index, access, piece);
    append(runs, piece, runOf(described));
    if (!canCount(index, access, described)) continue;
    for (const state of described.chains) {
      const known = chains.get(state.exposure.id) ?? [];
      append(known, piece, exposureOf(described, state));
      chains.set(state.exposure.id, known);
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
    exposures: [...chains]
      .flatMap(([chain, ofChain]) =>
        ofChain.map(({ value, validFrom, validTo }) => ({
          key: `${chain}/${validFrom}`,
          chain,
          validFrom,
          validTo,
          ...value,
        })),
      )
      .sort((a, b) => compareKeys(a.key, b.key)),
  };
}

interface DescribedChain {
  readonly exposure: Omit<Exposure, 'periods' | 'path'>;
  /** Of the hops other than the locations. */
  readonly evidence: EvidenceOnDay;
}

/** An access during a piece, without lists. */
interface DescribedPiece {
  readonly origin: Origin;
  readonly employers: readonly string[];
  readonly locations: readonly (DerivedLocation & { readonly isForeign: boolean })[];
  /** By id. */
  readonly chains: readonly DescribedChain[];
}

function describePiece(index: EvidenceIndex, access: Access, { day, onDay }: Piece): DescribedPiece {
  const origin = originOn(onDay.locations, statusOf(index, access.engineer), null);
  return {
    origin: origin.origin,
    employers: onDay.engineerEmployers,
    locations: onDay.locations.flatMap(({ hop }) => {
      const best = bestOn(hop, day);
      if (best === null) return [];
      const country = hop.to.key;
      const isForeign = isAbroad(country) || index.designations.has(country);
      return [{ country, confidence: best.confidence, dataClass: best.dataClass, isForeign }];
    }),
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

function runOf({ origin, employers, locations, chains }: DescribedPiece): Omit<AccessRun, keyof Validity> {
  return {
    origin,
    located: locations.length > 0,
    escorted: chains.some(({ exposure }) => exposure.escort !== null),
    complete: chains.some(({ exposure }) => exposure.lineage === 'COMPLETE'),
    chains: chains.length,
    highest: bands.findLast((band) => chains.some(({ exposure }) => exposure.priority.high === band)) ?? 'LOW',
    countries: locations.map(({ country }) => country),
    locationConfidences: locations.map(({ confidence }) => confidence),
    locationClasses: locations.map(({ dataClass }) => dataClass),
    employers,
    chainContracts: chains.map(({ exposure }) => exposure.contract ?? ''),
    chainLineages: chains.map(({ exposure }) => exposure.lineage),
    chainConfidences: chains.map(({ evidence }) => evidence.confidence),
    chainClasses: chains.map(({ evidence }) => evidence.dataClasses.join(',')),
    chainOrganizations: chains.map(({ exposure: { chain, accountable } }) =>
      [...new Set([...chain, ...(accountable === null ? [] : [accountable])])].join('\n'),
    ),
  };
}

type ExposureState = Omit<DerivedExposure, 'key' | 'chain' | keyof Validity>;

function exposureOf({ employers, locations }: DescribedPiece, { exposure, evidence }: DescribedChain): ExposureState {
  const { id, confidence, tierDepth, priority } = exposure;
  const { low, high, vector } = priority;
  return {
    properties: {
      origin: exposure.origin,
      originBasis: exposure.originBasis,
      located: locations.length > 0,
      mode: exposure.mode,
      basis: exposure.basis,
      escorted: exposure.escort !== null,
      lineage: exposure.lineage,
      tierDepth,
      gaps: exposure.gaps,
      confidence,
      dataClasses: exposure.dataClasses,
      chainConfidence: evidence.confidence,
      chainClasses: evidence.dataClasses,
      low,
      high,
      vector,
      facts: factsOf(priority),
      byPriority: positionByPriority(exposure),
      byConfidence: `${String(100 - confidence).padStart(3, '0')}:${id}`,
      byTierDepth: `${tierDepth === null ? '99' : String(98 - tierDepth)}:${id}`,
    },
    escort: exposure.escort,
    contract: exposure.contract,
    organizations: exposure.chain,
    accountable: exposure.accountable,
    employers,
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
