/** How many pairs of lines cross between two neighbouring lanes; O(lines × log right). */
export function countCrossings(
  left: readonly string[],
  right: readonly string[],
  after: ReadonlyMap<string, readonly string[]>,
): number {
  const place = new Map(right.map((id, index) => [id, index]));
  const tree = new Array<number>(right.length + 1).fill(0);
  let seen = 0;
  let crossings = 0;
  for (const id of left) {
    const ends = (after.get(id) ?? []).flatMap((end) => place.get(end) ?? []).sort((a, b) => a - b);
    for (const end of ends) crossings += seen - sumTo(tree, end);
    for (const end of ends) {
      add(tree, end);
      seen += 1;
    }
  }
  return crossings;
}

/** Lines seen so far that end at or above `index`. */
function sumTo(tree: readonly number[], index: number): number {
  let sum = 0;
  for (let i = index + 1; i > 0; i -= i & -i) sum += tree[i] ?? 0;
  return sum;
}

function add(tree: number[], index: number): void {
  for (let i = index + 1; i < tree.length; i += i & -i) tree[i] = (tree[i] ?? 0) + 1;
}
