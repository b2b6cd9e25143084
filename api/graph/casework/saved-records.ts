import type { z } from 'zod';
import type { Database } from '../database/database.ts';
import { refused } from '../failure.ts';
import type { Failure } from '../failure.ts';
import type { CaseworkLimit } from '../limits.ts';
import { compareKeys } from '../model/keys.ts';
import { changeCasework, listRecords, overLimit, readRecords } from './records.ts';
import type { CaseworkTransaction, Listing } from './records.ts';

type Reader = Pick<Database, 'read'>;

/** How one kind of saved record differs from the others. */
interface Kind<Schema extends z.ZodType> {
  /** The beginning of its keys, before the colon. */
  readonly prefix: string;
  /** The name of the kind in errors. */
  readonly noun: string;
  readonly schema: Schema;
  /** How many there may be. */
  readonly limit: CaseworkLimit;
  /** The argument of a request that identifies a record: an id, or a name that people choose. */
  readonly identifiedBy: 'id' | 'name';
  /** The argument that an error about `limit` names. */
  readonly added: string;
  /** The revision of a record and who saved it last; absent: the kind has no revisions. */
  readonly revisionOf?: (stored: z.output<Schema>) => { readonly revision: number; readonly by: string | null };
  /** What a client can do besides opening a later revision. */
  readonly alternative?: string;
  /** What lists show; absent: they read whole records. */
  readonly listing?: (stored: z.output<Schema>) => Listing;
}

/** The record that a client changes, in the revision that it opened. */
export interface Opened {
  readonly key: string;
  /** Null: any; 0: there must be no record yet. */
  readonly revision: number | null;
  /** The name of the caller. Absent: refusals do not compare it with the author's. */
  readonly caller?: string;
}

/** The saved records of one kind: investigations, watch sets, requests, own questions, mappings, screenings and tokens. */
export class SavedRecords<Schema extends z.ZodType> {
  readonly #kind: Kind<Schema>;

  constructor(kind: Kind<Schema>) {
    this.#kind = kind;
  }

  /** Returns a record; null if it does not exist. */
  async find(database: Reader, key: string): Promise<z.output<Schema> | null> {
    const [found] = await readRecords(database, [this.keyOf(key)]);
    return found === undefined ? null : this.#kind.schema.parse(found.content);
  }

  /** Returns a record. @throws BAD_USER_INPUT if it does not exist */
  async read(database: Reader, key: string, argument: string = this.#kind.identifiedBy): Promise<z.output<Schema>> {
    const found = await this.find(database, key);
    if (found === null) throw this.missing(key, argument);
    return found;
  }

  /** Returns all records, in the order of a text: by default, of their keys. */
  async list(database: Reader, orderOf?: (stored: z.output<Schema>) => string): Promise<readonly z.output<Schema>[]> {
    const found = (await listRecords(database, this.keyOf(''))).map(({ content }) => this.#kind.schema.parse(content));
    return orderOf === undefined ? found : found.toSorted((a, b) => compareKeys(orderOf(a), orderOf(b)));
  }

  async listIn(transaction: CaseworkTransaction): Promise<readonly z.output<Schema>[]> {
    return (await transaction.list(this.keyOf(''))).map(({ content }) => this.#kind.schema.parse(content));
  }

  /** Returns a record; null if it does not exist. */
  async findIn(transaction: CaseworkTransaction, key: string): Promise<z.output<Schema> | null> {
    const content = await transaction.read(this.keyOf(key));
    return content === null ? null : this.#kind.schema.parse(content);
  }

  /**
   * Adds a record.
   * @throws BAD_USER_INPUT if there are too many
   */
  async addIn(transaction: CaseworkTransaction, key: string, added: z.input<Schema>): Promise<z.output<Schema>> {
    const { limit, noun, added: argument } = this.#kind;
    const count = await transaction.count(this.keyOf(''));
    if (count >= limit.most)
      throw overLimit(
        argument,
        `cannot be added: there are ${limit.most} ${noun}s already; delete one first`,
        limit,
        count + 1,
      );
    return this.putIn(transaction, key, added);
  }

  /** Replaces a record. */
  async putIn(transaction: CaseworkTransaction, key: string, changed: z.input<Schema>): Promise<z.output<Schema>> {
    const stored = this.#kind.schema.parse(changed);
    await transaction.put(this.keyOf(key), stored, this.#kind.listing?.(stored));
    return stored;
  }

  add(database: Database, key: string, added: z.input<Schema>): Promise<z.output<Schema>> {
    return changeCasework(database, (transaction) => this.addIn(transaction, key, added));
  }

  /**
   * Changes a record.
   * @throws BAD_USER_INPUT if it does not exist, or if someone saved a later revision
   */
  change(
    database: Database,
    opened: Opened,
    next: (before: z.output<Schema>, transaction: CaseworkTransaction) => z.input<Schema> | Promise<z.input<Schema>>,
  ): Promise<z.output<Schema>> {
    return changeCasework(database, async (transaction) => {
      const before = await this.findIn(transaction, opened.key);
      if (before === null) throw this.missing(opened.key);
      this.#checkRevision(before, opened);
      return this.putIn(transaction, opened.key, await next(before, transaction));
    });
  }

  /**
   * Saves a record under its name, in place of one with the same name.
   * @param next receives the record that it replaces
   * @throws BAD_USER_INPUT if someone saved a later revision or deleted the record, or if there are too many
   */
  saveNamed(
    database: Database,
    opened: Opened,
    next: (before: z.output<Schema> | null) => z.input<Schema>,
  ): Promise<z.output<Schema>> {
    const { key, revision } = opened;
    return changeCasework(database, async (transaction) => {
      const before = await this.findIn(transaction, key);
      if (before === null && revision !== null && revision > 0)
        throw refused(
          'revision',
          `Nothing was saved: the ${this.#kind.noun} "${key.slice(0, 60)}" was deleted meanwhile. Save it again as a new one.`,
        );
      if (before !== null) this.#checkRevision(before, opened);
      return before === null ? this.addIn(transaction, key, next(null)) : this.putIn(transaction, key, next(before));
    });
  }

  /**
   * Deletes a record.
   * @param opened the revision that the client saw, if it must be the current one
   * @throws BAD_USER_INPUT if it does not exist, or if someone saved a later revision
   */
  async remove(database: Database, key: string, revision: number | null = null): Promise<void> {
    await changeCasework(database, async (transaction) => {
      const before = await this.findIn(transaction, key);
      if (before === null) throw this.missing(key);
      this.#checkRevision(before, { key, revision }, 'deleted');
      await this.removeIn(transaction, key);
    });
  }

  async removeIn(transaction: CaseworkTransaction, key: string): Promise<void> {
    await transaction.remove(this.keyOf(key));
  }

  /** The key of a record of casework. @param key empty: the beginning of all keys of the kind */
  keyOf(key: string): string {
    return `${this.#kind.prefix}:${key}`;
  }

  missing(key: string, argument: string = this.#kind.identifiedBy): Failure {
    const { noun } = this.#kind;
    return refused(argument, `This server has no ${noun} "${key.slice(0, 60)}": it may have been deleted.`, {
      value: key.slice(0, 60),
    });
  }

  #checkRevision(
    before: z.output<Schema>,
    { key, revision, caller }: Opened,
    done: 'saved' | 'deleted' = 'saved',
  ): void {
    const { noun, revisionOf, alternative } = this.#kind;
    const last = revisionOf?.(before);
    if (last === undefined || revision === null || last.revision === revision) return;
    const by = last.by === null || last.by === caller ? 'someone' : last.by;
    const orElse = alternative === undefined ? '' : `, or ${alternative}`;
    throw refused(
      'revision',
      revision === 0
        ? `Nothing was ${done}: ${by} has saved another ${noun} "${key.slice(0, 60)}" meanwhile. Choose another name, or open that one.`
        : `Nothing was ${done}: ${by} saved a later version meanwhile (revision ${last.revision}; yours is of ${revision}). Open it again${orElse}.`,
    );
  }
}
