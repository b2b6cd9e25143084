import { compareKeys } from '../exposure/compare-keys.ts';
import { isValidOn } from '../exposure/dated-hop.ts';
import type { Day } from '../model/day.ts';
import type { DataClass } from '../model/vocabulary.ts';
import type { OwnerFact } from './lead-facts.ts';
import { ofClasses } from './of-classes.ts';
import type { Owners } from './owners-abroad.ts';

/** Who owns whom on a day, as far as statements of some classes say; no class: any. */
export function ownersOn(ownership: readonly OwnerFact[], day: Day, dataClasses: readonly DataClass[]): Owners {
  const isAllowed = ofClasses(dataClasses);
  const owners = new Map<string, Set<string>>();
  for (const statement of ownership) {
    if (!isValidOn(statement, day) || !isAllowed(statement)) continue;
    const known = owners.get(statement.owned);
    if (known === undefined) owners.set(statement.owned, new Set([statement.owner]));
    else known.add(statement.owner);
  }
  return new Map([...owners].map(([owned, found]) => [owned, [...found].sort(compareKeys)]));
}
