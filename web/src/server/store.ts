/** A value that outlives its views and notifies them of changes, for React's `useSyncExternalStore`. */
export class Store<Value> {
  private readonly listeners = new Set<() => void>();
  private value: Value;

  constructor(value: Value) {
    this.value = value;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly get = (): Value => this.value;

  readonly set = (next: Value): void => {
    this.value = next;
    for (const listener of this.listeners) listener();
  };
}

/** Values by id or name, such as what is typed into several forms. */
export class MapStore<Value> extends Store<ReadonlyMap<string, Value>> {
  constructor() {
    super(new Map());
  }

  /** Sets a value, as the last one. @param value null: removes it */
  readonly put = (id: string, value: Value | null): void => {
    const others = [...this.get()].filter(([other]) => other !== id);
    this.set(new Map(value === null ? others : [...others, [id, value]]));
  };

  readonly some = (is: (value: Value) => boolean): boolean => [...this.get().values()].some(is);
}

/**
 * Makes the browser ask before a reload, or the end of the tab, loses what is unsaved.
 * @param stores those whose changes may make it unsaved or saved
 */
export function askBeforeLosing(stores: readonly Pick<Store<unknown>, 'subscribe'>[], isUnsaved: () => boolean): void {
  const ask = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
  };
  // Not always there: browsers do not keep pages that listen for Back.
  const listen = (): void => {
    if (isUnsaved()) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  };
  for (const { subscribe } of stores) subscribe(listen);
}
