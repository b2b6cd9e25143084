import type { RowSource } from '../sheet/row-source.ts';
import { profileColumns } from './columns.ts';
import type { ColumnProfile, ColumnRole } from './columns.ts';
import type { Block, Mapping, Value } from './mapping.ts';

/** A mapping that somebody must look at before it is used. */
export interface Proposal {
  /** Null if no column identifies an organization. */
  readonly mapping: Mapping | null;
  readonly columns: readonly ColumnProfile[];
  /** What to look at, as sentences without their period. */
  readonly doubts: readonly string[];
}

/** Proposes what the columns of a sheet become, by their names and the forms of their values. */
export async function proposeMapping(source: RowSource): Promise<Proposal> {
  const columns = await profileColumns(source);
  const dates = columns.filter(({ role, form }) => form === 'DATE' && (role === 'since' || role === 'until'));
  const mapping = mappingOf(columns, {
    sheet: source.sheet,
    headerRow: source.headerRow,
    source: { id: idOf(source.file), title: source.file },
    confidence: 50,
    class: 'reported',
    dateFormat: dates.find(({ dateFormat }) => dateFormat !== null)?.dateFormat ?? 'yyyy-mm-dd',
  });
  return { mapping, columns, doubts: mapping === null ? [] : doubtsOf(columns, mapping, dates) };
}

/** What a mapping has beside its rows. */
export type MappingFrame = Pick<Mapping, 'source' | 'confidence' | 'class' | 'dateFormat'> & {
  readonly sheet: string | null;
  readonly headerRow: number;
};

/** Makes a mapping of what its columns are about; null if none identifies an organization. */
export function mappingOf(
  columns: readonly Pick<ColumnProfile, 'header' | 'role'>[],
  { sheet, ...frame }: MappingFrame,
): Mapping | null {
  const headerOf = (role: ColumnRole) => columns.find((column) => column.role === role)?.header;
  const supplier = keyOf(headerOf, { uei: 'uei', lei: 'lei', cage: 'cage', name: 'name' });
  if (supplier === null) return null;
  const rows: readonly Block[] = [
    block('organizations', [], {
      id: supplier,
      name: headerOf('name'),
      uei: headerOf('uei'),
      lei: headerOf('lei'),
      cage: headerOf('cage'),
      country: headerOf('country'),
    }),
    ...ownershipOf(headerOf, supplier),
  ];
  const read = new Set(rows.flatMap((each) => headersIn(each)));
  return {
    version: 1,
    ...(sheet === null ? {} : { sheet }),
    ...frame,
    decimal: 'point',
    listSeparator: ';',
    rows: [...rows],
    leftOut: columns.filter(({ header }) => !read.has(header)).map(({ header }) => header),
  };
}

/** The owner of each row that names one, and that it owns the organization of the row. */
function ownershipOf(headerOf: (role: ColumnRole) => string | undefined, owned: Value): readonly Block[] {
  const owner = keyOf(headerOf, { uei: 'ownerUei', lei: 'ownerLei', cage: 'ownerCage', name: 'ownerName' });
  const column = headerOf('ownerName') ?? headerOf('ownerUei') ?? headerOf('ownerLei') ?? headerOf('ownerCage');
  if (owner === null || column === undefined) return [];
  const when: Block['when'] = [{ column, filled: true }];
  return [
    block('organizations', when, {
      id: owner,
      name: headerOf('ownerName'),
      uei: headerOf('ownerUei'),
      lei: headerOf('ownerLei'),
      cage: headerOf('ownerCage'),
      country: headerOf('ownerCountry'),
    }),
    block('ownership', when, {
      owner,
      owned,
      share_pct: headerOf('share'),
      valid_from: headerOf('since'),
      valid_to: headerOf('until'),
    }),
  ];
}

type Given = Readonly<Record<string, Value | undefined>>;

function block(table: Block['table'], when: Block['when'], columns: Given): Block {
  const given = Object.entries(columns).flatMap(([name, from]) => (from === undefined ? [] : [[name, from] as const]));
  return { table, when, columns: Object.fromEntries(given) };
}

function headersIn({ columns }: Block): readonly string[] {
  return Object.values(columns)
    .flatMap((from) =>
      typeof from === 'string' ? [from] : 'organization' in from ? Object.values(from.organization) : [],
    )
    .filter((header) => header !== undefined);
}

type Identifying = 'uei' | 'lei' | 'cage' | 'name';

function keyOf(
  headerOf: (role: ColumnRole) => string | undefined,
  roles: Readonly<Record<Identifying, ColumnRole>>,
): Extract<Value, { readonly organization: unknown }> | null {
  const [uei, lei, cage, name] = [headerOf(roles.uei), headerOf(roles.lei), headerOf(roles.cage), headerOf(roles.name)];
  const organization = {
    ...(uei === undefined ? {} : { uei }),
    ...(lei === undefined ? {} : { lei }),
    ...(cage === undefined ? {} : { cage }),
    ...(name === undefined ? {} : { name }),
  };
  return Object.keys(organization).length === 0 ? null : { organization };
}

function doubtsOf(
  columns: readonly ColumnProfile[],
  { rows, dateFormat }: Mapping,
  dates: readonly ColumnProfile[],
): readonly string[] {
  const personal = columns.filter(({ isPersonal }) => isPersonal).map(({ header }) => header);
  const shares = columns.filter(({ role, form }) => role === 'share' && form === 'NUMBER').map(({ header }) => header);
  const unclear = dates.filter(({ dateFormat: own }) => own !== dateFormat).map(({ header }) => header);
  return [
    ...(personal.length > 0 ? [`Personal data is never stored: ${personal.join(', ')}`] : []),
    ...(unclear.length > 0
      ? [`The order of day and month is not clear in every column; say dateFormat, and look at ${unclear.join(', ')}`]
      : []),
    ...(shares.length > 0 ? [`If ${shares.join(', ')} has 0.25 for 25 percent, say fraction: true`] : []),
    ...(rows.length > 1
      ? ['Rows with an owner say that it owns the organization from the first day on; give the days if you have them']
      : []),
  ];
}

/** An id of a source from a file's name. */
function idOf(file: string): string {
  const bare = file
    .replace(/\.[a-z]+$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return bare === '' ? 'spreadsheet' : bare.slice(0, 100);
}
