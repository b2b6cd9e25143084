import { ImportMemory } from '#graph/ingest/import-memory.ts';
import { SharedKeys, isLei } from '../identifiers.ts';
import { ftmIdentifiersOf, roleOf, textsOf } from './entity.ts';
import type { FtmEntity } from './entity.ts';

/**
 * Whether no two issuers can have given an id to different entities: it has a hash or a UUID, or is one of nomenklatura's random ids or an LEI. The
 * format does not say who issued an id, and many publishers have an entity `1`.
 */
function isUnique(id: string): boolean {
  return (
    /[0-9a-f]{32}/i.test(id) ||
    /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.test(id) ||
    /^NK-[0-9A-Za-z]{20,}$/.test(id) ||
    (/^lei-/i.test(id) && isLei(id.slice(4)))
  );
}

/**
 * The entities of an input. One id is one entity in every file if it is unique, else only within its file. Several files may describe an entity, each
 * with what it knows of it: that one of them shows it to be an organization, or gives an identifier, is enough, in whatever order they are read.
 * Organizations that have an identifier in common are one. Its memory is bounded, apart from organizations with several identifiers: most of it is
 * in a temporary file.
 */
export class EntityIndex {
  readonly #memory = new ImportMemory();
  readonly #shared = new SharedKeys();

  add(file: string, entity: FtmEntity): void {
    const { id } = entity;
    const role = roleOf(entity);
    if (role === null) return;
    const own = ownKey(file, id);
    if (!isUnique(id) && this.#memory.mark('described', own, 1) === 0) this.#memory.note('files', id, file);
    if (role === 'organization') {
      const { keys } = ftmIdentifiersOf(entity);
      this.#memory.note('entity', own, keys[0] ?? own);
      this.#shared.share(keys);
    }
    // A person has no key.
    if (role === 'person') this.#memory.note('entity', own, '');
    if (role !== 'contract') return;
    for (const authority of textsOf(entity, 'authority'))
      if (this.#memory.mark('authority', ownKey(file, authority), 1) === 0)
        this.#memory.note('authorities', authority, file);
  }

  /**
   * Returns the id, in the graph, of the entity to which a file refers: that of the file itself, else of the only other one that has such an
   * entity.
   */
  refer(file: string, id: string): string {
    const own = ownKey(file, id);
    if (isUnique(id) || this.#memory.has('described', own)) return own;
    const [other, ...more] = this.#memory.notes('files', id);
    return other === undefined || more.length > 0 ? own : ownKey(other, id);
  }

  isPerson(key: string): boolean {
    return this.#memory.has('entity', key) && !this.isOrganization(key);
  }

  isOrganization(key: string): boolean {
    return this.#keysOf(key).length > 0;
  }

  /** The keys that the files give an organization; none if no file shows that it is one. */
  #keysOf(key: string): readonly string[] {
    return this.#memory.notes('entity', key).filter((each) => each !== '');
  }

  /** Whether an organization that a file describes awards contracts. */
  isAuthority(file: string, id: string): boolean {
    const own = ownKey(file, id);
    return this.#memory.notes('authorities', id).some((each) => this.refer(each, id) === own);
  }

  /** Returns the key of an organization by what `refer` returns; for an unknown one, a key that no organization has. */
  organization(key: string): string {
    return this.#shared.first(this.#keysOf(key).filter((each) => each !== key)) ?? key;
  }

  /** As `ParsedInput` has it. */
  otherKeys(): ReadonlyMap<string, readonly string[]> {
    return this.#shared.others();
  }

  /** Removes the temporary file. */
  close(): void {
    this.#memory.close();
  }
}

/** Begins the keys of entities without an identifier that other data use. */
const keyPrefix = 'ftm:';

function ownKey(file: string, id: string): string {
  return isUnique(id) ? `${keyPrefix}${id}` : `${keyPrefix}${file}:${id}`;
}
