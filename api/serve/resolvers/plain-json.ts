/**
 * A value with everything in it that JSON can say; a whole number too large for it becomes text, digit by digit, and so do NaN
 * and Infinity. What holds nothing of the kind is given back itself: answers are large, and most are plain already.
 */
export function plainJson(value: unknown): unknown {
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) return String(value);
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (isList(value)) {
    let copy: unknown[] | null = null;
    for (let at = 0; at < value.length; at += 1) {
      const plain = plainJson(value[at]);
      if (plain === value[at]) continue;
      copy ??= [...value];
      copy[at] = plain;
    }
    return copy ?? value;
  }
  let copy: Map<string, unknown> | null = null;
  for (const name of Object.keys(value)) {
    const member: unknown = Reflect.get(value, name);
    const plain = plainJson(member);
    if (plain === member) continue;
    copy ??= new Map(Object.entries(value));
    copy.set(name, plain);
  }
  return copy === null ? value : Object.fromEntries(copy);
}

function isList(value: object): value is readonly unknown[] {
  return Array.isArray(value);
}
