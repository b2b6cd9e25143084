import { z } from 'zod';
import type { TextLog } from '#graph/ingest/import-memory.ts';
import type { Day } from '#graph/model/day.ts';
import type { CellValue } from '#graph/model/table.ts';

/** One agency, company, contract or ownership, combined from all rows of the file. */
export interface Collected {
  readonly values: Readonly<Record<string, CellValue>>;
  readonly confidence: number;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  /** The day of the latest row that states it. */
  readonly day: Day;
  /** The days of the values, and of its period, that other rows state; by name. */
  readonly days: Readonly<Record<string, Day>>;
  readonly file: string;
  readonly line: number;
}

/** How many recently used entities stay unpacked: a file repeats a few agencies and primes, and has many subcontractors. */
const mostUnpacked = 4096;

/**
 * The entities of a file by key, in the order in which they were added. Only their keys stay in memory, and the entities that were used last;
 * the others are in a temporary file.
 */
export class EntityStore {
  readonly #file: string;
  readonly #recent = new Map<string, Collected>();
  /** The places of the others, by key. */
  readonly #packed = new Map<string, number>();
  readonly #texts: TextLog;

  /** @param file the name of the file that states all of them */
  constructor(file: string, texts: TextLog) {
    this.#file = file;
    this.#texts = texts;
  }

  has(key: string): boolean {
    return this.#recent.has(key) || this.#packed.has(key);
  }

  get(key: string): Collected | undefined {
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const packed = this.#packed.get(key);
    return packed === undefined ? undefined : this.#unpack(packed);
  }

  set(key: string, entity: Collected): void {
    this.#recent.set(key, entity);
    if (this.#recent.size >= mostUnpacked) this.#pack();
  }

  *all(): Generator<Collected, void, undefined> {
    this.#pack();
    for (const packed of this.#packed.values()) yield this.#unpack(packed);
  }

  #pack(): void {
    for (const [key, { values, confidence, validFrom, validTo, day, days, line }] of this.#recent) {
      const packed: Packed = [values, confidence, validFrom, validTo, day, days, line];
      // A copy of the key: a text that is cut from a row keeps the whole row in memory.
      this.#packed.set(String(JSON.parse(JSON.stringify(key))), this.#texts.append(JSON.stringify(packed)));
    }
    this.#recent.clear();
  }

  #unpack(place: number): Collected {
    const packed = packedShape.parse(JSON.parse(this.#texts.read(place)));
    const [values, confidence, validFrom, validTo, day, days, line] = packed;
    return { values, confidence, validFrom, validTo, day, days, file: this.#file, line };
  }
}

const cellValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()]);
/** The values, the confidence, the first and the last day, the day of the latest row, those of other rows' values, and the line. */
const packedShape = z.tuple([
  z.record(z.string(), cellValue),
  z.number(),
  z.string().nullable(),
  z.string().nullable(),
  z.string(),
  z.record(z.string(), z.string()),
  z.number(),
]);
type Packed = z.infer<typeof packedShape>;
