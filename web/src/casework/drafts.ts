import { useSyncExternalStore } from 'react';
import type { Changed } from '../server/change.ts';
import { connectionStore } from '../server/client.ts';
import { MapStore, askBeforeLosing } from '../server/store.ts';

/** A thing that the server keeps, as the page reads it. */
interface Saved {
  readonly id: string;
  readonly revision: number;
}

/** What is typed into the form of a saved thing and not saved yet. */
export interface Draft<Opened, Fields> {
  /** As it was when the form was opened: what others save after that must not be lost. Null: a new one. */
  readonly opened: Opened;
  readonly fields: Fields;
}

/** The key of the draft of a new thing. */
const NEW = 'new';

/** Drafts of saved things of one kind. They outlive their forms, which are unmounted in another view. */
export class Drafts<Opened extends Saved | null, Fields extends object> {
  private readonly store = new MapStore<Draft<Opened, Fields>>();
  private readonly fieldsOf: (opened: Opened) => Fields;

  /** @param fieldsOf what a form shows as it opens */
  constructor(fieldsOf: (opened: Opened) => Fields) {
    this.fieldsOf = fieldsOf;
    askBeforeLosing([this.store], () => this.store.some(this.isTouched));
  }

  readonly subscribe = this.store.subscribe;

  /** By id. */
  readonly get = this.store.get;

  /** The draft of a new thing, if one is open. */
  fresh(): Draft<Opened, Fields> | undefined {
    return this.get().get(NEW);
  }

  /** Whether its form has something that is not saved. */
  readonly isTouched = ({ opened, fields }: Draft<Opened, Fields>): boolean => !areSame(fields, this.fieldsOf(opened));

  /** Returns what a form shows: what is typed into it; if nothing is, the thing as it is now. */
  shown(draft: Draft<Opened, Fields> | null, now: Opened): Draft<Opened, Fields> {
    return draft !== null && this.isTouched(draft) ? draft : { opened: now, fields: this.fieldsOf(now) };
  }

  /** Opens the form of a thing as it is now, without what was typed into it. */
  open(opened: Opened): void {
    this.store.put(keyOf(opened), this.shown(null, opened));
  }

  /** Closes the form of a thing, and drops what is typed into it. */
  close(opened: Opened): void {
    this.store.put(keyOf(opened), null);
  }

  /** Opens the form of a thing, or closes it if nothing is typed into it. */
  toggle(opened: Opened): void {
    const draft = this.get().get(keyOf(opened));
    if (draft === undefined) this.open(opened);
    else if (!this.isTouched(draft)) this.close(opened);
  }

  /** Takes over what was typed. */
  type({ opened, fields }: Draft<Opened, Fields>, changed: Partial<Fields>): void {
    this.store.put(keyOf(opened), { opened, fields: { ...fields, ...changed } });
  }

  /**
   * Waits for the server to save a draft and closes its form, except for what was typed meanwhile: it is not saved yet.
   * @param savedOf the thing in the answer
   */
  async save<Data, Now extends Opened & Saved>(
    { opened, fields }: Draft<Opened, Fields>,
    saving: Promise<Changed<Data>>,
    savedOf: (data: Data) => Now,
  ): Promise<Changed<Now>> {
    const changed = await saving;
    if ('problem' in changed) {
      // Someone may have saved a later version.
      connectionStore.changed();
      return changed;
    }
    const now = savedOf(changed.data);
    const typed = this.get().get(keyOf(opened));
    this.close(opened);
    if (typed !== undefined && !areSame(typed.fields, fields))
      this.store.put(keyOf(now), { opened: now, fields: typed.fields });
    return { data: now };
  }

  /** The things that the server has, with those that are edited here and that it lacks: what was typed stays. */
  listed<Row extends Opened & Saved>(rows: readonly Row[]): readonly (Row | (Opened & Saved))[] {
    const ids = new Set(rows.map(({ id }) => id));
    const edited = [...this.get().values()].filter(this.isTouched).map(({ opened }) => opened);
    return [...rows, ...edited.filter((one): one is Opened & Saved => one !== null && !ids.has(one.id))];
  }
}

/** Returns the drafts by id, also as they change. */
export function useDrafts<Opened extends Saved | null, Fields extends object>(
  drafts: Drafts<Opened, Fields>,
): ReadonlyMap<string, Draft<Opened, Fields>> {
  return useSyncExternalStore(drafts.subscribe, drafts.get);
}

function keyOf(opened: Saved | null): string {
  return opened?.id ?? NEW;
}

function areSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
