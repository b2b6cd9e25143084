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
