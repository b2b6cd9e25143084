import { openRows } from '../sheet/row-source.ts';
import type { RowSource, SheetChoice } from '../sheet/row-source.ts';
import { ownersAmong, partyRoles, profileColumns, recognizedHeaders } from './columns.ts';
import type { ColumnProfile, ColumnRole, PartyRoles } from './columns.ts';
import type { Block, Condition, Mapping, Value } from './mapping.ts';
import { readColumns } from './mapping.ts';

/** A mapping that somebody must look at before it is used. */
export interface Proposal {
  /** Null if no column identifies an organization. */
  readonly mapping: Mapping | null;
  readonly columns: readonly ColumnProfile[];
  /** What to look at, as sentences without their period. */
  readonly doubts: readonly string[];
}

/** Opens the sheet and the header of a file in which most columns are recognized, unless they are chosen. */
export function openRecognized(path: string, choice: Omit<SheetChoice, 'recognizes'> = {}): Promise<RowSource> {
  return openRows(path, { ...choice, recognizes: recognizedHeaders });
}

/** Proposes what the columns of a sheet become, by their names and the forms of their values. */
export async function proposeMapping(source: RowSource): Promise<Proposal> {
  const columns = await profileColumns(source);
  const dates = columns.filter(({ role, form }) => form === 'DATE' && dayRoles.includes(role));
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

const dayRoles: readonly (ColumnRole | null)[] = ['since', 'until', 'ownedSince', 'ownedUntil'];

/** What a mapping has beside its rows. */
type MappingFrame = Pick<Mapping, 'source' | 'confidence' | 'class' | 'dateFormat'> & {
  readonly sheet: string | null;
  readonly headerRow: number;
};

/** Makes a mapping of what its columns are about; null if none identifies an organization. */
function mappingOf(columns: readonly ColumnProfile[], { sheet, ...frame }: MappingFrame): Mapping | null {
  const rows = new SheetColumns(columns, frame.confidence).blocks();
  if (rows.length === 0) return null;
  return {
    version: 1,
    ...(sheet === null ? {} : { sheet }),
    ...frame,
    decimal: 'point',
    listSeparator: ';',
    rows: [...rows],
    // Every other column that is not read is named by the import.
    leftOut: columns.filter(({ isPersonal }) => isPersonal).map(({ header }) => header),
  };
}

type OrganizationValue = Extract<Value, { readonly organization: unknown }>;

/** An organization of each row. */
interface Party {
  /** Null if no column identifies it. */
  readonly key: OrganizationValue | null;
  readonly roles: PartyRoles;
  /** Of an owner: what tells its columns from those of others. */
  readonly stem: string | null;
}

/** The columns of a sheet by their roles, and what they become. */
class SheetColumns {
  readonly #columns: readonly ColumnProfile[];
  readonly #confidence: number;
  readonly #supplier: Party;
  readonly #owners: readonly Party[];
  readonly #prime: Party;
  /** The id of a contract. */
  readonly #contract: string | undefined;

  constructor(columns: readonly ColumnProfile[], confidence: number) {
    this.#columns = columns;
    this.#confidence = confidence;
    this.#contract = this.#headerOf('awardKey') ?? this.#headerOf('contract');
    this.#owners = ownersAmong(columns).map((stem) => this.#party(partyRoles.owner, stem));
    const prime = this.#party(partyRoles.prime);
    const supplier = this.#party(partyRoles.supplier);
    // Without a contract, whom a list calls prime or recipient is its supplier if it names nobody else.
    const isSupplier = this.#contract === undefined && supplier.key === null;
    this.#supplier = isSupplier ? prime : supplier;
    this.#prime = isSupplier ? { ...prime, key: null } : prime;
  }

  blocks(): readonly Block[] {
    const [contract, prime, supplier] = [this.#contract, this.#prime.key, this.#supplier.key];
    const ofSupplier = this.#kinds(this.#supplier);
    return [
      ...(supplier === null ? [] : [this.#organization(this.#supplier, ofSupplier), ...this.#aliases(supplier)]),
      ...(supplier === null ? [] : this.#owners.flatMap((owner) => this.#ownership(owner, supplier))),
      ...(contract === undefined || prime === null ? [] : this.#contractOf(contract, prime, supplier)),
    ];
  }

  /** What a mapping of these columns says nothing about, as sentences without their period. */
  doubts(): readonly string[] {
    const [contract, prime, supplier] = [this.#contract, this.#prime.key, this.#supplier.key];
    if (contract === undefined && prime !== null)
      return ['No column has the contract, so nothing is said of prime contractors and subcontracts'];
    if (contract === undefined || supplier === null) return [];
    if (prime === null) return [`${contract} is not mapped: no column says who the prime contractor is`];
    const { valid_from: since } = this.#days();
    return [
      'Each row says that the prime contractor subcontracts to the supplier directly; rows of lower tiers need another mapping',
      ...(since === undefined
        ? ['No column has the first day of a subcontract, so each holds on every day; give the days if you have them']
        : []),
    ];
  }

  /** @param stem null: of whichever organization */
  #headerOf(role: ColumnRole, stem: string | null = null): string | undefined {
    return this.#columns.find((column) => column.role === role && (stem === null || column.stem === stem))?.header;
  }

  #party(roles: PartyRoles, stem: string | null = null): Party {
    const { uei, lei, cage, name } = this.#identified({ roles, stem });
    const organization = {
      ...(uei === undefined ? {} : { uei }),
      ...(lei === undefined ? {} : { lei }),
      ...(cage === undefined ? {} : { cage }),
      ...(name === undefined ? {} : { name }),
    };
    return { key: Object.keys(organization).length === 0 ? null : { organization }, roles, stem };
  }

  #identified({ roles: { uei, lei, cage, name }, stem }: Omit<Party, 'key'>) {
    return {
      name: this.#headerOf(name, stem),
      uei: this.#headerOf(uei, stem),
      lei: this.#headerOf(lei, stem),
      cage: this.#headerOf(cage, stem),
    };
  }

  #organization(party: Party, when: Block['when']): Block {
    const country = this.#headerOf(party.roles.country, party.stem);
    return block('organizations', when, { id: party.key ?? undefined, ...this.#identified(party), country });
  }

  /** Each other name of the supplier, as a statement of its own, which never becomes its name. */
  #aliases(id: OrganizationValue): readonly Block[] {
    const [own = ''] = Object.values(this.#identified(this.#supplier)).filter((header) => header !== undefined);
    const headers = this.#columns.filter(({ role }) => role === 'alias').map(({ header }) => header);
    return headers.map((alias) => ({
      ...block('organizations', [...this.#kinds(this.#supplier), { column: alias, filled: true }], {
        ...{ id, name: alias },
        row: { join: [own, alias], with: ' alias ' },
        confidence: { constant: String(Math.floor(this.#confidence / 2)) },
      }),
      each: alias,
    }));
  }

  /** The conditions that a row does not say that a party is a person. */
  #kinds({ roles, stem }: Party): Condition[] {
    return this.#columns
      .filter((column) => column.role === roles.kind && (stem === null || column.stem === stem))
      .map(({ header, persons }) => ({ column: header, isNot: [...persons] }));
  }

  /** The conditions that a row names a party, which is no person. */
  #names(party: Party): Condition[] {
    const { name, uei, lei, cage } = this.#identified(party);
    const column = name ?? uei ?? lei ?? cage;
    return [...(column === undefined ? [] : [{ column, filled: true }]), ...this.#kinds(party)];
  }

  /** The owner of each row that names one, and that it owns the organization of the row. */
  #ownership(owner: Party, owned: Value): readonly Block[] {
    if (owner.key === null) return [];
    const when = this.#names(owner);
    const days = { valid_from: this.#headerOf('ownedSince'), valid_to: this.#headerOf('ownedUntil') };
    const share =
      this.#headerOf('share', owner.stem) ?? (this.#owners.length > 1 ? undefined : this.#headerOf('share'));
    return [
      this.#organization(owner, when),
      block('ownership', [...when, ...this.#kinds(this.#supplier)], {
        ...{ owner: owner.key, owned, share_pct: share },
        ...days,
      }),
    ];
  }

  #days() {
    return { valid_from: this.#headerOf('since'), valid_to: this.#headerOf('until') };
  }

  /** The contract of each row with its prime, and the subcontract of its supplier. */
  #contractOf(contract: string, prime: Value, supplier: Value | null): readonly Block[] {
    const when: Block['when'] = [...this.#names(this.#prime), { column: contract, filled: true }];
    const performedIn = this.#headerOf('performedIn');
    const amount = this.#headerOf('amount');
    return [
      this.#organization(this.#prime, this.#names(this.#prime)),
      block('contracts', when, {
        ...{ id: contract, piid: this.#headerOf('contract'), prime },
        ...(supplier === null ? { value: amount, performed_in: performedIn } : {}),
      }),
      ...(supplier === null
        ? []
        : [
            block('subcontracts', [...when, ...this.#kinds(this.#supplier)], {
              ...{ contract, contractor: prime, subcontractor: supplier },
              ...{ subaward_number: this.#headerOf('subawardNumber'), amount, performed_in: performedIn },
              ...this.#days(),
            }),
          ]),
    ];
  }
}

type Given = Readonly<Record<string, Value | undefined>>;

function block(table: Block['table'], when: Block['when'], columns: Given): Block {
  const given = Object.entries(columns).flatMap(([name, from]) => (from === undefined ? [] : [[name, from] as const]));
  return { table, when, columns: Object.fromEntries(given) };
}

function doubtsOf(
  columns: readonly ColumnProfile[],
  mapping: Mapping,
  dates: readonly ColumnProfile[],
): readonly string[] {
  const { rows, dateFormat } = mapping;
  const read = readColumns(mapping);
  const headersWhere = (is: (column: ColumnProfile) => boolean) => columns.filter(is).map(({ header }) => header);
  const unread = ({ header }: ColumnProfile) => !read.has(header);
  const personal = headersWhere(({ isPersonal }) => isPersonal);
  const shares = headersWhere(({ role, form }) => role === 'share' && form === 'NUMBER');
  const unclear = dates
    .filter(({ dateFormat: own, hasTexts, header }) => read.has(header) && hasTexts && own !== dateFormat)
    .map(({ header }) => header);
  const undated = headersWhere((column) => unread(column) && dates.includes(column));
  const others = headersWhere((column) => unread(column) && column.role?.startsWith('owner') === true);
  const hasOwners = rows.some(({ table }) => table === 'ownership');
  const hasOwnedDays = columns.some(({ role }) => role === 'ownedSince');
  return [
    ...(personal.length > 0 ? [`Personal data is never stored: ${personal.join(', ')}`] : []),
    ...doubtsAboutPersons(columns, mapping),
    ...(unclear.length > 0
      ? [`The order of day and month is not clear in every column; say dateFormat, and look at ${unclear.join(', ')}`]
      : []),
    ...(undated.length > 0
      ? [`Not mapped, since the header does not say of what the days are: ${undated.join(', ')}`]
      : []),
    ...(others.length > 0 ? [`Not mapped, since they are of another owner: ${others.join(', ')}`] : []),
    ...(shares.length > 0 ? [`If ${shares.join(', ')} has 0.25 for 25 percent, say fraction: true`] : []),
    ...(hasOwners && !hasOwnedDays
      ? ['Rows with an owner say that it owns the organization on every day; give the days if you have them']
      : []),
    ...new SheetColumns(columns, mapping.confidence).doubts(),
  ];
}

function doubtsAboutPersons(columns: readonly ColumnProfile[], { rows }: Mapping): readonly string[] {
  const conditions = rows.flatMap(({ when }) => when).filter((one) => 'isNot' in one);
  const kinds = [...new Map(conditions.map((one) => [one.column, one.isNot])).entries()];
  const nameRoles: readonly (ColumnRole | null)[] = ['name', 'ownerName', 'primeName'];
  const names = columns.filter(({ role, doubtful }) => nameRoles.includes(role) && doubtful > 0);
  const doubtful = names.map(({ header, doubtful: count, filled }) => `${header} (${count} of ${filled})`);
  return [
    ...kinds.map(
      ([column, isNot]) => `Rows about persons are left out: those whose ${column} is ${isNot.join(' or ')}`,
    ),
    ...(kinds.length === 0 && doubtful.length > 0
      ? [
          `Names that may be of persons are rejected unless you say that the list names organizations only: ${doubtful.join(', ')}`,
        ]
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
