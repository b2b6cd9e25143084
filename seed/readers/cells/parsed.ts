/** What became of a cell: its value, or why it has none, as the end of a sentence about it. */
export type Parsed<T> = { readonly value: T } | { readonly reason: string };
