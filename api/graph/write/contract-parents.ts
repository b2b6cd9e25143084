import type { Database } from '../driver/database.ts';
import { findParentsOfOthers } from './graph-keys.ts';

/** Which contracts are stated to be under which, by the input and by the sources that it does not speak for. */
export class ContractParents {
  readonly #database: Database;
  readonly #sources: readonly string[];
  readonly #parents = new Map<string, Set<string>>();
  readonly #fetched = new Set<string>();
  #othersState: boolean | null = null;

  constructor(database: Database, sources: readonly string[]) {
    this.#database = database;
    this.#sources = sources;
  }

  add(contract: string, parent: string): void {
    const parents = this.#parents.get(contract);
    if (parents === undefined) this.#parents.set(contract, new Set([parent]));
    else parents.add(parent);
  }

  /** Whether the contract is among the parent itself and all that stand above it. */
  isAbove(contract: string, parent: string): boolean {
    const seen = new Set([parent]);
    for (const key of seen) {
      if (key === contract) return true;
      for (const above of this.#parents.get(key) ?? []) seen.add(above);
    }
    return false;
  }

  /** Fetches what other sources state above these contracts. */
  async fetchAbove(contracts: Iterable<string>): Promise<void> {
    if (!(await this.#haveOthers())) return;
    let level = this.#unfetched(contracts);
    while (level.length > 0) {
      level.forEach((key) => this.#fetched.add(key));
      const found = await findParentsOfOthers(this.#database, level, this.#sources);
      found.forEach(({ contract, parent }) => {
        this.add(contract, parent);
      });
      level = this.#unfetched(level.flatMap((key) => [...(this.#parents.get(key) ?? [])]));
    }
  }

  #unfetched(contracts: Iterable<string>): readonly string[] {
    return [...new Set(contracts)].filter((key) => !this.#fetched.has(key));
  }

  async #haveOthers(): Promise<boolean> {
    this.#othersState ??=
      (
        await this.#database.read(
          `MATCH ()-[r:UNDER]->() WHERE r.supersededAt IS NULL AND NOT r.source IN $sources RETURN r.key LIMIT 1`,
          { sources: this.#sources },
        )
      ).length > 0;
    return this.#othersState;
  }
}
