import type { Database } from '../database/database.ts';
import { readWithoutTransaction } from '../edition/torn-read.ts';
import { cutText } from '../model/caption.ts';
import { domesticCountries } from '../model/countries.ts';
import type { Day } from '../model/day.ts';
import { cascadeOf } from './cascade.ts';
import type { Cascade } from './cascade.ts';
import { controlOf, reachFrom, statedOwner } from './control.ts';
import type { Reached } from './control.ts';
import { missingAbove, ultimateParentsOf } from './on-record.ts';
import { ownershipRules } from './ownership.ts';
import type { Ownership, OwnershipFinding, OwnershipQuestion, OwnershipRule, ShareRange } from './ownership.ts';
import { foreignSharesOf } from './product.ts';
import type { ForeignShares } from './product.ts';
import { readOwnership } from './read-ownership.ts';
import type { DesignationList, OwnershipFacts } from './read-ownership.ts';
import { anything } from './shares.ts';
import { stepsOfReach, stepsOfSum } from './steps.ts';
import { arithmeticOf, byCascade, byProduct, byReach, judged, listsOf } from './verdicts.ts';
import type { Arithmetic } from './verdicts.ts';

/**
 * Finds who owns companies on a day, under each rule, all companies together.
 * @param organizations keys; those that do not exist have no entry
 * @throws STATEMENT_TOO_LARGE, GRAPH_CHANGING
 */
export async function findOwnership(
  database: Database,
  organizations: readonly string[],
  { asOf, lists }: OwnershipQuestion,
): Promise<ReadonlyMap<string, Ownership>> {
  if (organizations.length === 0) return new Map();
  const facts = await readWithoutTransaction(database, (transaction) =>
    readOwnership(transaction, organizations, asOf),
  );
  return ownershipByFacts(facts, organizations, { asOf, lists });
}

/** Computes the ownership of companies by what is on record. */
export function ownershipByFacts(
  facts: OwnershipFacts,
  organizations: readonly string[],
  { asOf, lists }: OwnershipQuestion,
): ReadonlyMap<string, Ownership> {
  const known = [...new Set(organizations)].filter((key) => facts.parties.has(key));
  const asked = new AskedParties(facts, lists);
  const { above } = facts;
  const cascade = cascadeOf(above, known, asked.isDesignated);
  const foreign = foreignSharesOf(above, known, asked.isForeign);
  const ultimateParents = ultimateParentsOf(above, known);
  const rules = ownershipRules.map((rule) => new RuleOnDay(rule, facts, known, { asOf, foreign, asked }));
  return new Map(
    known.map((organization) => {
      const hasOwners = above.owners.has(organization) || above.unread.has(organization);
      const ownership: Ownership = {
        organization,
        designatedOn: facts.parties.get(organization)?.designatedOn ?? [],
        ownedByDesignated: hasOwners ? cascade.held(organization) : anything,
        foreignShare: hasOwners ? foreign.held(organization) : anything,
        ultimateParents: ultimateParents(organization),
        notOnRecord: missingAbove(above, organization, asked),
        findings: rules.map((rule) => rule.findingOf(organization)),
      };
      return [organization, ownership];
    }),
  );
}

/** Who is designated by the lists that a question names, or by every list, and who is registered abroad. */
class AskedParties {
  readonly #facts: OwnershipFacts;
  readonly #lists: ReadonlySet<string>;
  readonly #countries: ReadonlySet<string>;

  constructor(facts: OwnershipFacts, lists: readonly string[]) {
    this.#facts = facts;
    this.#lists = new Set(lists);
    this.#countries = new Set(facts.lists.flatMap(({ key, countries }) => (this.#lists.has(key) ? countries : [])));
  }

  nameOf = (key: string): string => cutText(this.#facts.parties.get(key)?.name ?? key, 80);

  /** Whether it is registered abroad; null: not on record. */
  isForeign = (key: string): boolean | null => {
    const country = this.#facts.parties.get(key)?.country ?? null;
    return country === null ? null : !domesticCountries.has(country);
  };

  isDesignated = (key: string): boolean => {
    const party = this.#facts.parties.get(key);
    if (party === undefined) return false;
    if (this.#lists.size === 0) return party.designatedOn.length > 0;
    return party.designatedOn.some((list) => this.#lists.has(list)) || this.#countries.has(party.country ?? '');
  };

  isOn(lists: readonly DesignationList[]): (key: string) => boolean {
    const keys = new Set(lists.map(({ key }) => key));
    return (organization) =>
      this.#facts.parties.get(organization)?.designatedOn.some((list) => keys.has(list)) === true;
  }
}

interface Computed {
  readonly asOf: Day;
  readonly foreign: ForeignShares;
  readonly asked: AskedParties;
}

/** One rule on a day, with what it needs computed once for all companies. */
class RuleOnDay {
  readonly #rule: OwnershipRule;
  readonly #facts: OwnershipFacts;
  readonly #computed: Computed;
  readonly #lists: readonly DesignationList[];
  readonly #isListed: (key: string) => boolean;
  readonly #cascade: Cascade | null;
  readonly #reached: ReadonlyMap<string, Reached>;

  constructor(rule: OwnershipRule, facts: OwnershipFacts, organizations: readonly string[], computed: Computed) {
    this.#rule = rule;
    this.#facts = facts;
    this.#computed = computed;
    this.#lists = listsOf(rule, facts.lists);
    this.#isListed = computed.asked.isOn(this.#lists);
    const arithmetic = arithmeticOf[rule];
    this.#cascade = arithmetic.by === 'CASCADE' ? cascadeOf(facts.above, organizations, this.#isListed) : null;
    this.#reached = this.#reach(arithmetic);
  }

  #reach(arithmetic: Arithmetic): ReadonlyMap<string, Reached> {
    const { above } = this.#facts;
    switch (arithmetic.by) {
      case 'CASCADE':
        return new Map();
      case 'REACH':
        return reachFrom(above, this.#isListed, arithmetic.kindOf);
      case 'PRODUCT':
        return reachFrom(above, (key) => this.#computed.asked.isForeign(key) === true, controlOf);
    }
  }

  findingOf(organization: string): OwnershipFinding {
    const { asOf } = this.#computed;
    const { verdict, because, share } = judged(this.#rule, asOf, this.#stated(organization), this.#lists);
    return { rule: this.#rule, verdict, because, share, steps: () => this.#stepsOf(organization) };
  }

  #stated(organization: string) {
    const { asked, foreign } = this.#computed;
    const { above, parties } = this.#facts;
    const hasOwners = above.owners.has(organization) || above.unread.has(organization);
    const list = this.#lists.find(({ key }) => parties.get(organization)?.designatedOn.includes(key));
    const subject = {
      name: asked.nameOf(organization),
      hasOwners,
      isForeign: asked.isForeign(organization),
      listedOn: list?.title ?? null,
      nameOf: asked.nameOf,
    };
    const heldBy = (held: ShareRange) => (hasOwners ? held : anything);
    const arithmetic = arithmeticOf[this.#rule];
    switch (arithmetic.by) {
      case 'CASCADE':
        return byCascade(subject, heldBy(this.#cascade?.held(organization) ?? anything), arithmetic.foreignOnly);
      case 'REACH':
        return byReach(subject, this.#reached.get(organization) ?? null, arithmetic.relation);
      case 'PRODUCT':
        return byProduct(subject, heldBy(foreign.held(organization)), statedOwner(this.#reached.get(organization)));
    }
  }

  #stepsOf(organization: string) {
    const { asked, foreign } = this.#computed;
    const { above } = this.#facts;
    const arithmetic = arithmeticOf[this.#rule];
    const [cascade, isListed] = [this.#cascade, this.#isListed];
    if (arithmetic.by === 'REACH')
      return stepsOfReach(this.#facts, this.#reached.get(organization) ?? null, (holding) =>
        arithmetic.kindOf(holding) === 'STATED' ? `states ${arithmetic.relation}` : `may be ${arithmetic.relation}`,
      );
    if (cascade === null) {
      const isAbroad = (owner: string) => asked.isForeign(owner) === true;
      return stepsOfSum(this.#facts, organization, foreign, isAbroad, (owner) => {
        if (isAbroad(owner)) return 'registered abroad: counts whole';
        if (asked.isForeign(owner) === null) return 'country not on record: may count whole';
        return above.owners.has(owner) ? 'counts as far as it is owned from abroad' : 'registered in the United States';
      });
    }
    return stepsOfSum(this.#facts, organization, cascade, isListed, (owner) => {
      if (isListed(owner)) return 'designated: counts whole';
      if (!above.owners.has(owner)) return 'not designated, and no owner is on record: does not count';
      const { low, high } = cascade.counts(owner);
      if (low === 100) return 'designated parties hold half or more: counts whole';
      return high === 0 ? 'designated parties hold less than half: does not count' : 'may count whole';
    });
  }
}
