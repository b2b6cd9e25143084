import { findCountry } from '#graph/model/country-names.ts';
import { isCage, isLei, isUei } from '../identifiers.ts';
import { isPersonalColumn } from '../personal-data.ts';
import type { SheetCell } from '../sheet/cell.ts';
import type { RowSource } from '../sheet/row-source.ts';
import { isHigherOwner, stemOf, wordsOfHeader } from './headers.ts';
import { dateFormats } from './mapping.ts';
import type { DateFormat } from './mapping.ts';
import { isDoubtfulName, saysPerson } from './persons.ts';
import { dayInFormat, numberIn } from './values.ts';

/** What the values of a column look like. */
export type ColumnForm = 'EMPTY' | 'UEI' | 'LEI' | 'CAGE' | 'COUNTRY' | 'DATE' | 'PERCENT' | 'NUMBER' | 'TEXT';

/** What a column of a list of organizations is about, judged by its name and its values. */
export const columnRoles = [
  // Numbers of contracts may look like CAGE codes.
  'awardKey',
  'subawardNumber',
  'contract',
  'uei',
  'lei',
  'cage',
  'country',
  'ownerUei',
  'ownerLei',
  'ownerCage',
  'ownerCountry',
  'primeUei',
  'primeLei',
  'primeCage',
  'primeCountry',
  'performedIn',
  'amount',
  'share',
  'ownedSince',
  'ownedUntil',
  'since',
  'until',
  'kind',
  'ownerKind',
  'primeKind',
  'alias',
  'ownerName',
  'primeName',
  'name',
  'ref',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** The roles of columns about one organization of a row. */
export type PartyRoles = Readonly<Record<'uei' | 'lei' | 'cage' | 'name' | 'country' | 'kind', ColumnRole>>;

export const partyRoles = {
  supplier: { uei: 'uei', lei: 'lei', cage: 'cage', name: 'name', country: 'country', kind: 'kind' },
  owner: {
    ...{ uei: 'ownerUei', lei: 'ownerLei', cage: 'ownerCage', name: 'ownerName' },
    ...{ country: 'ownerCountry', kind: 'ownerKind' },
  },
  prime: {
    ...{ uei: 'primeUei', lei: 'primeLei', cage: 'primeCage', name: 'primeName' },
    ...{ country: 'primeCountry', kind: 'primeKind' },
  },
} as const satisfies Readonly<Record<string, PartyRoles>>;

/** Whom a list of suppliers is about: its primes if it names nobody else. */
export function suppliersAmong(columns: readonly Pick<ColumnProfile, 'role'>[]): PartyRoles {
  const { uei, lei, cage, name } = partyRoles.supplier;
  const identifying: readonly (ColumnRole | null)[] = [uei, lei, cage, name];
  return columns.some(({ role }) => identifying.includes(role)) ? partyRoles.supplier : partyRoles.prime;
}

/** A column of a sheet, as far as its first rows show. */
export interface ColumnProfile {
  readonly header: string;
  readonly form: ColumnForm;
  /** Of dates that are texts: the one format that fits all; null if several do, or none. */
  readonly dateFormat: DateFormat | null;
  /** Whether some of its values are texts: those of a workbook's cells with a date need no format. */
  readonly hasTexts: boolean;
  /** How many of the rows that were looked at have a value. */
  readonly filled: number;
  /** The share of its values that are numbers. */
  readonly numbers: number;
  /** Of a column of kinds: its values that say that a row is about a person. */
  readonly persons: readonly string[];
  /** How many of its values may be names of persons. */
  readonly doubtful: number;
  /** Whether it seems to have personal data, which is never stored. */
  readonly isPersonal: boolean;
  /** Null if it is not recognized. Two columns of one organization never have the same, except other names and kinds. */
  readonly role: ColumnRole | null;
  /** What tells the organization that it is about from others of the same role, such as `owner 1`. */
  readonly stem: string;
}

/** The rows by which columns are recognized. */
const profiledRows = 1000;
/** The share of values that must have a form. */
const mostlyAll = 0.9;
/** The share of numbers in a column whose name says that it has them. */
const mostlyNumbers = 0.25;

/** Recognizes what the columns of a sheet hold, by their names and the values of the first rows. */
export async function profileColumns(source: RowSource): Promise<readonly ColumnProfile[]> {
  const values: SheetCell[][] = source.header.map(() => []);
  let rows = 0;
  for await (const batch of source.rows()) {
    for (const row of batch) {
      if ('reason' in row) continue;
      rows++;
      for (const [at, cell] of row.cells.entries()) if (cell.text !== '') values[at]?.push(cell);
    }
    if (rows >= profiledRows) break;
  }
  return withRoles(source.header.flatMap((header, at) => (header === '' ? [] : [profile(header, values[at] ?? [])])));
}

const ofSupplier: readonly ColumnRole[] = [...Object.values(partyRoles.supplier), 'alias'];
const manyPerParty: readonly ColumnRole[] = ['alias', 'kind', 'ownerKind', 'primeKind'];

function withRoles(columns: readonly ColumnProfile[]): readonly ColumnProfile[] {
  const taken = new Set<string>();
  const roles = new Map<string, ColumnRole>();
  const others = otherStems(columns);
  // The more special a role, the sooner it takes a column: “Supplier UEI” is no name.
  for (const role of columnRoles)
    for (const column of columns) {
      const { header, stem, isPersonal } = column;
      const isOfOwner = Object.values<ColumnRole>(partyRoles.owner).includes(role) || role === 'share';
      const place = manyPerParty.includes(role) ? `${role} ${header}` : isOfOwner ? `${role} ${stem}` : role;
      if (roles.has(header) || isPersonal || taken.has(place) || !hasRole(role, column)) continue;
      if (ofSupplier.includes(role) && others.has(stem)) continue;
      taken.add(place);
      roles.set(header, role);
    }
  const hasName = [...roles.values()].includes('name');
  const onlyAlias = hasName ? undefined : [...roles].find(([, role]) => role === 'alias')?.[0];
  if (onlyAlias !== undefined) roles.set(onlyAlias, 'name');
  return columns.map((column) => ({ ...column, role: roles.get(column.header) ?? null }));
}

/** The stems of organizations beside the supplier, such as the manufacturer, whose identifiers are not the supplier's. */
function otherStems(columns: readonly ColumnProfile[]): ReadonlySet<string> {
  const named = columns.filter((column) => !column.isPersonal && hasRole('name', column)).map(({ stem }) => stem);
  const [own = ''] = named.includes('') ? [''] : named;
  return new Set(columns.map(({ stem }) => stem).filter((stem) => stem !== own && /[a-z]/.test(stem)));
}

/** Returns the stems of the owners that are direct ones, in the order of the columns: all numbered ones, else the first. */
export function ownersAmong(columns: readonly Pick<ColumnProfile, 'role' | 'stem'>[]): readonly string[] {
  const identifying: readonly (ColumnRole | null)[] = ['ownerName', 'ownerUei', 'ownerLei', 'ownerCage'];
  const stems = [...new Set(columns.filter(({ role }) => identifying.includes(role)).map(({ stem }) => stem))];
  const numbered = stems.filter((stem) => /\d/.test(stem));
  if (numbered.length > 0) return numbered;
  const first = stems.find((stem) => !isHigherOwner(stem)) ?? stems[0];
  return first === undefined ? [] : [first];
}

/** Returns how many roles the names of columns are recognized to have, if they may be a header: values are none. */
export function recognizedHeaders(names: readonly string[]): number {
  const filled = names.filter((name) => name !== '');
  if (new Set(filled).size < filled.length || filled.some(isValue)) return 0;
  const columns = withRoles(filled.filter((name) => name.length <= longestHeader).map((name) => profile(name, [])));
  return columns.filter(({ role }) => role !== null).length;
}

const longestHeader = 60;

function isValue(text: string): boolean {
  return /^[^\p{L}]*\d[^\p{L}]*$/u.test(text) || isUei(text) || isLei(text);
}

function profile(header: string, cells: readonly SheetCell[]): ColumnProfile {
  const form = formOf(header, cells);
  const texts = cells.filter((cell) => cell.form === 'TEXT').map(({ text }) => text);
  const fitting = dateFormats.filter((format) => texts.length > 0 && texts.every((text) => isDay(text, format)));
  const [dateFormat = null, second] = form === 'DATE' ? fitting : [];
  const kinds = patterns.kind.test(wordsOfHeader(header)) ? new Set(texts) : new Set<string>();
  return {
    header,
    form,
    dateFormat: second === undefined ? dateFormat : null,
    hasTexts: texts.length > 0,
    filled: cells.length,
    numbers: cells.length === 0 ? 0 : cells.filter(isNumeric).length / cells.length,
    persons: [...kinds].filter(saysPerson).slice(0, mostKinds),
    doubtful: form === 'TEXT' ? texts.filter(isDoubtfulName).length : 0,
    isPersonal: isPersonalColumn(header, false),
    role: null,
    stem: stemOf(header),
  };
}

/** The most kinds of a mapping's condition. */
const mostKinds = 100;

function isNumeric({ form, text }: SheetCell): boolean {
  return form === 'PERCENT' || form === 'NUMBER' || /^[+-]?\d+(\.\d+)?$/.test(numberIn(text, 'point'));
}

function isDay(text: string, format: DateFormat): boolean {
  const day = dayInFormat(text, format);
  return day !== null && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));
}

function formOf(header: string, cells: readonly SheetCell[]): ColumnForm {
  if (cells.length === 0) return 'EMPTY';
  const mostly = (fits: (cell: SheetCell) => boolean) => cells.filter(fits).length >= mostlyAll * cells.length;
  const isText = ({ form }: SheetCell) => form === 'TEXT';
  if (mostly(({ text }) => isLei(text))) return 'LEI';
  if (mostly(({ text }) => isUei(text))) return 'UEI';
  if (mostly((cell) => cell.form === 'DATE' || dateFormats.some((format) => isText(cell) && isDay(cell.text, format))))
    return 'DATE';
  if (mostly(({ form, text }) => form === 'PERCENT' || /^[\d.,]+ ?%$/.test(text))) return 'PERCENT';
  const name = wordsOfHeader(header);
  if (patterns.cage.test(name) && mostly(({ text }) => isCage(text))) return 'CAGE';
  if (mostly(isNumeric)) return 'NUMBER';
  // Codes of two letters may be those of states.
  const isCountry = ({ text }: SheetCell) =>
    'code' in findCountry(text) && (text.length > 2 || patterns.country.test(name));
  if (mostly(isCountry)) return 'COUNTRY';
  if (mostly(({ text }) => isCage(text) && /\d/.test(text) && /[A-Z]/i.test(text))) return 'CAGE';
  return 'TEXT';
}

const patterns = {
  uei: /(^|_)(uei|unique_entity_id|unique_entity_identifier|sam_id)(_|$)/,
  lei: /(^|_)(lei|legal_entity_identifier)(_|$)/,
  cage: /(^|_)n?cage(_|$)/,
  country: /(^|_)(country|nation|ctry)(_|$)/,
  share: /(^|_)(share|shares|percent|percentage|pct|stake|ownership)(_|$)/,
  kind: /(^|_)(schema|type|kind|category|class|classification)(_|$)/,
  alias:
    /(^|_)(aliase?s?|aka|a_k_a|also_known_as|dba|d_b_a|doing_business_as|trad(e|ing)_(names?|as)|acronym|abbreviation|(former|previous|old|short|other|alternate|alternative|alt)_(legal_|company_)?names?|formerly(_known_as)?|fka)(_|$)/,
  since: /(^|_)(since|from|start|begin|award_date|subaward_date|action_date|date_of_award|acquired)(_|$)/,
  until: /(^|_)(until|to|end|sold)(_|$)/,
  owned: /(^|_)(owner|owners|owned|ownership|stake|share|shares|parent|interest|held|acquired|sold)(_|$)/,
  /** Days of something else than a contract or what the row says as a whole. */
  otherDays: /(^|_)(list|listed|listing|designat\w*|sanction\w*|regist\w*|employ\w*|hire\w*|birth|certif\w*)(_|$)/,
  name: /(^|_)(suppliers?|vendors?|compan(?:y|ies)|organi[sz]ations?|firms?|contractors?|subcontractors?|subawardee|subrecipient|awardee|recipient|prime|higher_tier|name|legal_name|business|entity|manufacturer|owner|parent|shareholder)(_|$)/,
  notName:
    /(^|_)(id|no|nr|number|ref|reference|code|key|type|status|kind|date|count|city|state|zip|class|category|since|site|url)(_|$)/,
  prime: /(^|_)(prime|higher_tier|awardee|recipient)(_|$)/,
  lowerTier: /(^|_)sub/,
  performed: /(^|_)(performance|performed|pop)(_|$)/,
  awardKey: /(^|_)unique_(award_)?key$/,
  subawardNumber: /(^|_)sub_?(award|contract)(_.*)?_(no|nr|number|id)$/,
  contract: /(^|_)(piid|((contract|award|order|contract_award)_(no|nr|number|id)))_?$|^contract$/,
  amount: /(^|_)(amount|obligated|obligation|value)(_|$)/,
  owner: /(^|_)(parent|owner|owned|ultimate|shareholder|holding)(_|$)/,
  ref: /(^|_)(id|no|nr|number|ref|reference|code|key)(_|$)/,
  notRef: /(^|_)(contract|order|phone|tax|zip|naics|psc|sic|duns|account|line)(_|$)/,
} as const;

function hasRole(role: ColumnRole, { header, form, numbers, persons }: ColumnProfile): boolean {
  const name = wordsOfHeader(header);
  const isLowerTier = patterns.lowerTier.test(name);
  const isOfPrime = patterns.prime.test(name) && !isLowerTier;
  const isOfOwner = patterns.owner.test(name);
  // The owner of a prime is no party.
  const party = isOfOwner ? (isOfPrime ? null : 'owner') : isOfPrime ? 'prime' : 'supplier';
  const roles: readonly ColumnRole[] = party === null ? [] : Object.values(partyRoles[party]);
  const isOfParty = roles.includes(role);
  const isTextual = form === 'TEXT' || form === 'EMPTY';
  const isPerformed = patterns.performed.test(name);
  switch (role) {
    case 'uei':
    case 'ownerUei':
    case 'primeUei':
      return isOfParty && (form === 'UEI' || patterns.uei.test(name));
    case 'lei':
    case 'ownerLei':
    case 'primeLei':
      return isOfParty && (form === 'LEI' || patterns.lei.test(name));
    case 'cage':
    case 'ownerCage':
    case 'primeCage':
      return isOfParty && (form === 'CAGE' || patterns.cage.test(name));
    case 'country':
    case 'ownerCountry':
    case 'primeCountry': {
      const isCountry = patterns.country.test(name) || (form === 'COUNTRY' && !/state|province/.test(name));
      return isOfParty && isCountry && (party === 'owner' || !isPerformed);
    }
    case 'performedIn':
      return !isOfPrime && isPerformed && form === 'COUNTRY';
    case 'awardKey':
      return patterns.awardKey.test(name) && !isLowerTier;
    case 'subawardNumber':
      return patterns.subawardNumber.test(name);
    case 'contract':
      return patterns.contract.test(name) && !isLowerTier && (isTextual || form === 'NUMBER' || form === 'CAGE');
    case 'amount':
      return !isOfPrime && patterns.amount.test(name) && form !== 'DATE' && numbers >= mostlyNumbers;
    case 'share':
      return patterns.share.test(name) && form !== 'DATE' && numbers >= mostlyNumbers;
    case 'ownedSince':
    case 'since':
      return patterns.since.test(name) && form === 'DATE' && isDayOf(role === 'ownedSince', name);
    case 'ownedUntil':
    case 'until':
      return patterns.until.test(name) && form === 'DATE' && isDayOf(role === 'ownedUntil', name);
    case 'kind':
    case 'ownerKind':
    case 'primeKind':
      return isOfParty && persons.length > 0;
    case 'alias':
      return party === 'supplier' && isTextual && patterns.alias.test(name);
    case 'ownerName':
      return isOfParty && isTextual && !patterns.notName.test(name);
    case 'primeName':
    case 'name':
      return isOfParty && isTextual && patterns.name.test(name) && !patterns.notName.test(name);
    case 'ref':
      return party === 'supplier' && patterns.ref.test(name) && !patterns.notRef.test(name);
  }
}

/** Whether a column of days says that it is of the ownership, or else may be of the contract that a row is about. */
function isDayOf(ofOwnership: boolean, name: string): boolean {
  return patterns.owned.test(name) === ofOwnership && !patterns.otherDays.test(name);
}
