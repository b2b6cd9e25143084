/** What a record, a key and a shown value may be long: a file beyond the first is refused whole, rows beyond the second are rejected. */
export const csvLimits = {
  /** Bytes of one record. A longer one is a file without line ends, or an attack. */
  recordBytes: 8 * 1024 * 1024,
  /** Characters of a key: what every index of the graph takes with room to spare. */
  keyCharacters: 1000,
  /** Characters of an offending value that a reject shows. */
  shownCharacters: 200,
} as const;
