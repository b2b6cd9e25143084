import { isSoleProprietor, soleProprietorName } from '../awards/party.ts';
import { CellRefused, parseCountry, parseKey } from '../cells.ts';

/** One registration of an organization. An organization may have several, which differ in their CAGE codes. */
export interface Registration {
  readonly uei: string;
  /** The row id: equal for the same registration in every extract. */
  readonly row: string;
  readonly name: string | null;
  /** Whether it has a name under which it does business, which is not stored. */
  readonly hasTradingName: boolean;
  readonly soleProprietor: boolean;
  readonly cages: readonly string[];
  readonly isActive: boolean;
  /** Of the physical address. */
  readonly country: string | null;
  readonly incorporatedIn: string | null;
}

/** The fields that are read, counted from 1. All others are skipped. */
const fields = {
  uei: 1,
  eft: 3,
  cage: 4,
  status: 6,
  name: 12,
  tradingName: 13,
  country: 22,
  structure: 28,
  incorporatedIn: 30,
  businessTypes: 32,
} as const;
type FieldName = keyof typeof fields;

/** How messages name a field. */
export function fieldLabel(name: FieldName): string {
  return `field ${fields[name]}, ${labels[name]}`;
}

const labels: Readonly<Record<FieldName, string>> = {
  uei: 'UEI',
  eft: 'EFT indicator',
  cage: 'CAGE code',
  status: 'status',
  name: 'legal business name',
  tradingName: 'doing business as name',
  country: 'country of the physical address',
  structure: 'entity structure',
  incorporatedIn: 'country of incorporation',
  businessTypes: 'business types',
};

/** Active; in daily extracts new and updated. All others are expired, deactivated or deleted. */
const activeStatuses: ReadonlySet<string> = new Set(['A', '2', '3']);

/**
 * Parses a record.
 * @param doubt records something doubtful about a field that does not reject the record
 * @throws CellRefused for the first unreadable field
 */
export function parseRegistration(
  cells: readonly string[],
  doubt: (column: FieldName, message: string) => void,
): Registration {
  const text = (name: FieldName) => textOf(cells, name);
  const { uei, row, cages } = parseRegistrationId(cells);
  const status = text('status').toUpperCase();
  const country = (name: 'country' | 'incorporatedIn'): string | null => {
    const code = text(name);
    const parsed = code === '' ? { value: null } : parseCountry(code);
    if ('value' in parsed) return parsed.value;
    doubt(name, `Is ${parsed.reason}: treated as unknown`);
    return null;
  };
  const soleProprietor = isSoleProprietor(text('businessTypes')) || isSoleProprietor(text('structure'));
  return {
    uei,
    row,
    name: soleProprietor ? soleProprietorName({ key: uei, uei }) : text('name') || null,
    hasTradingName: text('tradingName') !== '',
    soleProprietor,
    cages,
    isActive: activeStatuses.has(status),
    country: country('country'),
    incorporatedIn: country('incorporatedIn'),
  };
}

/**
 * Parses the fields at the beginning of a record that identify the registration.
 * @throws CellRefused
 */
export function parseRegistrationId(cells: readonly string[]): Pick<Registration, 'uei' | 'row' | 'cages'> {
  const uei = textOf(cells, 'uei').toUpperCase();
  if (!/^[0-9A-Z]{12}$/.test(uei)) throw new CellRefused(fieldLabel('uei'), 'Not a UEI', textOf(cells, 'uei') || null);
  const cages = textOf(cells, 'cage')
    .toUpperCase()
    .split(/[,;\s]+/)
    .filter((cage) => cage !== '');
  const row = parseKey([uei, textOf(cells, 'eft'), cages.join(',')].join('/'));
  if ('reason' in row) throw new CellRefused(fieldLabel('cage'), row.reason, textOf(cells, 'cage'));
  return { uei, row: row.value, cages };
}

/** Free text in real extracts has control characters. */
function textOf(cells: readonly string[], name: FieldName): string {
  return (cells[fields[name] - 1] ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
