import { z } from 'zod';
import { byKey } from '#graph/database/by-key.ts';
import type { Database } from '#graph/database/database.ts';
import { distinctBy, listIdentityDecisions } from '#graph/identity/decisions.ts';
import type { ParsedRow, Reject, RowIdentity } from '#graph/ingest/input.ts';
import type { CellValue, Table } from '#graph/model/table.ts';
import { isAboutAddresses, tables } from '#graph/model/tables.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { NoticeLog, isReject } from '../readers/format.ts';
import type { Notice, ParsedInput } from '../readers/format.ts';
import { isLei, isUei } from '../readers/identifiers.ts';

/**
 * Resolves organizations that an input knows by an LEI (`LEI-…`) or a UEI to those of the graph that have it and another key: such as an owner to the
 * contractor that has its LEI, or a contractor to the organization of which a source gives several UEIs. Of an organization of which the input itself
 * gives several, each is tried, and the first that is a key in the graph becomes its key. Names never resolve anything.
 *
 * What the input's own sources state does not count, nor does what was itself resolved, so that an organization is resolved only as long as
 * another source gives its identifier; and one whose check digits are wrong, or that several organizations have, resolves nothing. Nor do
 * organizations that users marked as different resolve to each other, whatever sources say, and nothing resolves to a synthetic one.
 */
export function withKnownOrganizations(database: Database, input: ParsedInput): JoinedInput {
  const log = new NoticeLog();
  const known = new KnownOrganizations(database, input);
  let statesIdentifier = false;
  return {
    ...input,
    statesIdentifier: () => statesIdentifier,
    async *rows(table) {
      const columns = columnsOf(table);
      for await (const item of input.rows(table)) {
        const stated: readonly RowIdentity[] = isReject(item) ? (item.identities ?? []) : [item];
        statesIdentifier ||= stated.some(({ values: { id, lei, uei = id } }) => lei !== undefined || uei !== id);
        // Read within the import, so that no other import can change the graph in between.
        for (const row of stated) await known.readFor(row, columns);
        yield known.size === 0 ? item : resolved(item, columns, known, log);
      }
    },
    notices: () => [...input.notices(), ...log.all()],
  };
}

interface JoinedInput extends ParsedInput {
  /** Whether a row so far has an LEI, or a UEI that is not its key. */
  statesIdentifier(): boolean;
}

/** The organization that has an identifier, and the identifier if it is another source that says so. */
interface Known {
  readonly key: string;
  readonly identifier: string | null;
}

const kinds = ['lei', 'uei'] as const;
type Kind = (typeof kinds)[number];

/** The keys that the identifiers of a statement `d` would give, as Cypher. */
const keyOf: Readonly<Record<Kind, string>> = { lei: `'LEI-' + toUpper(d.lei)`, uei: 'toUpper(d.uei)' };

/** Organizations `o` that may have an identifier that is not their key. */
const mayDiffer: Readonly<Record<Kind, string>> = {
  lei: `(o.lei IS NOT NULL AND NOT o.key STARTS WITH 'LEI-' OR o.otherIdentifiers IS NOT NULL)`,
  uei: 'o.otherIdentifiers IS NOT NULL',
};

const knownRow = z.object({ identifier: z.string(), keys: z.array(z.string()) });

/** The organizations of the graph by the keys that their identifiers would give, of each kind once a row has such a key. */
class KnownOrganizations {
  readonly #database: Database;
  readonly #input: ParsedInput;
  readonly #found: Record<Kind, ReadonlyMap<string, Known | null> | null> = { lei: null, uei: null };

  constructor(database: Database, input: ParsedInput) {
    this.#database = database;
    this.#input = input;
  }

  get size(): number {
    return (this.#found.lei?.size ?? 0) + (this.#found.uei?.size ?? 0);
  }

  /** Returns null if several organizations have the identifier, undefined if the key stays as it is. */
  get(key: string): Known | null | undefined {
    return this.#found[kindOf(key)]?.get(key);
  }

  /** Reads what the organizations that a row names may resolve to. */
  async readFor({ values }: RowIdentity, columns: readonly string[]): Promise<void> {
    for (const kind of kinds)
      if (this.#found[kind] === null && columns.some((column) => namesOf(values[column]).some(keyForms[kind])))
        this.#found[kind] = await this.#read(kind);
  }

  async #read(kind: Kind): Promise<ReadonlyMap<string, Known | null>> {
    const rows = await this.#database.read(
      `MATCH (o:Organization) WHERE ${mayDiffer[kind]} AND coalesce(o.dataClass <> 'SYNTHETIC', true)
       MATCH (o)-[d:DESCRIBED_BY]->() WHERE d.resolvedFrom IS NULL AND NOT d.source IN $sources
       WITH ${keyOf[kind]} AS identifier, o WHERE identifier <> toUpper(o.key)
       RETURN identifier, collect(DISTINCT o.key) AS keys`,
      { sources: this.#input.sources },
    );
    const areDistinct = distinctBy(await listIdentityDecisions(this.#database));
    const found = new Map(
      rows
        .map((row) => knownRow.parse(row))
        .filter(({ identifier }) => keyForms[kind](identifier))
        .flatMap(({ identifier, keys }) => {
          const possible = keys.filter((one) => !areDistinct(identifier, one));
          // A listed organization may be a contractor, which its UEI shows.
          const contractors = possible.filter(isUei);
          const [first, ...others] = contractors.length > 0 ? contractors : possible;
          return first === undefined
            ? []
            : [[identifier, others.length > 0 ? null : { key: first, identifier }] as const];
        }),
    );
    return new Map([...found, ...(await this.#findOthers(kind, found, areDistinct))]);
  }

  /** Finds the organizations of which the input gives several identifiers: by what sources say of one, else by the first that is a key. */
  async #findOthers(
    kind: Kind,
    found: ReadonlyMap<string, Known | null>,
    areDistinct: (one: string, other: string) => boolean,
  ): Promise<readonly (readonly [key: string, Known | null])[]> {
    const several = [...(this.#input.otherKeys ?? [])].filter(([key]) => keyForms[kind](key));
    const rows = await this.#database.read(
      `UNWIND $keys AS key ${byKey('o', 'Organization', 'key')}
       WITH o WHERE o.withdrawn IS NULL AND coalesce(o.dataClass <> 'SYNTHETIC', true) RETURN o.key AS key`,
      { keys: several.flat(2) },
    );
    const keys = new Set(rows.map(({ key }) => z.string().parse(key)));
    return several.flatMap(([key, others]) => {
      const all = [key, ...others.filter((other) => !areDistinct(key, other))];
      const known = all.map((each) => found.get(each)).find((each) => each !== undefined && each !== null);
      const own = all.find((each) => keys.has(each));
      if (known !== undefined) return [[key, known] as const];
      return own === undefined || own === key ? [] : [[key, { key: own, identifier: null }] as const];
    });
  }
}

function kindOf(key: string): Kind {
  return key.startsWith('LEI-') ? 'lei' : 'uei';
}

const keyForms: Readonly<Record<Kind, (key: string) => boolean>> = {
  lei: (key) => key.startsWith('LEI-') && isLei(key.slice(4)),
  uei: isUei,
};

/** The keys in a cell: its value, or the parts of the addresses of a claim. */
function namesOf(value: CellValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' ? value.flatMap((address) => address.split(/[:|]/)) : [];
}

/** The columns of a table that name an organization. */
function columnsOf(name: TableName): readonly string[] {
  const table: Table = tables[name];
  const own = name === 'organizations' ? table.primaryKey : [];
  const claimed = name === 'claims' ? ['claimant'] : [];
  return [
    ...own,
    ...table.foreignKeys.filter(({ references }) => references === 'organizations').map(({ field }) => field),
    ...claimed,
    ...(isAboutAddresses(name) ? ['about'] : []),
  ];
}

function resolved(
  item: ParsedRow | Reject,
  columns: readonly string[],
  known: KnownOrganizations,
  log: NoticeLog,
): ParsedRow | Reject {
  const { file, line, place } = isReject(item) ? { ...item, place: item.line } : item.at;
  const notice = (message: string): void => {
    log.add({ kind: 'matched', file, column: null, line, message }, place);
  };
  const resolve = (key: string): string => {
    const found = known.get(key);
    if (found === null)
      notice(`Several organizations have the ${kindOf(key).toUpperCase()}: not resolved to any of them`);
    return found?.key ?? key;
  };
  const resolveAll = (row: RowIdentity): Record<string, CellValue> => {
    const values: Record<string, CellValue> = { ...row.values };
    for (const column of columns) {
      const value = values[column];
      if (typeof value === 'string') values[column] = resolve(value);
      else if (typeof value === 'object')
        values[column] = value.map((address) => address.replace(/(?<=[:|])[^:|]+(?=$|\|)/g, resolve));
    }
    return values;
  };
  if (isReject(item)) {
    return item.identities === undefined
      ? item
      : { ...item, identities: item.identities.map((each) => ({ ...each, values: resolveAll(each) })) };
  }
  const values = resolveAll(item);
  if (item.table === 'organizations' && values['id'] !== item.values['id']) {
    const identifier = known.get(String(item.values['id']))?.identifier ?? null;
    if (identifier === null) return { ...item, values };
    notice(
      `Organizations that the graph has under another key with the same ${kindOf(identifier).toUpperCase()}: imported under that key`,
    );
    return { ...item, values, resolvedFrom: identifier };
  }
  const { owner, owned } = values;
  if (item.table !== 'ownership' || owner !== owned) return { ...item, values };
  const reason = 'Both ends are the same organization, by LEI or UEI';
  return { ...item.at, column: 'owner', reason, value: String(owner), identities: [{ ...item, values }] };
}

/** The kind of `identifier`. */
const kindInCypher = `CASE WHEN identifier STARTS WITH 'LEI-' THEN 'LEI' ELSE 'UEI' END`;

/** The keys that the identifiers of a statement `d` would give, as a list in Cypher, without null and the key of `o`. */
const otherKeysOf = `[key IN [${kinds.map((kind) => keyOf[kind]).join(', ')}] WHERE key <> toUpper(o.key)]`;

const olderRow = z.object({ source: z.string(), kind: z.string(), pairs: z.array(z.tuple([z.string(), z.string()])) });

/**
 * Returns a notice for each earlier source that knows an organization of these sources only by an LEI, or by another UEI. Its statements join those of
 * the organization when it is imported again.
 */
export async function findOlderByIdentifier(
  database: Database,
  sources: readonly string[],
): Promise<readonly Notice[]> {
  const rows = await database.read(
    `UNWIND $sources AS key
     MATCH (s:Source {key: key})<-[d:DESCRIBED_BY]-(o:Organization) USING INDEX SEEK s:Source(key)
     UNWIND ${otherKeysOf} AS identifier
     MATCH (known:Organization {key: identifier})-[:DESCRIBED_BY]->(older:Source) USING INDEX SEEK known:Organization(key)
     WHERE NOT older.key IN $sources
     RETURN older.key AS source, ${kindInCypher} AS kind, collect(DISTINCT [o.key, known.key]) AS pairs ORDER BY source, kind`,
    { sources },
  );
  // Every import with an LEI looks for older sources, and few have one.
  if (rows.length === 0) return [];
  const areDistinct = distinctBy(await listIdentityDecisions(database));
  return rows.flatMap((row) => {
    const { source, kind, pairs } = olderRow.parse(row);
    const count = new Set(pairs.filter(([one, other]) => !areDistinct(one, other)).map(([one]) => one)).size;
    if (count === 0) return [];
    const message = `${source} knows ${count === 1 ? 'an organization' : `${count} organizations`} of this import only by ${kind}: import its file again to join ${count === 1 ? 'it' : 'them'}`;
    return [{ kind: 'matched', file: source, column: null, line: null, message, count: 1 }];
  });
}

const joinedRow = z.object({ source: z.string(), kind: z.string(), count: z.number() });

/**
 * Returns a notice for each source of which organizations were resolved by an identifier that these sources no longer give, nor any other. They part
 * when it is imported again.
 */
export async function findStillJoined(database: Database, sources: readonly string[]): Promise<readonly Notice[]> {
  const rows = await database.read(
    `UNWIND $sources AS key
     MATCH (s:Source {key: key})<-[former:SUPERSEDED {type: 'DESCRIBED_BY'}]-(o:Organization) USING INDEX SEEK s:Source(key)
     UNWIND [identifier IN [${kinds.map((kind) => keyOf[kind].replace('d.', 'former.')).join(', ')}] WHERE identifier IS NOT NULL] AS identifier
     MATCH (o)-[joined:DESCRIBED_BY {resolvedFrom: identifier}]->(other:Source)
     WHERE NOT EXISTS {
       (o)-[d:DESCRIBED_BY]->()
       WHERE identifier IN [${kinds.map((kind) => keyOf[kind]).join(', ')}] AND d.resolvedFrom IS NULL AND d.source <> joined.source
     }
     RETURN other.key AS source, ${kindInCypher} AS kind, count(DISTINCT o) AS count ORDER BY source, kind`,
    { sources },
  );
  return z
    .array(joinedRow)
    .parse(rows)
    .map(({ source, kind, count }) => {
      const joined = count === 1 ? 'an organization' : `${count} organizations`;
      const message = `${source} has ${joined} under another key because of ${kind === 'LEI' ? 'an LEI' : 'a UEI'} that no other source gives anymore: import its file again to separate ${count === 1 ? 'it' : 'them'}`;
      return { kind: 'matched', file: source, column: null, line: null, message, count: 1 };
    });
}
