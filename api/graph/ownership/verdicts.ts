import { cascadeThreshold } from './cascade.ts';
import type { Reached } from './control.ts';
import { rangeInPercent } from './on-record.ts';
import type { OwnershipVerdict, ShareRange } from './ownership.ts';
import { exceeds, reaches } from './shares.ts';

/** What is known of a company for a verdict. */
export interface Subject {
  readonly name: string;
  /** Whether an owner is on record. */
  readonly hasOwners: boolean;
  /** Null: not on record. */
  readonly isForeign: boolean | null;
  /** The title of a list of the rule that designates the company itself; null: none. */
  readonly listedOn: string | null;
  /** Whether that designation counts under the rule; null: this depends on its sanctions programs, which are not on record. */
  readonly listingCounts: boolean | null;
  /** The name of the organization that the list designates, if it is the same as the company only by a decision; null: the company itself. */
  readonly listedAs: string | null;
  /** Returns the name of another organization. */
  readonly nameOf: (organization: string) => string;
}

interface Reason {
  readonly verdict: OwnershipVerdict;
  readonly because: string;
}

/** States what is on record under a rule: the verdict if the rule is in force and compared. */
export type Stated = Reason & { readonly share: ShareRange | null };

/** From this share on, in percent, owners abroad are reported on form SF 328. */
const foreignThreshold = 5;

function listing({ name, listedAs }: Subject, list: string): string {
  return listedAs === null
    ? `${name} is itself on the list “${list}”.`
    : `${listedAs}, which is the same as ${name} by a decision, is on the list “${list}”.`;
}

/** What the record says under a 50 percent rule. */
export function byCascade(subject: Subject, held: ShareRange, foreignOnly: boolean): Stated {
  const { name, listedOn, listingCounts, hasOwners } = subject;
  if (listedOn !== null && listingCounts === true)
    return { verdict: 'COVERED', share: held, because: listing(subject, listedOn) };
  if (foreignOnly && subject.isForeign === false)
    return {
      verdict: 'DOES_NOT_APPLY',
      share: held,
      because: `${name} is registered in the United States, and the rule is about foreign companies.`,
    };
  const shares = `Parties on its lists hold ${rangeInPercent(held)} of ${name}`;
  if (listedOn !== null && listingCounts === null)
    return {
      verdict: 'CANNOT_TELL',
      share: held,
      because: `${listing(subject, listedOn)} The rule names some sanctions programs, and those of this designation are not on record.`,
    };
  if (!hasOwners) return { verdict: 'CANNOT_TELL', share: held, because: `No owner of ${name} is on record.` };
  if (reaches(held.low, cascadeThreshold))
    return { verdict: 'COVERED', share: held, because: `${shares}; the rule counts from ${cascadeThreshold} percent.` };
  if (reaches(held.high, cascadeThreshold))
    return {
      verdict: 'CANNOT_TELL',
      share: held,
      because: `${shares}, by what is on record; the rule counts from ${cascadeThreshold} percent.`,
    };
  return {
    verdict: 'NOT_REACHED',
    share: held,
    because: `${shares}, less than the ${cascadeThreshold} percent from which the rule counts.`,
  };
}

/** What the record says under a rule about control or affiliation. */
export function byReach(subject: Subject, reached: Reached | null, relation: string): Stated {
  const { name, listedOn, hasOwners, nameOf } = subject;
  if (listedOn !== null) return { verdict: 'COVERED', share: null, because: listing(subject, listedOn) };
  if (reached?.reach === 'STATED' && reached.by !== null)
    return {
      verdict: 'COVERED',
      share: null,
      because: `Sources state ${relation === 'control' ? 'control or a majority' : relation} on each hop from ${nameOf(reached.by)}, which is on its list, down to ${name}.`,
    };
  if (!hasOwners) return { verdict: 'CANNOT_TELL', share: null, because: `No owner of ${name} is on record.` };
  if (reached !== null && reached.by !== null)
    return {
      verdict: 'CANNOT_TELL',
      share: null,
      because: `${nameOf(reached.by)}, which is on its list, has an interest in ${name} or in an owner of it; whether that is ${relation} is not on record.`,
    };
  if (reached !== null) {
    const open = reached.line.at(-1)?.owner;
    const whose = open === undefined ? name : nameOf(open);
    return { verdict: 'CANNOT_TELL', share: null, because: `Who holds the majority of ${whose} is not on record.` };
  }
  return {
    verdict: 'NONE_ON_RECORD',
    share: null,
    because: `Of the owners of ${name} on record, none is on its list in a way that counts.`,
  };
}

/**
 * What the record says about foreign ownership. It never says more, because which companies are cleared is not on record.
 * @param controlledBy a party registered abroad with stated control on each hop; null: none
 */
export function byProduct(subject: Subject, held: ShareRange, controlledBy: string | null): Stated {
  const { name, hasOwners, nameOf } = subject;
  const shares = `Parties registered abroad hold ${rangeInPercent(held)} of ${name}`;
  if (!hasOwners) return { verdict: 'CANNOT_TELL', share: held, because: `No owner of ${name} is on record.` };
  const clearance = `The rule binds cleared companies, and whether ${name} is cleared is not on record.`;
  if (controlledBy !== null)
    return {
      verdict: 'CANNOT_TELL',
      share: held,
      because: `Sources state control or a majority on each hop from ${nameOf(controlledBy)}, which is registered abroad, down to ${name}. ${shares}. ${clearance}`,
    };
  if (!reaches(held.high, foreignThreshold) || !exceeds(held.high, 0))
    return { verdict: 'NOT_REACHED', share: held, because: `${shares}, less than ${foreignThreshold} percent.` };
  return {
    verdict: 'CANNOT_TELL',
    share: held,
    because: `${shares}. ${clearance}`,
  };
}
