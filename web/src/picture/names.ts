interface Named {
  readonly id: string;
  readonly title: string;
  readonly key: string;
  /** Null unless it is a system. */
  readonly impactLevel: number | null;
}

/** A name for each node. Nodes with the same title are told apart: systems by their impact level if that is enough, all others by their key. */
export function distinctNames(nodes: Iterable<Named>): ReadonlyMap<string, string> {
  const byTitle = new Map<string, Named[]>();
  for (const node of nodes) {
    const same = byTitle.get(node.title);
    if (same === undefined) byTitle.set(node.title, [node]);
    else same.push(node);
  }
  const names = new Map<string, string>();
  for (const [title, same] of byTitle) {
    const levels = new Map<number | null, number>();
    for (const { impactLevel } of same) levels.set(impactLevel, (levels.get(impactLevel) ?? 0) + 1);
    for (const { id, key, impactLevel } of same) {
      const mark = impactLevel !== null && levels.get(impactLevel) === 1 ? `IL${String(impactLevel)}` : key;
      names.set(id, same.length === 1 ? title : `${title} (${mark})`);
    }
  }
  return names;
}
