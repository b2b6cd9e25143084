import { dataClasses, type DataClass } from '#graph/model/vocabulary.ts';
import type { CellValue } from '#graph/write/stated-row.ts';
import type { Field } from '#graph/model/table.ts';
import { sources as sourcesTable } from '#graph/model/tables/sources.ts';

/** The source that a row is a statement of, or why it has none. */
export type FoundSource = { readonly id: string; readonly dataClass: DataClass } | { readonly reason: string };

const fields: readonly Field[] = sourcesTable.fields;
const byDefault = fields.find(({ name }) => name === 'data_class')?.default?.toUpperCase();

/** The sources that a package speaks for: the rows of its sources.csv. */
export class PackageSources {
  readonly #known = new Map<string, { readonly dataClass: DataClass; readonly line: number }>();
  #unreadable = 0;

  /** Takes a row of sources.csv, however often it is read; another row of the same id is refused. */
  declare(values: Readonly<Record<string, CellValue>>, line: number): FoundSource {
    const id = String(values['id']);
    const before = this.#known.get(id);
    if (before !== undefined && before.line !== line)
      return { reason: `The source ${id} is given on line ${before.line} already` };
    const dataClass = dataClasses.find((name) => name === (values['data_class'] ?? byDefault)) ?? 'REPORTED';
    this.#known.set(id, { dataClass, line });
    return { id, dataClass };
  }

  /** A source that can't be read is a source still: the package has not "exactly one" because of it. */
  countUnreadable(): void {
    this.#unreadable++;
  }

  find(id: string | null): FoundSource {
    if (id !== null) {
      const source = this.#known.get(id);
      return source === undefined ? { reason: "Not among the package's sources (sources.csv)" } : { id, ...source };
    }
    const [only] = this.#known;
    const count = this.#known.size + this.#unreadable;
    if (only === undefined || count !== 1)
      return { reason: `Empty, and the package has ${count} sources, not exactly one` };
    return { id: only[0], dataClass: only[1].dataClass };
  }

  ids(): readonly string[] {
    return [...this.#known.keys()];
  }
}
