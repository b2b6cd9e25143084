import { z } from 'zod';
import { ImportMemory } from '#graph/ingest/import-memory.ts';
import { openTo } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import { compareKeys } from '#graph/model/keys.ts';
import { CellRefused } from '../cells.ts';
import { SharedKeys } from '../identifiers.ts';
import { parseBodsEntity, parseBodsRelationship, statementKinds } from './statement.ts';
import type { BodsStatement } from './statement.ts';
import { periodsOf } from './versions.ts';

/** Where a statement is. */
interface Place {
  readonly file: string;
  /** Its position in the file. */
  readonly place: number;
}

const day = z.string().nullable();

/** A statement with an id. */
const statedShape = z.object({
  file: z.string(),
  place: z.number(),
  /** Empty if it has none, so that it comes first. */
  date: z.string(),
  kind: z.enum(statementKinds),
  /** The key of an organization; null if no identifier gives it. */
  key: z.string().nullable(),
  /** The days of the interests of a relationship. */
  interests: z.array(z.object({ kind: z.string(), validFrom: day, validTo: day })),
});
type Stated = z.infer<typeof statedShape>;

/** The records of an input by publisher and id, each with the latest statement about it. Its memory is bounded: most of it is in a temporary file. */
export class RecordIndex {
  readonly #memory: ImportMemory;
  /** The statements that give an organization several keys. */
  readonly #several: (Place & { readonly id: string; readonly keys: readonly string[] })[] = [];
  /** Null until it is needed. */
  #shared: SharedKeys | null = null;

  constructor(memory = new ImportMemory()) {
    this.#memory = memory;
  }

  add(statement: BodsStatement, at: Place): void {
    const { id, kind, date, replaces } = statement;
    const keys = keysOf(statement);
    if (keys.length > 1) this.#several.push({ ...at, id, keys });
    this.#shared = null;
    const stated: Stated = { ...at, date: date ?? '', kind, key: keys[0] ?? null, interests: interestsOf(statement) };
    this.#memory.note('stated', id, JSON.stringify(stated));
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

  /** The statements with an id, oldest first; of the same day, in the order of the files. */
  #stated(id: string): readonly Stated[] {
    const all = this.#memory.notes('stated', id).map((text) => statedShape.parse(JSON.parse(text)));
    return all.reverse().sort((a, b) => compareKeys(a.date, b.date));
  }

  #latest(id: string): Stated | undefined {
    return this.#stated(id).at(-1);
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

  /** Returns the ids of the versions of a record, oldest first: one id since version 0.4. */
  versions(id: string): readonly string[] {
    return [...this.#versions('older', id).toReversed(), ...this.#versions('newer', id).slice(1)];
  }

  /** Returns the days on which each interest of a statement counts, in view of the other versions of its record. */
  periods(id: string, { file, place }: Place): ReturnType<typeof periodsOf> {
    const versions = this.versions(id).flatMap((each) =>
      this.#stated(each).map((stated) => ({ ...stated, date: dateOf(stated) })),
    );
    return periodsOf(
      versions,
      versions.findIndex((version) => version.file === file && version.place === place),
    );
  }

  isPerson(id: string): boolean {
    return this.#latest(this.#newest(id))?.kind === 'person';
  }

  /** Returns the key of the organization of a record; for an unknown record, a key that no organization has. */
  organization(id: string): string {
    const key = this.#latest(this.#newest(id))?.key ?? null;
    return this.#sharedKeys().first(key === null ? [] : [key]) ?? `bods:${this.record(id)}`;
  }

  /** What the latest statements say: a key that only a replaced one gives may have been wrong. */
  #sharedKeys(): SharedKeys {
    if (this.#shared !== null) return this.#shared;
    this.#shared = new SharedKeys();
    for (const { id, keys, ...place } of this.#several) if (this.isLatest(id, place)) this.#shared.share(keys);
    return this.#shared;
  }

  /** As `ParsedInput` has it. */
  otherKeys(): ReadonlyMap<string, readonly string[]> {
    return this.#sharedKeys().others();
  }

  /** Removes the temporary file. */
  close(): void {
    this.#memory.close();
  }
}

/** Null for a statement whose day cannot be read. */
function dateOf({ date }: Stated): Day | null {
  return date === '' || date === openTo ? null : date;
}

/** The keys that identifiers give an organization; none also if the statement can't be read, which is rejected elsewhere. */
function keysOf(statement: BodsStatement): readonly string[] {
  if (statement.kind !== 'entity') return [];
  return unlessRefused(() => parseBodsEntity(statement, () => undefined).identifiers.keys) ?? [];
}

function interestsOf(statement: BodsStatement): Stated['interests'] {
  if (statement.kind !== 'relationship') return [];
  const parsed = unlessRefused(() => parseBodsRelationship(statement, () => undefined).interests) ?? [];
  return parsed.map(({ kind, validFrom, validTo }) => ({ kind, validFrom, validTo }));
}

function unlessRefused<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch (error) {
    if (error instanceof CellRefused) return null;
    throw error;
  }
}
