import { normalizeColumn } from '../csv.ts';
import { isCage, isLei, isUei } from '../identifiers.ts';
import { isPersonalColumn } from '../personal-data.ts';
import type { SheetCell } from '../sheet/cell.ts';
import type { RowSource } from '../sheet/row-source.ts';
import { dateFormats } from './mapping.ts';
import type { DateFormat } from './mapping.ts';
import { countryIn, dayInFormat, numberIn } from './values.ts';

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
  'since',
  'until',
  'ownerName',
  'primeName',
  'name',
  'ref',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** The roles of columns about one organization of a row. */
export type PartyRoles = Readonly<Record<'uei' | 'lei' | 'cage' | 'name' | 'country', ColumnRole>>;

export const partyRoles = {
  supplier: { uei: 'uei', lei: 'lei', cage: 'cage', name: 'name', country: 'country' },
  owner: {
    ...{ uei: 'ownerUei', lei: 'ownerLei', cage: 'ownerCage', name: 'ownerName' },
    country: 'ownerCountry',
  },
  prime: {
    ...{ uei: 'primeUei', lei: 'primeLei', cage: 'primeCage', name: 'primeName' },
    country: 'primeCountry',
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
  /** How many of the rows that were looked at have a value. */
  readonly filled: number;
  /** Whether it seems to have personal data, which is never stored. */
  readonly isPersonal: boolean;
  /** Null if it is not recognized. Two columns never have the same. */
  readonly role: ColumnRole | null;
}

/** The rows by which columns are recognized. */
const profiledRows = 1000;
/** The share of values that must have a form. */
const mostlyAll = 0.9;

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
  const columns = source.header.flatMap((header, at) => (header === '' ? [] : [profile(header, values[at] ?? [])]));
  const taken = new Set<ColumnRole>();
  const roles = new Map<string, ColumnRole>();
  // The more special a role, the sooner it takes a column: “Supplier UEI” is no name.
  for (const role of columnRoles) {
    const column = columns.find((one) => !roles.has(one.header) && !one.isPersonal && hasRole(role, one));
    if (column === undefined || taken.has(role)) continue;
    taken.add(role);
    roles.set(column.header, role);
  }
  return columns.map((column) => ({ ...column, role: roles.get(column.header) ?? null }));
}

function profile(header: string, cells: readonly SheetCell[]): ColumnProfile {
  const form = formOf(header, cells);
  const texts = cells.filter((cell) => cell.form === 'TEXT').map(({ text }) => text);
  const fitting = dateFormats.filter((format) => texts.length > 0 && texts.every((text) => isDay(text, format)));
  const [dateFormat = null, second] = form === 'DATE' ? fitting : [];
  const isPersonal = isPersonalColumn(header, false);
  return {
    header,
    form,
    dateFormat: second === undefined ? dateFormat : null,
    filled: cells.length,
    isPersonal,
    role: null,
  };
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
  const name = normalizeColumn(header);
  if (patterns.cage.test(name) && mostly(({ text }) => isCage(text))) return 'CAGE';
  if (mostly(({ form, text }) => form === 'NUMBER' || /^[+-]?\d+(\.\d+)?$/.test(numberIn(text, 'point'))))
    return 'NUMBER';
  // Codes of two letters may be those of states.
  const isCountry = ({ text }: SheetCell) =>
    countryIn(text) !== null && (text.length > 2 || patterns.country.test(name));
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
  since: /(^|_)(since|from|start|begin|effective|valid_from)(_|$)/,
  until: /(^|_)(until|to|end|expires|expiration|valid_to)(_|$)/,
  name: /(^|_)(supplier|vendor|company|organi[sz]ation|firm|contractor|subcontractor|subawardee|subrecipient|awardee|recipient|prime|higher_tier|name|legal_name|business|entity|manufacturer|owner|parent|shareholder)(_|$)/,
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

function hasRole(role: ColumnRole, { header, form }: ColumnProfile): boolean {
  const name = normalizeColumn(header);
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
      return !isOfPrime && patterns.amount.test(name) && form === 'NUMBER';
    case 'share':
      return patterns.share.test(name) && (form === 'PERCENT' || form === 'NUMBER');
    case 'since':
      return patterns.since.test(name) && form === 'DATE';
    case 'until':
      return patterns.until.test(name) && form === 'DATE';
    case 'ownerName':
      return isOfParty && isTextual && !patterns.notName.test(name);
    case 'primeName':
    case 'name':
      return isOfParty && isTextual && patterns.name.test(name) && !patterns.notName.test(name);
    case 'ref':
      return party === 'supplier' && patterns.ref.test(name) && !patterns.notRef.test(name);
  }
}
