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
}

/** Makes the browser ask before a reload, or the end of the tab, loses unsaved values of a store. */
export function askBeforeLosing<Value>(store: MapStore<Value>, isUnsaved: (value: Value) => boolean): void {
  store.subscribe(() => {
    if ([...store.get().values()].some(isUnsaved)) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  });
  function ask(event: BeforeUnloadEvent): void {
    event.preventDefault();
  }
}
