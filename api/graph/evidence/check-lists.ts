import { BadInput } from '../failure/bad-input.ts';

/**
 * That some lists can be asked for: an answer of none from a list without countries would read as safety.
 * @param known the lists there are, and whether each designates a country on any day
 * @throws BadInput
 */
export function checkLists(lists: readonly string[], known: ReadonlyMap<string, boolean>): void {
  if (lists.length === 0) return;
  const unknown = lists.find((list) => !known.has(list));
  if (unknown !== undefined) {
    const shown = unknown.length > 60 ? `${unknown.slice(0, 60)}…` : unknown;
    throw new BadInput(
      `There is no designation list “${shown}”. Lists: ${[...known.keys()].sort().slice(0, 20).join(', ') || 'none'}.`,
    );
  }
  if (lists.every((list) => known.get(list) === false))
    throw new BadInput(`No country is designated on ${lists.join(', ')} on any day: nobody could be found by it.`);
}
