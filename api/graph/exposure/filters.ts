import type { Day } from '../model/day.ts';
import { accessModes, dataClasses, impactLevels, engineerClearances, sensitivities } from '../model/vocabulary.ts';
import type { Label } from '../model/vocabulary.ts';
import { bands } from '../priority/bands.ts';
import { comparedValues } from './compared-values.ts';
import type { ComparedValues, Property } from './compared-values.ts';
import { gaps, lineages } from './exposure.ts';
import type { Exposure, Origin } from './exposure.ts';
import { isAbroad } from './origin.ts';

/**
 * The conditions of exposure filters, one row each. The input types of the API, the reader of its arguments, the conditions in the
 * statements of cypher/api, the test of a computed exposure and the random filters of tests follow from this table.
 */

interface Comparison {
  /** The condition holds if it holds for one of them. */
  readonly properties: readonly Property[];
  /** What the command line calls it. */
  readonly option: string;
  /** For the documentation of the API and the command line. */
  readonly description: string;
  /** The description of the condition that excludes chains with one of the values; null: there is none. */
  readonly exclusion: string | null;
}

type Options = Pick<Comparison, 'option' | 'description'> & Partial<Pick<Comparison, 'exclusion'>>;

/** Nodes by key; a country by its ISO code. */
interface NodesCondition extends Comparison {
  readonly kind: 'nodes';
  readonly label: Label;
}

/** Values of an enumeration of the API. */
interface ValuesCondition<T extends string> extends Comparison {
  readonly kind: 'values';
  readonly type: string;
  readonly values: readonly T[];
  /** Whether a chain may have no other values than the wanted ones. */
  readonly alone: boolean;
}

/** Whether a property is true; of one that may be absent, whether it is on record. */
interface FlagCondition extends Comparison {
  readonly kind: 'flag';
}

/** The least value of a number, from 0 to the most that there is. */
interface MinimumCondition extends Comparison {
  readonly kind: 'minimum';
  readonly most: number;
  /** The values that it may have besides 0; null: any. */
  readonly steps: readonly number[] | null;
  /** Says which values there are. */
  readonly range: string;
}

/** The lowest value of an enumeration of the API whose values have an order. What has none does not match. */
interface LowestCondition<T extends string> extends Comparison {
  readonly kind: 'lowest';
  readonly type: string;
  /** In their order, lowest first. */
  readonly values: readonly T[];
}

export type FilterCondition =
  NodesCondition | ValuesCondition<string> | FlagCondition | MinimumCondition | LowestCondition<string>;

function nodes(
  label: Label,
  properties: readonly Property[],
  { option, description, exclusion = null }: Options,
): NodesCondition {
  return { kind: 'nodes', label, properties, option, description, exclusion };
}

function values<T extends string>(
  type: string,
  ofType: readonly T[],
  property: Property,
  { option, description, exclusion = null, alone = false }: Options & { readonly alone?: boolean },
): ValuesCondition<T> {
  return { kind: 'values', type, values: ofType, properties: [property], alone, option, description, exclusion };
}

function flag(property: Property, option: string, description: string): FlagCondition {
  return { kind: 'flag', properties: [property], option, description, exclusion: null };
}

function minimum(
  property: Property,
  limit: Pick<MinimumCondition, 'most' | 'steps' | 'range'>,
  { option, description }: Options,
): MinimumCondition {
  return { kind: 'minimum', ...limit, properties: [property], option, description, exclusion: null };
}

/** Whether a condition can have a value. */
export function isMinimum({ most, steps }: MinimumCondition, value: number): boolean {
  return value >= 0 && value <= most && (steps === null || value === 0 || steps.includes(value));
}

function lowest<T extends string>(
  type: string,
  ofType: readonly T[],
  property: Property,
  { option, description }: Options,
): LowestCondition<T> {
  return { kind: 'lowest', type, values: ofType, properties: [property], option, description, exclusion: null };
}

/** By the name of the argument, in the order in which the API documents them. */
export const filterConditions = {
  minImpactLevel: minimum(
    'impactLevel',
    { most: Math.max(...impactLevels), steps: impactLevels, range: `impact levels are ${impactLevels.join(', ')}` },
    {
      option: 'min-impact-level',
      description: `Clouds with an impact level on record, at least this: ${impactLevels.join(', ')}.`,
    },
  ),
  minSensitivity: lowest('Sensitivity', sensitivities, 'sensitivity', {
    option: 'min-sensitivity',
    description: 'Systems whose sensitivity is on record, at least this.',
  }),
  sensitivityOnRecord: flag('sensitivity', 'sensitivity-on-record', "Whether the system's sensitivity is on record."),
  sensitivities: values('Sensitivity', sensitivities, 'sensitivity', {
    option: 'sensitivity',
    description: 'Systems whose sensitivity is on record, and one of these.',
  }),
  clearances: values('EngineerClearance', engineerClearances, 'clearance', {
    option: 'clearance',
    description: 'The highest clearance that the engineer holds on the date.',
  }),
  systems: nodes('System', ['system'], {
    option: 'system',
    description: 'The system that the engineer reaches.',
    exclusion: 'The system that the engineer reaches.',
  }),
  contracts: nodes('Contract', ['contract'], { option: 'contract', description: "The chain's contract." }),
  organizations: nodes('Organization', ['accountable', 'passes', 'employers'], {
    option: 'organization',
    description: 'Organizations in the chain, accountable, or employing the engineer.',
  }),
  countries: nodes('Country', ['countries'], {
    option: 'country',
    description: 'Where the engineer is located.',
    exclusion: 'A foreign country in which the engineer is located.',
  }),
  modes: values('AccessMode', accessModes, 'mode', {
    option: 'mode',
    description: 'How the engineer reaches the system.',
  }),
  escorted: flag('escorted', 'escorted', 'Whether an escort is on record on the date.'),
  lineages: values('Lineage', lineages, 'lineage', {
    option: 'lineage',
    description: 'How well the record connects the chain to its prime.',
  }),
  minConfidence: minimum(
    'confidence',
    { most: 100, steps: null, range: 'it must be from 0 to 100' },
    { option: 'min-confidence', description: 'Minimum confidence of the weakest hop, 0–100.' },
  ),
  dataClasses: values('DataClass', dataClasses, 'dataClasses', {
    option: 'data-class',
    description: "Every hop of the exposure's `path` must have one of these data classes.",
    alone: true,
  }),
  primes: nodes('Organization', ['prime'], {
    option: 'prime',
    description: "The prime of the chain's contract.",
    exclusion: "The prime of the chain's contract.",
  }),
  employers: nodes('Organization', ['employers'], {
    option: 'employer',
    description: "The engineer's employer.",
    exclusion: "The engineer's employer.",
  }),
  suppliers: nodes('Organization', ['supplier'], {
    option: 'supplier',
    description: "The escort's employer.",
    exclusion: "The escort's employer.",
  }),
  people: nodes('Person', ['engineer', 'escort', 'credentialOf'], {
    option: 'person',
    description: 'The engineer, the escort, or the person on whose credential the access is used.',
  }),
  bands: values('Band', bands, 'high', {
    option: 'band',
    description: "The `high` of the chain's priority.",
    exclusion: "The `high` of the chain's priority.",
  }),
  gaps: values('Gap', gaps, 'gaps', {
    option: 'gap',
    description: 'What the record lacks for the chain.',
    exclusion: 'What the record lacks for the chain.',
  }),
  sources: nodes('Source', ['sources'], {
    option: 'source',
    description: 'The sources that state the access, on any date.',
    exclusion: 'The sources that state the access, on any date.',
  }),
};

type Conditions = typeof filterConditions;
export type ConditionName = keyof Conditions;

/** By the name of the argument. */
export const conditionList: readonly (readonly [string, FilterCondition])[] = Object.entries(filterConditions);

/** What a filter gives for a condition; an empty list and null are no condition. */
type ValueOf<C> =
  C extends ValuesCondition<infer T>
    ? readonly T[]
    : C extends NodesCondition
      ? readonly string[]
      : C extends FlagCondition
        ? boolean | null
        : C extends LowestCondition<infer T>
          ? T | null
          : number | null;

/** Those with an `exclusion`. */
type Excludable = 'systems' | 'countries' | 'primes' | 'employers' | 'suppliers' | 'bands' | 'gaps' | 'sources';

/** Conditions on exposures; all must hold, and an empty list is no condition. Nodes are given by key, not by API id. */
export type ExposureFilter = {
  readonly asOf: Day;
  readonly lists: readonly string[];
  /** Never empty: FOREIGN alone by default. */
  readonly origins: readonly Origin[];
  /** Ids of chains. */
  readonly onlyChains: readonly string[];
  /** Ids of chains that do not match. */
  readonly withoutChains: readonly string[];
} & { readonly [name in ConditionName]: ValueOf<Conditions[name]> } & {
  readonly [name in Excludable as `excluded${Capitalize<name>}`]: ValueOf<Conditions[name]>;
};

/** A condition of a filter, or the exclusion that belongs to it. */
export interface FilterPart {
  /** In `ExposureFilter`. */
  readonly name: string;
  /** In the API, below `filter`. */
  readonly argument: string;
  readonly condition: FilterCondition;
  readonly excludes: boolean;
}

export const filterParts: readonly FilterPart[] = [
  ...conditionList.map(([name, condition]) => ({ name, argument: name, condition, excludes: false })),
  ...conditionList
    .filter(([, { exclusion }]) => exclusion !== null)
    .map(([name, condition]) => ({
      name: `excluded${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      argument: `exclude.${name}`,
      condition,
      excludes: true,
    })),
];

const partsByName = new Map(filterParts.map((part) => [part.name, part]));

/** Builds a filter from some conditions and the API's defaults for the others; without conditions, all FOREIGN exposures match. */
export function makeFilter(asOf: Day, conditions: Partial<Omit<ExposureFilter, 'asOf'>> = {}): ExposureFilter {
  const { origins = [], excludedCountries = [] } = conditions;
  const filter = {
    ...Object.fromEntries(filterParts.map(({ name, condition }) => [name, isList(condition) ? [] : null])),
    lists: [],
    onlyChains: [],
    withoutChains: [],
    ...conditions,
    asOf,
    origins: origins.length === 0 ? ['FOREIGN'] : origins,
    // No one is excluded for being in the United States.
    excludedCountries: excludedCountries.filter(isAbroad),
  };
  if (!isFilter(filter)) throw new TypeError(`Not an exposure filter: ${JSON.stringify(filter).slice(0, 1000)}`);
  return filter;
}

function isFilter(given: Readonly<Record<string, unknown>>): given is ExposureFilter {
  return filterParts.every(({ name, condition }) => {
    const value = given[name];
    if (isList(condition)) return Array.isArray(value);
    return value === null || typeof value === singleTypes[condition.kind];
  });
}

const singleTypes = { flag: 'boolean', minimum: 'number', lowest: 'string' } as const;

type ListCondition = Extract<FilterCondition, { kind: 'nodes' | 'values' }>;

function isList(condition: FilterCondition): condition is ListCondition {
  return condition.kind === 'nodes' || condition.kind === 'values';
}

/**
 * Returns what statements compare of a filter: a lowest value stands for all values from it on, because the values have no order in Cypher.
 */
export function comparedWith(filter: ExposureFilter): Readonly<Record<string, unknown>> {
  const lowest = Object.entries(filter).flatMap(([name, value]) => {
    const condition = partsByName.get(name)?.condition;
    return condition?.kind === 'lowest' && isGiven(value) ? [[name, valuesFrom(condition, value)] as const] : [];
  });
  return { ...filter, ...Object.fromEntries(lowest) };
}

/** The values of a condition from a lowest one on. */
function valuesFrom({ values: all }: LowestCondition<string>, least: unknown): readonly string[] {
  return all.slice(all.findIndex((value) => value === least));
}

/** Whether a value of a filter is a condition. */
export function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/**
 * Whether an exposure meets a filter's conditions. The exposure must have been computed for the filter's day and lists.
 * @param located all countries in which the engineer is located on the day
 */
export function matchesFilter(
  exposure: Omit<Exposure, 'periods'>,
  located: readonly string[],
  filter: ExposureFilter,
): boolean {
  const access = exposure.path.find(({ type }) => type === 'ACCESSES');
  const compared = comparedValues(
    exposure,
    located,
    (access?.statements ?? []).map(({ source }) => source),
  );
  return (
    filter.origins.includes(exposure.origin) &&
    (filter.onlyChains.length === 0 || filter.onlyChains.includes(exposure.id)) &&
    !filter.withoutChains.includes(exposure.id) &&
    Object.entries(filter).every(([name, wanted]) => {
      const part = partsByName.get(name);
      return part === undefined || isMet(part, compared, wanted);
    })
  );
}

function isMet({ condition, excludes }: FilterPart, compared: ComparedValues, wanted: unknown): boolean {
  if (!isGiven(wanted)) return true;
  const found = condition.properties.flatMap((property): readonly unknown[] => {
    const value: unknown = compared[property];
    return Array.isArray(value) ? value : [value];
  });
  if (condition.kind === 'minimum') return found.some((value) => value !== null && Number(value) >= Number(wanted));
  if (condition.kind === 'flag') return found.some((value) => (value !== null && value !== false) === wanted);
  if (condition.kind === 'lowest') {
    const from = valuesFrom(condition, wanted);
    return found.some((value) => from.some((one) => one === value));
  }
  const isWanted = (value: unknown) => (Array.isArray(wanted) ? wanted.includes(value) : wanted === value);
  if (excludes) return !found.some(isWanted);
  return condition.kind === 'values' && condition.alone ? found.every(isWanted) : found.some(isWanted);
}
