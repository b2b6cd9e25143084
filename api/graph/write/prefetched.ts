/** The same items, with the next one made while the last is used: reading and writing go on side by side. */
export async function* prefetched<T>(items: AsyncGenerator<T, void, undefined>): AsyncGenerator<T, void, undefined> {
  let next = items.next();
  try {
    for (let result = await next; result.done !== true; result = await next) {
      next = items.next();
      yield result.value;
    }
  } finally {
    // When the user stops early, an item under way is waited for, so that nothing of it is left behind.
    await Promise.allSettled([next]);
    await items.return();
  }
}
