/**
 * A statement for the conditions that are given: what stands between `//if name` and `//end` is left out where there is no such
 * condition, and between `//if not name` and `//end` where there is.
 */
export function writeStatement(text: string, given: ReadonlySet<string>): string {
  const kept: string[] = [];
  const open: boolean[] = [];
  for (const line of text.trim().split('\n')) {
    const [, not, name] = /^\s*\/\/if (not )?(\w+)$/.exec(line) ?? [];
    if (name !== undefined) open.push(given.has(name) === (not === undefined));
    else if (/^\s*\/\/end$/.test(line)) open.pop();
    else if (!open.includes(false)) kept.push(line);
  }
  return kept.join('\n');
}
