import type { Day } from '../model/day.ts';
import { judgeOn } from '../rules/judgment.ts';
import { ruleOf } from '../rules/library.ts';
import { cascadeArithmetic, productArithmetic, reachArithmetic } from './arithmetic.ts';
import type { Arithmetic, Counted } from './arithmetic.ts';
import { affiliationOf, controlOf } from './control.ts';
import type { DesignationList } from './read-ownership.ts';
import type { Stated } from './verdicts.ts';

/** A rule under which ownership counts; its text is in `rules.yaml`. */
interface RuleRow {
  /** In the API. */
  readonly name: string;
  /** For the documentation of the API. */
  readonly description: string;
  readonly arithmetic: (counted: Counted) => Arithmetic;
  /** The lists that it is about: those whose key, title or citation matches; null: none. */
  readonly lists: RegExp | null;
  readonly listName: string;
  /** Its lists of which only the designations under programs that the rule names count; null: every designation counts. */
  readonly byProgram: RegExp | null;
}

const sdn = /\bSDN\b|Specially Designated Nationals/i;

/** By the rule's id in `rules.yaml`. */
const rules = {
  'ofac-50-percent': {
    name: 'OFAC_50_PERCENT',
    description:
      "OFAC's 50 percent rule: the shares of blocked parties add up, and an owner of which they hold half or more counts whole.",
    arithmetic: cascadeArithmetic({ foreignOnly: false }),
    lists: sdn,
    listName: 'list of Specially Designated Nationals (SDN)',
    byProgram: null,
  },
  'bis-affiliates': {
    name: 'BIS_AFFILIATES',
    description:
      'The Affiliates Rule of the Bureau of Industry and Security, which counts in the same way by its own lists.',
    arithmetic: cascadeArithmetic({ foreignOnly: true }),
    lists: /CSL-EL$|\bEntity List\b|\bMEU\b|Military End.?User|\bSDN\b|Specially Designated Nationals/i,
    listName: 'Entity List, Military End User List or SDN list',
    byProgram: sdn,
  },
  'section-805': {
    name: 'SECTION_805',
    description:
      'Section 805 with the list of section 1260H: companies on it and those that they control. Shares do not add up.',
    arithmetic: reachArithmetic(controlOf, 'control'),
    lists: /1260H/i,
    listName: 'list of section 1260H',
    byProgram: null,
  },
  'far-52-204-25': {
    name: 'FAR_52_204_25',
    description: 'FAR 52.204-25 (section 889): the companies it names, and their subsidiaries and affiliates.',
    arithmetic: reachArithmetic(affiliationOf, 'affiliation'),
    lists: /52\.204-25|section 889/i,
    listName: 'list of the companies of section 889',
    byProgram: null,
  },
  'foreign-ownership': {
    name: 'FOREIGN_OWNERSHIP',
    description: 'Foreign ownership: shares multiply along a chain and add up over chains.',
    arithmetic: productArithmetic,
    lists: null,
    listName: '',
    byProgram: null,
  },
} as const satisfies Readonly<Record<string, RuleRow>>;

export type OwnershipRule = keyof typeof rules;

const isRule = (id: string): id is OwnershipRule => id in rules;
/** In the order in which findings are given. */
export const ownershipRules: readonly OwnershipRule[] = Object.keys(rules).filter(isRule);

/** Returns the row of a rule. */
export function ownershipRule<T extends OwnershipRule>(rule: T): (typeof rules)[T] {
  return rules[rule];
}

/** Returns the lists that a rule is about. */
export function listsOf(rule: OwnershipRule, lists: readonly DesignationList[]): readonly DesignationList[] {
  const { lists: named } = rules[rule];
  return named === null ? [] : lists.filter((list) => isNamed(list, named));
}

function isNamed({ key, title, citation }: DesignationList, named: RegExp): boolean {
  return [key, title, citation].some((text) => named.test(text));
}

/**
 * Returns whether a designation counts under a rule; null: it depends on its sanctions programs, which are not on record.
 * @param list one that the rule is about
 */
export function countsUnder(rule: OwnershipRule, list: DesignationList, programs: string | null): boolean | null {
  const { byProgram } = rules[rule];
  if (byProgram === null || !isNamed(list, byProgram)) return true;
  const found = (programs ?? '')
    .toUpperCase()
    .split(/[\s;,[\]]+/)
    .filter((program) => program !== '');
  if (found.length === 0) return null;
  return ruleOf(rule).versions.some((version) => version.programs.some((program) => found.includes(program)));
}

/**
 * Turns what the record says into the verdict on a day: only a version in force that was compared judges. What the record says is kept in the
 * reason.
 */
export function judged(rule: OwnershipRule, asOf: Day, stated: Stated, lists: readonly DesignationList[]): Stated {
  const { lists: named, listName } = rules[rule];
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
      because: [
        `What applies on this day was not compared: ${version.replacedBy ?? version.citation}.`,
        ...(version.knownAfter === null ? [] : [version.knownAfter]),
        stated.because,
      ].join(' '),
    };
  if (version.isSuspended)
    return { ...stated, verdict: 'NOT_IN_FORCE', because: `The rule was suspended on this day. ${stated.because}` };
  if (named !== null && lists.length === 0)
    return { ...stated, verdict: 'CANNOT_TELL', because: `No ${listName} is imported.` };
  return stated;
}
