import { countedOrigins, evidenceByDefault, evidenceClasses, originsByDefault } from '../address/address.ts';
import type { Conditions, CountedOrigin, SensitivityCondition } from '../address/address.ts';
import { facetFields, facetKinds } from '../address/facets.ts';
import type { DataClass, DecisionStatus, ExposureFilter, LeadFilter, Origin } from '../generated/graphql.ts';
import { counted } from '../words.ts';

/** Converts the conditions to the server's exposure filter, omitting those that are not set. */
export function toFilter({
  asOf,
  lists,
  origins,
  sensitivity,
  watchSet,
  evidence,
  about,
  facets,
}: Conditions): ExposureFilter {
  return {
    ...facetFields(facets),
    asOf,
    ...(lists.length > 0 ? { lists } : {}),
    ...(areOriginsByDefault(origins) ? {} : { origins }),
    ...toSensitivity(sensitivity),
    ...(watchSet === null ? {} : { watchSet }),
    ...toDataClasses(evidence),
    ...(about?.kind === 'system' ? { systems: [about.key] } : {}),
    ...(about?.kind === 'organization' ? { organizations: [about.key] } : {}),
    ...(about?.kind === 'contract' ? { contracts: [about.key] } : {}),
    ...(about?.kind === 'country' ? { countries: [about.key] } : {}),
    ...(about?.kind === 'person' ? { people: [about.key] } : {}),
  };
}

/** The filter by which the employment of a chain's engineer counts. @param origin that of the chain; null: it is not known yet */
export function toEmploymentFilter(origin: Origin | null, conditions: Conditions): ExposureFilter {
  const { lists } = toFilter(conditions);
  return { asOf: conditions.asOf, origins: origin === null ? [] : [origin], ...(lists == null ? {} : { lists }) };
}

function toSensitivity(
  sensitivity: SensitivityCondition | null,
): Pick<ExposureFilter, 'minSensitivity' | 'sensitivityOnRecord'> {
  if (sensitivity === null) return {};
  return sensitivity === 'NOT_ON_RECORD' ? { sensitivityOnRecord: false } : { minSensitivity: sensitivity };
}

/** The same for exposures with one of some decisions. Decisions are not a condition of the page: they filter lists and change no count. */
export function toDecidedFilter(conditions: Conditions, decisions: readonly DecisionStatus[]): ExposureFilter {
  return { ...toFilter(conditions), ...(decisions.length === 0 ? {} : { decisions }) };
}

/** One condition by itself. */
export interface ConditionPart {
  /** The field of the server's exposure filter that it sets; of an exclusion, `exclude`. */
  readonly field: string;
  readonly value: unknown;
  /** The conditions with this one alone. */
  readonly alone: Conditions;
}

/** Splits conditions into single ones, the day first. Those that restrict nothing are left out; facets of one kind are one condition. */
export function partsOf(conditions: Conditions): readonly ConditionPart[] {
  const open = withoutConditions(conditions);
  const { lists, origins, sensitivity, watchSet, evidence, about, facets } = conditions;
  const kinds = facetKinds.flatMap((kind) =>
    [false, true].map((excludes) => facets.filter(({ by, excluded }) => by === kind && excluded === excludes)),
  );
  const singles: readonly Partial<Conditions>[] = [
    { lists },
    { origins },
    { sensitivity },
    { watchSet },
    { evidence },
    { about },
    ...kinds.map((ofKind) => ({ facets: ofKind })),
  ];
  return [
    { field: 'asOf', value: conditions.asOf, alone: open },
    ...singles.flatMap((single) => {
      const alone = { ...open, ...single };
      return Object.entries(toFilter(alone)).flatMap(([field, value]: [string, unknown]) =>
        field === 'asOf' ? [] : [{ field, value, alone }],
      );
    }),
  ];
}

/** Nothing but the day. */
function withoutConditions({ asOf, text }: Conditions): Conditions {
  return {
    asOf,
    lists: [],
    origins: originsByDefault,
    sensitivity: null,
    watchSet: null,
    evidence: evidenceClasses,
    about: null,
    facets: [],
    text,
  };
}

/** The conditions that leads obey, as fields of their filter. */
const leadFields: readonly (keyof LeadFilter)[] = [
  'asOf',
  'lists',
  'watchSet',
  'dataClasses',
  'organizations',
  'contracts',
  'countries',
];

function isOfLeads({ field }: ConditionPart): boolean {
  return leadFields.some((one) => one === field);
}

/** Converts the conditions to the server's lead filter, without those of `notOnLeads`. */
export function toLeadFilter(conditions: Conditions): LeadFilter {
  return partsOf(conditions)
    .filter(isOfLeads)
    .reduce<ExposureFilter>((filter, { alone }) => ({ ...filter, ...toFilter(alone) }), {});
}

/** The conditions that leads do not obey. */
export function notOnLeads(conditions: Conditions): readonly ConditionPart[] {
  return partsOf(conditions).filter((part) => !isOfLeads(part));
}

/** Converts the evidence condition to the server's; omitted when every class counts. */
export function toDataClasses(evidence: readonly DataClass[]): { readonly dataClasses?: readonly DataClass[] } {
  return isAnyEvidence(evidence) ? {} : { dataClasses: evidence };
}

/** Whether the origins that count are those by default, which the server has too. */
function areOriginsByDefault(origins: readonly CountedOrigin[]): boolean {
  return countedOrigins.every((one) => origins.includes(one) === originsByDefault.includes(one));
}

/** Whether conditions besides the day and the evidence may hide exposures. */
export function isFiltered({ lists, origins, sensitivity, watchSet, about, facets }: Conditions): boolean {
  return (
    [...lists, ...facets].length > 0 ||
    !origins.includes('FOREIGN') ||
    sensitivity !== null ||
    watchSet !== null ||
    about !== null
  );
}

/** The end of a sentence that says that something is not on record: whether conditions besides the day may hide it. */
export function underConditions(conditions: Conditions): string {
  if (isFiltered(conditions)) return ' under the conditions above';
  return isEvidenceLimited(conditions) ? ' in the selected evidence' : '';
}

interface Personnel {
  readonly contractsWithPersonnel: number;
  readonly accesses: number;
  readonly lastExposedDay: string | null;
}

/** Whether the coverage shows no personnel. An access without a contract that has ended shows only as the last exposed day. */
export function isWithoutPersonnel({ contractsWithPersonnel, accesses, lastExposedDay }: Personnel): boolean {
  return contractsWithPersonnel === 0 && accesses === 0 && lastExposedDay === null;
}

/** What a page says first if the record has no personnel. Accesses without a contract may be hidden by conditions, or have ended before the day. */
export function noPersonnelInWords(contracts: number, conditions: Conditions): string {
  const records = `Personnel records for 0 of ${counted(contracts, 'contract')}.`;
  const isWhole = contracts > 0 && underConditions(conditions) === '';
  return isWhole ? `${records} On this day, the record shows who has contracts, not who has access.` : records;
}

/** Whether evidence that counts by default does not count. */
export function isEvidenceLimited({ evidence }: Pick<Conditions, 'evidence'>): boolean {
  return evidenceByDefault.some((one) => !evidence.includes(one));
}

/** The change that clears the conditions of `isFiltered`. */
export function withoutFilters({ origins }: Conditions): Partial<Conditions> {
  return {
    lists: [],
    origins: origins.includes('FOREIGN') ? origins : originsByDefault,
    sensitivity: null,
    watchSet: null,
    about: null,
    facets: [],
  };
}

/** Whether every class of evidence counts. */
export function isAnyEvidence(evidence: readonly DataClass[]): boolean {
  return evidenceClasses.every((one) => evidence.includes(one));
}
