import type { ParsedRow } from '#graph/ingest/input.ts';
import { countries } from '#graph/model/countries.ts';
import type { EdgeTable, EntityTable, Table } from '#graph/model/table.ts';
import { findReferredLabel, referredLabel, tables } from '#graph/model/tables.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import { headersOf } from '#seed/readers/mapping/mapping.ts';
import type { Mapping } from '#seed/readers/mapping/mapping.ts';
import type { MappedBox, MappedLine, MappedPicture } from '../generated/resolvers.ts';

/** The boxes that are drawn: a row can have thousands of values in a cell. */
const mostBoxes = 200;

/** From which columns of the spreadsheet something comes, by row. */
type Origins = Map<number, Set<string>>;

interface Drawn<T> {
  drawn: Omit<T, 'origins'>;
  readonly origins: Origins;
}

/** What rows of a spreadsheet become, as boxes and lines: an entity that several rows mention is one box. */
export class DrawnRows {
  readonly #mapping: Mapping;
  readonly #boxes = new Map<string, Drawn<MappedBox>>();
  readonly #lines = new Map<string, Drawn<MappedLine>>();
  /** Who has an access, for the rows that refer to the access alone. */
  readonly #personOf = new Map<string, string>();
  #left = 0;

  constructor(mapping: Mapping) {
    this.#mapping = mapping;
  }

  /** Adds a row; rows come in the order of the tables. */
  add(row: ParsedRow): void {
    const table: Table = tables[row.table];
    const isDrawn = table.kind === 'entity' ? this.#addEntity(table, row) : this.#addEdge(table, row);
    if (!isDrawn) this.#left++;
  }

  picture(): MappedPicture {
    const withOrigins = <T>({ drawn, origins }: Drawn<T>) => ({
      ...drawn,
      origins: [...origins].sort(([a], [b]) => a - b).map(([line, columns]) => ({ line, columns: [...columns] })),
    });
    return {
      boxes: [...this.#boxes.values()].map(withOrigins),
      lines: [...this.#lines.values()].map(withOrigins),
      left: this.#left,
    };
  }

  #addEntity(table: EntityTable, row: ParsedRow): boolean {
    const key = textOf(row, table.primaryKey[0]);
    // Claims and passages are about entities and hops by their addresses.
    if (key === null || table.fields.some(({ name }) => name === 'about')) return false;
    const box = this.#box(table.label, key, row, Object.keys(row.values));
    if (box === null) return false;
    const name = table.caption.map((field) => (field === 'id' ? null : textOf(row, field))).find((one) => one !== null);
    const country = countries.get(textOf(row, 'country') ?? '');
    box.drawn = {
      ...box.drawn,
      isStated: true,
      names: [...new Set([...box.drawn.names, ...(name == null ? [] : [name])])],
      kind: box.drawn.kind ?? textOf(row, 'kind'),
      country: box.drawn.country ?? country?.name ?? null,
      isForeign: box.drawn.isForeign || country?.isForeign === true,
    };
    for (const { field, edge, direction } of table.links) {
      const label = findReferredLabel(table, field);
      const other = textOf(row, field);
      // The countries of an organization or a contract are in its box.
      if (other === null || label === null || label === 'Country') continue;
      const columns = [...table.primaryKey, field];
      const end = this.#box(label, other, row, [field]);
      if (end === null) return false;
      const [from, to] = direction === 'out' ? [box, end] : [end, box];
      this.#line({ type: edge, from: from.drawn.id, to: to.drawn.id, words: '' }, row, columns);
    }
    return true;
  }

  #addEdge(table: EdgeTable, row: ParsedRow): boolean {
    const [from, to] = [
      this.#end(table, table.from, row),
      this.#end(table, table.to, row) ?? this.#engineer(table, row),
    ];
    const access = textOf(row, 'id');
    if (table.edge === 'ACCESSES' && from !== null && access !== null) this.#personOf.set(access, from);
    if (from === null || to === null) return false;
    this.#line({ type: table.edge, from, to, words: wordsOf(row) }, row, Object.keys(row.values));
    return true;
  }

  /** The box at one end of an edge, by the column that is filled. */
  #end(table: EdgeTable, columns: readonly string[], row: ParsedRow): string | null {
    for (const column of columns) {
      const key = textOf(row, column);
      if (key !== null) return this.#box(referredLabel(table, column), key, row, [column])?.drawn.id ?? null;
    }
    return null;
  }

  #engineer({ edge }: EdgeTable, row: ParsedRow): string | null {
    return edge === 'ESCORTS' || edge === 'LENDS_TO' ? (this.#personOf.get(textOf(row, 'access') ?? '') ?? null) : null;
  }

  /** @returns null if no more boxes are drawn */
  #box(label: Label, key: string, row: ParsedRow, fields: readonly string[]): Drawn<MappedBox> | null {
    const id = `${label} ${key}`;
    const before = this.#boxes.get(id);
    if (before === undefined && this.#boxes.size >= mostBoxes) return null;
    const name = label === 'Country' ? countries.get(key)?.name : undefined;
    const names = name === undefined ? [] : [name];
    const isStated = label === 'Country';
    const fresh = { id, label, key, names, kind: null, country: null, isForeign: false, isStated };
    const box: Drawn<MappedBox> = before ?? { drawn: fresh, origins: new Map() };
    this.#boxes.set(id, box);
    this.#note(box.origins, row, fields);
    return box;
  }

  #line(
    { type, from, to, words }: Omit<MappedLine, 'id' | 'origins'>,
    row: ParsedRow,
    fields: readonly string[],
  ): void {
    // Rows that say different shares of one hop are one line with both.
    const id = [type, from, to].join('\n');
    const line = this.#lines.get(id) ?? { drawn: { id, type, from, to, words }, origins: new Map() };
    const said = line.drawn.words === '' ? [] : line.drawn.words.split(', ');
    if (words !== '' && !said.includes(words)) line.drawn = { ...line.drawn, words: [...said, words].join(', ') };
    this.#lines.set(id, line);
    this.#note(line.origins, row, fields);
  }

  #note(origins: Origins, { at: { line, place = 0 } }: ParsedRow, fields: readonly string[]): void {
    const { rows } = this.#mapping;
    // The place of a row says which block of the mapping made it.
    const columns = rows[place % rows.length]?.columns ?? {};
    const headers = fields.flatMap((field) => (columns[field] === undefined ? [] : headersOf(columns[field])));
    origins.set(line, new Set([...(origins.get(line) ?? []), ...headers]));
  }
}

/** What stands beside the verb of a hop: the share that is owned, or the contract of the work. */
function wordsOf(row: ParsedRow): string {
  const share = row.values['share_pct'];
  if (typeof share === 'number') return `${share}%`;
  const contract = textOf(row, 'contract');
  return row.table === 'subcontracts' && contract !== null ? `under ${contract}` : '';
}

function textOf({ values }: ParsedRow, column = ''): string | null {
  const value = values[column];
  return typeof value === 'string' && value !== '' ? value : null;
}
