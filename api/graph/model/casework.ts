/**
 * How casework is stored: what people decide and save, apart from the data. Each record is one node with its JSON. A record has no
 * relationships and no other label, so that a statement about the data can only meet it by reading every node. The guard of users' Cypher
 * refuses these names, and statements that may read every node.
 */
export const casework = {
  label: 'Casework',
  /** The property with the key of a record, such as `decision:…`. */
  key: 'caseworkKey',
  /** The property with the JSON of a record. */
  content: 'casework',
  /** The key of the record that counts changes. */
  versionRecord: 'version',
} as const;
