/** Collects the values of a statement that is put together from parts: each becomes a parameter. */
export class Values {
  readonly #values: unknown[] = [];

  /** The parameter, as Cypher writes it. */
  add(value: unknown): string {
    return `$v${this.#values.push(value) - 1}`;
  }

  /** All of them by parameter. */
  get parameters(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.#values.map((value, at) => [`v${at}`, value]));
  }
}
