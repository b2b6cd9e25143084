/**
 * Returns Cypher that finds a node by its key, with its index whatever the statistics say. Without the hint, Neo4j plans a scan for each key
 * while a graph has few nodes, or has just got its first ones and no statistics yet, and uses that plan again once there are many. Longer
 * patterns have the same hint.
 * @param key a Cypher expression
 */
export function byKey(name: string, label: string, key: string): string {
  return `MATCH (${name}:${label} {key: ${key}}) USING INDEX SEEK ${name}:${label}(key)`;
}
