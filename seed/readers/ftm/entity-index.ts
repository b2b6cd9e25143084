import { ImportMemory } from '#graph/ingest/import-memory.ts';
import { isLei } from '../identifiers.ts';
import { ftmKeysOf, roleOf, textsOf } from './entity.ts';
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
  /** The identifiers that an organization has beside its key, by each of them. All that are connected are one organization's. */
  readonly #shared = new Map<string, readonly string[]>();

  add(file: string, entity: FtmEntity): void {
    const { id } = entity;
    const role = roleOf(entity);
    if (role === null) return;
    const own = ownKey(file, id);
    if (!isUnique(id) && this.#memory.mark('described', own, 1) === 0) this.#memory.note('files', id, file);
    if (role === 'organization') {
      const keys = ftmKeysOf(entity);
      this.#memory.note('entity', own, keys[0] ?? own);
      this.#share(keys);
    }
    // A person has no key.
    if (role === 'person') this.#memory.note('entity', own, '');
    if (role !== 'contract') return;
    for (const authority of textsOf(entity, 'authority'))
      if (this.#memory.mark('authority', ownKey(file, authority), 1) === 0)
        this.#memory.note('authorities', authority, file);
  }

  #share(keys: readonly string[]): void {
    if (keys.length < 2) return;
    const all = [...new Set(keys.flatMap((key) => this.#shared.get(key) ?? [key]))].sort(ueiFirst);
    for (const key of all) this.#shared.set(key, all);
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
    const identified = this.#keysOf(key).filter((each) => each !== key);
    const [first] = identified.flatMap((each) => this.#shared.get(each) ?? [each]).sort(ueiFirst);
    return first ?? key;
  }

  /** Returns, by the key of each organization with several identifiers of the kind of its key, the others of them as keys. */
  otherKeys(): ReadonlyMap<string, readonly string[]> {
    const found = new Map<string, readonly string[]>();
    for (const keys of new Set(this.#shared.values())) {
      const [first = '', ...others] = keys;
      const ofKind = others.filter((key) => isByLei(key) === isByLei(first));
      if (ofKind.length > 0) found.set(first, ofKind);
    }
    return found;
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

function isByLei(key: string): boolean {
  return key.startsWith('LEI-');
}

function ueiFirst(one: string, other: string): number {
  return Number(isByLei(one)) - Number(isByLei(other)) || (one < other ? -1 : Number(one > other));
}
