import { z } from 'zod';
import { ImportMemory } from '#graph/ingest/import-memory.ts';
import { CellRefused } from '../cells.ts';
import { parseBodsEntity, statementKinds } from './statement.ts';
import type { BodsStatement } from './statement.ts';

/** Where a statement is. */
interface Place {
  readonly file: string;
  /** Its position in the file. */
  readonly place: number;
}

/** The latest statement with an id. */
const latestShape = z.object({
  file: z.string(),
  place: z.number(),
  date: z.string(),
  kind: z.enum(statementKinds),
  /** The key of an organization; null if no identifier gives it. */
  key: z.string().nullable(),
});
type Latest = z.infer<typeof latestShape>;

/** The records of an input by publisher and id, each with the latest statement about it. Its memory is bounded: most of it is in a temporary file. */
export class RecordIndex {
  readonly #memory: ImportMemory;

  constructor(memory = new ImportMemory()) {
    this.#memory = memory;
  }

  add(statement: BodsStatement, at: Place): void {
    const { id, kind, date, replaces } = statement;
    const found: Latest = { ...at, date: date ?? '', kind, key: kind === 'entity' ? keyOf(statement) : null };
    // Of statements of the same day, the last counts.
    if (found.date >= (this.#latest(id)?.date ?? '')) this.#memory.note('latest', id, JSON.stringify(found));
    for (const [index, replaced] of replaces.entries()) this.#replace(replaced, id, index === 0);
  }

  /**
   * Notes that a statement replaces another one, before version 0.4. The first that replaces it is the next version of its record. That record
   * is the one of the first statement that it replaces.
   */
  #replace(older: string, newer: string, isFirst: boolean): void {
    // Statements that replace each other would have no latest version.
    if (this.#versions('newer', newer).includes(older)) return;
    const isNext = !this.#memory.has('newer', older);
    this.#memory.note('newer', older, newer);
    if (isFirst && isNext) this.#memory.note('older', newer, older);
  }

  /** A version, and those that follow it in a direction. */
  #versions(direction: 'newer' | 'older', id: string): readonly string[] {
    const versions = [id];
    for (;;) {
      const next = this.#memory.notes(direction, versions.at(-1) ?? id).at(-1);
      if (next === undefined) return versions;
      versions.push(next);
    }
  }

  #latest(id: string): Latest | null {
    const [text] = this.#memory.notes('latest', id);
    return text === undefined ? null : latestShape.parse(JSON.parse(text));
  }

  #newest(id: string): string {
    return this.#versions('newer', id).at(-1) ?? id;
  }

  /** Returns what a record is known by: its id, and before version 0.4 that of its oldest statement. */
  record(id: string): string {
    return this.#versions('older', this.#newest(id)).at(-1) ?? id;
  }

  /** Whether a statement counts: no other one replaces it, or is a later one about the same record. */
  isLatest(id: string, { file, place }: Place): boolean {
    const latest = this.#latest(id);
    return latest?.file === file && latest.place === place && !this.#memory.has('newer', id);
  }

  isPerson(id: string): boolean {
    return this.#latest(this.#newest(id))?.kind === 'person';
  }

  /** Returns the key of the organization of a record; for an unknown record, a key that no organization has. */
  organization(id: string): string {
    return this.#latest(this.#newest(id))?.key ?? `bods:${this.record(id)}`;
  }

  /** Removes the temporary file. */
  close(): void {
    this.#memory.close();
  }
}

/** The key that identifiers give; null also if the statement can't be read, which is rejected elsewhere. */
function keyOf(statement: BodsStatement): string | null {
  try {
    return parseBodsEntity(statement, () => undefined).key;
  } catch (error) {
    if (error instanceof CellRefused) return null;
    throw error;
  }
}
