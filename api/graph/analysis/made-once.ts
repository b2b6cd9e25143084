/** What belongs to a thing for as long as the thing is there: made when first asked for. */
export function madeOnce<T extends object, V>(make: (of: T) => V): (of: T) => V {
  const made = new WeakMap<T, { readonly value: V }>();
  return (of) => {
    const found = made.get(of) ?? { value: make(of) };
    made.set(of, found);
    return found.value;
  };
}
