import { z } from 'zod';
import type { Database } from '#graph/database/database.ts';
import { distinctBy, listIdentityDecisions } from '#graph/identity/decisions.ts';
import type { CellValue, ParsedRow, Reject, RowIdentity } from '#graph/ingest/input.ts';
import type { Table } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import type { TableName } from '#graph/model/vocabulary.ts';
import { NoticeLog, isReject } from '../readers/format.ts';
import type { Notice, ParsedInput } from '../readers/format.ts';
import { isLei, leiKey } from '../readers/identifiers.ts';

/**
 * Resolves organizations that an input knows only by their LEI (`LEI-…`) to those of the graph that have this LEI and another key, such as
 * a contractor with its UEI. So what owns a company meets what it is contracted for. Names never resolve anything.
 *
 * What the input's own sources state does not count, nor does what was itself resolved, so that an organization is resolved only as long as
 * another source gives its LEI; and an LEI whose check digits are wrong, or that several organizations have, resolves nothing. Nor do
 * organizations that users marked as different resolve to each other, whatever sources say, and nothing resolves to a synthetic one.
 */
export function withKnownOrganizations(database: Database, input: ParsedInput): JoinedInput {
  const log = new NoticeLog();
  let read: Promise<ReadonlyMap<string, Known>> | null = null;
  let statesLei = false;
  return {
    ...input,
    statesLei: () => statesLei,
    async *rows(table) {
      const columns = columnsOf(table);
      for await (const item of input.rows(table)) {
        const stated: readonly RowIdentity[] = isReject(item) ? (item.identities ?? []) : [item];
        statesLei ||= stated.some(({ values }) => typeof values['lei'] === 'string');
        if (!stated.some((row) => mentionsLei(row, columns))) {
          yield item;
          continue;
        }
        // Read within the import, so that no other import can change the graph in between.
        read ??= findKnown(database, input.sources);
        yield resolved(item, columns, await read, log);
      }
    },
    notices: () => [...input.notices(), ...log.all()],
  };
}

interface JoinedInput extends ParsedInput {
  /** Whether a row so far has an LEI of its own, besides a key. */
  statesLei(): boolean;
}

/** The organization that has an LEI; null if several have it. */
type Known = string | null;

const knownRow = z.object({ lei: z.string(), keys: z.array(z.string()), contractors: z.array(z.string()) });

async function findKnown(database: Database, sources: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const rows = await database.read(
    `MATCH (o:Organization) WHERE o.lei IS NOT NULL AND NOT o.key STARTS WITH 'LEI-' AND coalesce(o.dataClass <> 'SYNTHETIC', true)
     MATCH (o)-[d:DESCRIBED_BY]->() WHERE toUpper(d.lei) = toUpper(o.lei) AND d.resolvedFrom IS NULL AND NOT d.source IN $sources
     WITH toUpper(o.lei) AS lei, collect(DISTINCT o) AS found
     RETURN lei, [o IN found | o.key] AS keys, [o IN found WHERE toUpper(o.key) = toUpper(o.uei) | o.key] AS contractors`,
    { sources },
  );
  const areDistinct = distinctBy(await listIdentityDecisions(database));
  return new Map(
    rows
      .map((row) => knownRow.parse(row))
      .filter(({ lei }) => isLei(lei))
      .flatMap(({ lei, ...found }) => {
        const key = leiKey(lei);
        const contractors = found.contractors.filter((one) => !areDistinct(key, one));
        // A listed organization may be a contractor, which its UEI shows.
        const candidates = contractors.length > 0 ? contractors : found.keys.filter((one) => !areDistinct(key, one));
        const [first, ...others] = candidates;
        return first === undefined ? [] : [[key, others.length === 0 ? first : null]];
      }),
  );
}

/** The columns of a table that name an organization. */
function columnsOf(name: TableName): readonly string[] {
  const table: Table = tables[name];
  const own = name === 'organizations' ? table.primaryKey : [];
  const claimed = name === 'claims' ? ['claimant', 'about'] : [];
  return [
    ...own,
    ...table.foreignKeys.filter(({ references }) => references === 'organizations').map(({ field }) => field),
    ...claimed,
  ];
}

function mentionsLei({ values }: RowIdentity, columns: readonly string[]): boolean {
  return columns.some((column) => {
    const value = values[column];
    return typeof value === 'object'
      ? value.some((item) => item.includes('LEI-'))
      : String(value ?? '').startsWith('LEI-');
  });
}

function resolved(
  item: ParsedRow | Reject,
  columns: readonly string[],
  known: ReadonlyMap<string, Known>,
  log: NoticeLog,
): ParsedRow | Reject {
  const { file, line, place } = isReject(item) ? { ...item, place: item.line } : item.at;
  const notice = (message: string): void => {
    log.add({ kind: 'matched', file, column: null, line, message }, place);
  };
  const resolve = (key: string): string => {
    const found = known.get(key);
    if (found === null) notice('Several organizations have the LEI: not resolved to any of them');
    return found ?? key;
  };
  const resolveAll = (row: RowIdentity): Record<string, CellValue> => {
    const values: Record<string, CellValue> = { ...row.values };
    for (const column of columns) {
      const value = values[column];
      if (typeof value === 'string') values[column] = resolve(value);
      else if (typeof value === 'object')
        values[column] = value.map((address) => address.replace(/(?<=[:|])LEI-[0-9A-Z]{20}(?=$|\|)/g, resolve));
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
    notice('Organizations that the graph has under another key with the same LEI: imported under that key');
    return { ...item, values, resolvedFrom: String(item.values['id']) };
  }
  const { owner, owned } = values;
  if (item.table !== 'ownership' || owner !== owned) return { ...item, values };
  const reason = 'Both ends are the same organization, by LEI';
  return { ...item.at, column: 'owner', reason, value: String(owner), identities: [{ ...item, values }] };
}

const olderRow = z.object({ source: z.string(), pairs: z.array(z.tuple([z.string(), z.string()])) });

/**
 * Returns a notice for each earlier source that knows an organization of these sources only by its LEI. Its statements join those of the
 * organization when it is imported again.
 */
export async function findOlderByLei(database: Database, sources: readonly string[]): Promise<readonly Notice[]> {
  const rows = await database.read(
    `UNWIND $sources AS key
     MATCH (s:Source {key: key})<-[d:DESCRIBED_BY]-(o:Organization) USING INDEX SEEK s:Source(key)
     WHERE d.lei IS NOT NULL AND NOT o.key STARTS WITH 'LEI-'
     MATCH (known:Organization {key: 'LEI-' + toUpper(d.lei)})-[:DESCRIBED_BY]->(older:Source) USING INDEX SEEK known:Organization(key)
     WHERE NOT older.key IN $sources
     RETURN older.key AS source, collect(DISTINCT [o.key, known.key]) AS pairs ORDER BY source`,
    { sources },
  );
  // Every import with an LEI looks for older sources, and few have one.
  if (rows.length === 0) return [];
  const areDistinct = distinctBy(await listIdentityDecisions(database));
  return rows.flatMap((row) => {
    const { source, pairs } = olderRow.parse(row);
    const count = new Set(pairs.filter(([one, other]) => !areDistinct(one, other)).map(([one]) => one)).size;
    if (count === 0) return [];
    const message = `${source} knows ${count === 1 ? 'an organization' : `${count} organizations`} of this import only by LEI: import its file again to join ${count === 1 ? 'it' : 'them'}`;
    return [{ kind: 'matched', file: source, column: null, line: null, message, count: 1 }];
  });
}

const joinedRow = z.object({ source: z.string(), count: z.number() });

/**
 * Returns a notice for each source of which organizations were resolved by an LEI that these sources no longer give, nor any other. They part
 * when it is imported again.
 */
export async function findStillJoined(database: Database, sources: readonly string[]): Promise<readonly Notice[]> {
  const rows = await database.read(
    `UNWIND $sources AS key
     MATCH (s:Source {key: key})<-[former:SUPERSEDED {type: 'DESCRIBED_BY'}]-(o:Organization) USING INDEX SEEK s:Source(key)
     WHERE former.lei IS NOT NULL
     MATCH (o)-[joined:DESCRIBED_BY {resolvedFrom: 'LEI-' + toUpper(former.lei)}]->(other:Source)
     WHERE NOT EXISTS {
       (o)-[d:DESCRIBED_BY]->()
       WHERE toUpper(d.lei) = toUpper(former.lei) AND d.resolvedFrom IS NULL AND d.source <> joined.source
     }
     RETURN other.key AS source, count(DISTINCT o) AS count ORDER BY source`,
    { sources },
  );
  return z
    .array(joinedRow)
    .parse(rows)
    .map(({ source, count }) => {
      const joined = count === 1 ? 'an organization' : `${count} organizations`;
      const message = `${source} has ${joined} under another key because of an LEI that no other source gives anymore: import its file again to separate ${count === 1 ? 'it' : 'them'}`;
      return { kind: 'matched', file: source, column: null, line: null, message, count: 1 };
    });
}
