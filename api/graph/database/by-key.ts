/**
 * Returns Cypher that finds a node by its key, with its index whatever the statistics say: Neo4j plans a scan while a graph has few nodes, and
 * would use that plan again after an import has created many. Lookups in the write path have the same hint where they do more.
 * @param key a Cypher expression
 */
export function byKey(name: string, label: string, key: string): string {
  return `MATCH (${name}:${label} {key: ${key}}) USING INDEX ${name}:${label}(key)`;
}
