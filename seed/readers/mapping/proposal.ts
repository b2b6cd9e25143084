import type { RowSource } from '../sheet/row-source.ts';
import { partyRoles, profileColumns } from './columns.ts';
import type { ColumnProfile, ColumnRole, PartyRoles } from './columns.ts';
import { readColumns } from './mapping.ts';
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
  const rows = new SheetColumns(columns).blocks();
  if (rows.length === 0) return null;
  const mapping: Mapping = {
    version: 1,
    ...(sheet === null ? {} : { sheet }),
    ...frame,
    decimal: 'point',
    listSeparator: ';',
    rows: [...rows],
    leftOut: [],
  };
  const read = readColumns(mapping);
  return { ...mapping, leftOut: columns.map(({ header }) => header).filter((header) => !read.has(header)) };
}

type OrganizationValue = Extract<Value, { readonly organization: unknown }>;

/** An organization of each row. */
interface Party {
  /** Null if no column identifies it. */
  readonly key: OrganizationValue | null;
  readonly roles: PartyRoles;
}

/** The columns of a sheet by their roles, and what they become. */
class SheetColumns {
  readonly #columns: readonly Pick<ColumnProfile, 'header' | 'role'>[];
  readonly #supplier: Party;
  readonly #owner: Party;
  readonly #prime: Party;
  /** The id of a contract. */
  readonly #contract: string | undefined;

  constructor(columns: readonly Pick<ColumnProfile, 'header' | 'role'>[]) {
    this.#columns = columns;
    this.#contract = this.#headerOf('awardKey') ?? this.#headerOf('contract');
    this.#owner = this.#party(partyRoles.owner);
    const prime = this.#party(partyRoles.prime);
    const supplier = this.#party(partyRoles.supplier);
    // Without a contract, whom a list calls prime or recipient is its supplier if it names nobody else.
    const isSupplier = this.#contract === undefined && supplier.key === null;
    this.#supplier = isSupplier ? prime : supplier;
    this.#prime = isSupplier ? { ...prime, key: null } : prime;
  }

  blocks(): readonly Block[] {
    const [contract, prime, supplier] = [this.#contract, this.#prime.key, this.#supplier.key];
    return [
      ...(supplier === null ? [] : [this.#organization(this.#supplier, [])]),
      ...(supplier === null ? [] : this.#ownership(supplier)),
      ...(contract === undefined || prime === null ? [] : this.#contractOf(contract, prime, supplier)),
    ];
  }

  /** What a mapping of these columns says nothing about, as sentences without their period. */
  doubts(): readonly string[] {
    const [contract, prime, supplier] = [this.#contract, this.#prime.key, this.#supplier.key];
    if (contract === undefined && prime !== null)
      return ['No column has the contract, so nothing is said of prime contractors and subcontracts'];
    if (contract === undefined || supplier === null) return [];
    return prime === null
      ? [`${contract} is left out: no column says who the prime contractor is`]
      : [
          'Each row says that the prime contractor subcontracts to the supplier directly; rows of lower tiers need another mapping',
        ];
  }

  #headerOf(role: ColumnRole): string | undefined {
    return this.#columns.find((column) => column.role === role)?.header;
  }

  #party(roles: PartyRoles): Party {
    const { uei, lei, cage, name } = this.#identified(roles);
    const organization = {
      ...(uei === undefined ? {} : { uei }),
      ...(lei === undefined ? {} : { lei }),
      ...(cage === undefined ? {} : { cage }),
      ...(name === undefined ? {} : { name }),
    };
    return { key: Object.keys(organization).length === 0 ? null : { organization }, roles };
  }

  #identified({ uei, lei, cage, name }: PartyRoles) {
    return {
      name: this.#headerOf(name),
      uei: this.#headerOf(uei),
      lei: this.#headerOf(lei),
      cage: this.#headerOf(cage),
    };
  }

  #organization({ key, roles }: Party, when: Block['when']): Block {
    const country = this.#headerOf(roles.country);
    return block('organizations', when, { id: key ?? undefined, ...this.#identified(roles), country });
  }

  /** The condition that a row names a party. */
  #names({ roles: { name, uei, lei, cage } }: Party): Block['when'] {
    const column = [name, uei, lei, cage].map((role) => this.#headerOf(role)).find((header) => header !== undefined);
    return column === undefined ? [] : [{ column, filled: true }];
  }

  /** The owner of each row that names one, and that it owns the organization of the row. */
  #ownership(owned: Value): readonly Block[] {
    if (this.#owner.key === null) return [];
    const when = this.#names(this.#owner);
    // The days of a row are those of its subcontract if there is one.
    const days = this.#isOfSubcontracts() ? {} : this.#days();
    return [
      this.#organization(this.#owner, when),
      block('ownership', when, { owner: this.#owner.key, owned, share_pct: this.#headerOf('share'), ...days }),
    ];
  }

  #isOfSubcontracts(): boolean {
    return this.#contract !== undefined && this.#prime.key !== null && this.#supplier.key !== null;
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
            block('subcontracts', when, {
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
    ...(rows.some(({ table }) => table === 'ownership')
      ? ['Rows with an owner say that it owns the organization from the first day on; give the days if you have them']
      : []),
    ...new SheetColumns(columns).doubts(),
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
