import type { Day } from '../model/day.ts';
import { judgeOn } from '../rules/judgment.ts';
import { ruleOf } from '../rules/library.ts';
import { cascadeThreshold } from './cascade.ts';
import { affiliationOf, controlOf } from './control.ts';
import type { HoldingKind, Reached } from './control.ts';
import { rangeInPercent } from './on-record.ts';
import type { OwnershipRule, OwnershipVerdict, ShareRange } from './ownership.ts';
import type { DesignationList } from './read-ownership.ts';
import { exceeds, reaches } from './shares.ts';

/** How a rule counts ownership. */
export type Arithmetic =
  | { readonly by: 'CASCADE'; readonly foreignOnly: boolean }
  | { readonly by: 'REACH'; readonly kindOf: HoldingKind; readonly relation: string }
  | { readonly by: 'PRODUCT' };

/** The arithmetic of a rule, and the lists that it is about: those whose key, title or citation matches; null: none. */
export const arithmeticOf: Readonly<
  Record<OwnershipRule, Arithmetic & { readonly lists: RegExp | null; readonly listName: string }>
> = {
  'ofac-50-percent': {
    by: 'CASCADE',
    foreignOnly: false,
    lists: /\bSDN\b|Specially Designated Nationals/i,
    listName: 'list of Specially Designated Nationals (SDN)',
  },
  'bis-affiliates': {
    by: 'CASCADE',
    foreignOnly: true,
    lists: /CSL-EL$|\bEntity List\b|\bMEU\b|Military End.?User|\bSDN\b|Specially Designated Nationals/i,
    listName: 'Entity List, Military End User List or SDN list',
  },
  'section-805': {
    by: 'REACH',
    kindOf: controlOf,
    relation: 'control',
    lists: /1260H/i,
    listName: 'list of section 1260H',
  },
  'far-52-204-25': {
    by: 'REACH',
    kindOf: affiliationOf,
    relation: 'affiliation',
    lists: /52\.204-25|section 889/i,
    listName: 'list of the companies of section 889',
  },
  'foreign-ownership': { by: 'PRODUCT', lists: null, listName: '' },
};

/** Returns the lists that a rule is about. */
export function listsOf(rule: OwnershipRule, lists: readonly DesignationList[]): readonly DesignationList[] {
  const { lists: named } = arithmeticOf[rule];
  return named === null
    ? []
    : lists.filter(({ key, title, citation }) => [key, title, citation].some((text) => named.test(text)));
}

/** What is known of a company for a verdict. */
export interface Subject {
  readonly name: string;
  /** Whether an owner is on record. */
  readonly hasOwners: boolean;
  /** Null: not on record. */
  readonly isForeign: boolean | null;
  /** The title of a list of the rule that designates the company itself; null: none. */
  readonly listedOn: string | null;
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
type Stated = Reason & { readonly share: ShareRange | null };

/** From this share on, in percent, owners abroad are reported on form SF 328. */
const foreignThreshold = 5;

function listing({ name, listedAs }: Subject, list: string): string {
  return listedAs === null
    ? `${name} is itself on the list “${list}”.`
    : `${listedAs}, which is the same as ${name} by a decision, is on the list “${list}”.`;
}

/** What the record says under a 50 percent rule. */
export function byCascade(subject: Subject, held: ShareRange, foreignOnly: boolean): Stated {
  const { name, listedOn, hasOwners } = subject;
  if (listedOn !== null) return { verdict: 'COVERED', share: held, because: listing(subject, listedOn) };
  if (foreignOnly && subject.isForeign === false)
    return {
      verdict: 'DOES_NOT_APPLY',
      share: held,
      because: `${name} is registered in the United States, and the rule is about foreign companies.`,
    };
  const shares = `Parties on its lists hold ${rangeInPercent(held)} of ${name}`;
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

/**
 * Turns what the record says into the verdict on a day: only a version in force that was compared judges. What the record says is kept in the
 * reason.
 */
export function judged(rule: OwnershipRule, asOf: Day, stated: Stated, lists: readonly DesignationList[]): Stated {
  const { lists: named, listName } = arithmeticOf[rule];
  const judgment = judgeOn([ruleOf(rule)], asOf, true);
  const [applied] = judgment?.rules ?? [];
  if (applied === undefined) throw new RangeError(`The rule ${rule} has no version.`);
  const { version, state } = applied;
  if (state === 'NOT_LOOKED_AT')
    return {
      ...stated,
      verdict: 'NOT_LOOKED_AT',
      because: `${version.citation} was not looked at before ${version.from}. ${stated.because}`,
    };
  if (state === 'NOT_COMPARED')
    return {
      ...stated,
      verdict: 'NOT_COMPARED',
      because: `What applies on this day was not compared: ${version.replacedBy ?? version.citation}. ${stated.because}`,
    };
  if (version.isSuspended)
    return { ...stated, verdict: 'NOT_IN_FORCE', because: `The rule was suspended on this day. ${stated.because}` };
  if (named !== null && lists.length === 0)
    return { ...stated, verdict: 'CANNOT_TELL', because: `No ${listName} is imported.` };
  return stated;
}
