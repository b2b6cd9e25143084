import type { Database } from '../database/database.ts';
import { readWithoutTransaction } from '../edition/torn-read.ts';
import { cutText } from '../model/caption.ts';
import { domesticCountries } from '../model/countries.ts';
import type { Day } from '../model/day.ts';
import { compareKeys } from '../model/keys.ts';
import { cascadeOf } from './cascade.ts';
import type { Cascade } from './cascade.ts';
import { controlOf, reachFrom, statedOwner } from './control.ts';
import type { Reached } from './control.ts';
import { joinInWords, joinsAbove, missingAbove, ultimateParentsOf } from './on-record.ts';
import { ownershipRules } from './ownership.ts';
import type {
  Ownership,
  OwnershipFinding,
  OwnershipQuestion,
  OwnershipRule,
  OwnershipStep,
  ShareRange,
} from './ownership.ts';
import { foreignSharesOf } from './product.ts';
import type { ForeignShares } from './product.ts';
import { readOwnership } from './read-ownership.ts';
import type { DesignationList, OwnershipFacts } from './read-ownership.ts';
import type { SameOrganizations } from './same-party.ts';
import { anything } from './shares.ts';
import { stepsOfReach, stepsOfSum } from './steps.ts';
import type { PartyStep } from './steps.ts';
import { arithmeticOf, byCascade, byProduct, byReach, judged, listsOf } from './verdicts.ts';
import type { Arithmetic } from './verdicts.ts';

/**
 * Finds who owns companies on a day, under each rule, all companies together.
 * @param organizations keys; those that do not exist have no entry
 * @param same what people decided: organizations that are the same are one party
 * @throws STATEMENT_TOO_LARGE, GRAPH_CHANGING
 */
export async function findOwnership(
  database: Database,
  organizations: readonly string[],
  { asOf, lists }: OwnershipQuestion,
  same: SameOrganizations,
): Promise<ReadonlyMap<string, Ownership>> {
  if (organizations.length === 0) return new Map();
  const facts = await readWithoutTransaction(database, (transaction) =>
    readOwnership(transaction, organizations, asOf, same),
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
  const { above, same } = facts;
  const parties = [...new Set(known.map(same.partyOf))];
  const cascade = cascadeOf(above, parties, asked.isDesignated);
  const foreign = foreignSharesOf(above, parties, asked.isForeign);
  const ultimateParents = ultimateParentsOf(above, parties);
  const rules = ownershipRules.map((rule) => new RuleOnDay(rule, facts, parties, { asOf, foreign, asked }));
  return new Map(
    known.map((organization) => {
      const party = same.partyOf(organization);
      const hasOwners = above.owners.has(party) || above.unread.has(party);
      const joins = joinsAbove(facts, party, asked);
      const ownership: Ownership = {
        organization,
        designatedOn: asked.listsOf(party),
        ownedByDesignated: hasOwners ? cascade.held(party) : anything,
        foreignShare: hasOwners ? foreign.held(party) : anything,
        ultimateParents: ultimateParents(party),
        notOnRecord: [
          ...joins.map((words) => `That ${words} is not on record: people decided it.`),
          ...missingAbove(above, party, asked, asked.nameFor(organization)),
        ],
        findings: rules.map((rule) => rule.findingOf(organization, joins)),
      };
      return [organization, ownership];
    }),
  );
}

interface PartyRecord {
  readonly countries: readonly string[];
  readonly designatedOn: readonly string[];
}

/** Who is designated by the lists that a question names, or by every list, and who is registered abroad. What one member is, its party is. */
class AskedParties {
  readonly #facts: OwnershipFacts;
  readonly #lists: ReadonlySet<string>;
  readonly #countries: ReadonlySet<string>;
  readonly #records = new Map<string, PartyRecord>();

  constructor(facts: OwnershipFacts, lists: readonly string[]) {
    this.#facts = facts;
    this.#lists = new Set(lists);
    this.#countries = new Set(facts.lists.flatMap(({ key, countries }) => (this.#lists.has(key) ? countries : [])));
  }

  nameOf = (key: string): string => cutText(this.#facts.parties.get(key)?.name ?? key, 80);

  /** Names parties as results about an organization do: its own party has its name. */
  nameFor(organization: string): (key: string) => string {
    const party = this.#facts.same.partyOf(organization);
    return (key) => this.nameOf(key === party ? organization : key);
  }

  /** What is on record of its members together. */
  #recordOf(key: string): PartyRecord {
    const known = this.#records.get(key);
    if (known !== undefined) return known;
    const members = this.#facts.same.membersOf(key).flatMap((member) => this.#facts.parties.get(member) ?? []);
    const inOrder = (keys: readonly string[]) => [...new Set(keys)].sort(compareKeys);
    const record = {
      countries: inOrder(members.flatMap(({ country }) => country ?? [])),
      designatedOn: inOrder(members.flatMap(({ designatedOn }) => designatedOn)),
    };
    this.#records.set(key, record);
    return record;
  }

  countriesOf = (key: string): readonly string[] => this.#recordOf(key).countries;

  /** Whether it is registered abroad; null: not on record, or one member is and another is not. */
  isForeign = (key: string): boolean | null => {
    const countries = this.countriesOf(key);
    const domestic = countries.filter((country) => domesticCountries.has(country)).length;
    if (countries.length === 0 || (domestic > 0 && domestic < countries.length)) return null;
    return domestic === 0;
  };

  isDesignated = (key: string): boolean => {
    if (this.#lists.size === 0) return this.listsOf(key).length > 0;
    return (
      this.listsOf(key).some((list) => this.#lists.has(list)) ||
      this.countriesOf(key).some((country) => this.#countries.has(country))
    );
  };

  /** The keys of the lists that designate it, in order. */
  listsOf(key: string): readonly string[] {
    return this.#recordOf(key).designatedOn;
  }

  isOn(lists: readonly DesignationList[]): (key: string) => boolean {
    const keys = new Set(lists.map(({ key }) => key));
    return (organization) => this.listsOf(organization).some((list) => keys.has(list));
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

  /** @param joins what people decided about its party and those above, in words */
  findingOf(organization: string, joins: readonly string[]): OwnershipFinding {
    const { asOf } = this.#computed;
    const { verdict, because, share } = judged(this.#rule, asOf, this.#stated(organization), this.#lists);
    const decided = joins.length === 0 ? '' : ` People decided that ${joins.join(', and that ')}.`;
    return {
      ...{ rule: this.#rule, verdict, because: because + decided, share },
      steps: () => this.#stepsOf(organization),
    };
  }

  #stated(organization: string) {
    const { asked, foreign } = this.#computed;
    const { above, same } = this.#facts;
    const party = same.partyOf(organization);
    const hasOwners = above.owners.has(party) || above.unread.has(party);
    const listed = this.#listedMember(party, organization);
    const subject = {
      name: asked.nameOf(organization),
      hasOwners,
      isForeign: asked.isForeign(party),
      listedOn: listed?.list.title ?? null,
      listedAs: listed === null || listed.member === organization ? null : asked.nameOf(listed.member),
      nameOf: (key: string) =>
        asked.nameOf(key === party ? organization : (this.#listedMember(key, key)?.member ?? key)),
    };
    const heldBy = (held: ShareRange) => (hasOwners ? held : anything);
    const arithmetic = arithmeticOf[this.#rule];
    switch (arithmetic.by) {
      case 'CASCADE':
        return byCascade(subject, heldBy(this.#cascade?.held(party) ?? anything), arithmetic.foreignOnly);
      case 'REACH':
        return byReach(subject, this.#reached.get(party) ?? null, arithmetic.relation);
      case 'PRODUCT':
        return byProduct(subject, heldBy(foreign.held(party)), statedOwner(this.#reached.get(party)));
    }
  }

  /** Returns the member of a party that a list of the rule designates: the preferred one, or else the first. */
  #listedMember(party: string, preferred: string) {
    const { parties, same } = this.#facts;
    for (const member of [preferred, ...same.membersOf(party)]) {
      const list = this.#lists.find(({ key }) => parties.get(member)?.designatedOn.includes(key));
      if (list !== undefined) return { member, list };
    }
    return null;
  }

  /** The steps of its party under its own name, with what people decided. */
  #stepsOf(organization: string): readonly OwnershipStep[] {
    const { asked } = this.#computed;
    const { same } = this.#facts;
    const party = same.partyOf(organization);
    const shown = (key: string) => (key === party ? organization : key);
    return this.#partySteps(party).map((step) => {
      const ends = step.owner === null ? [step.owned] : [step.owner, step.owned];
      const joins = ends.flatMap((key) => joinInWords(same.membersOf(key), asked.nameOf) ?? []);
      return {
        ...step,
        owner: step.owner === null ? null : shown(step.owner),
        owned: shown(step.owned),
        counts: [step.counts, ...joins.map((words) => `by decision, ${words}`)].join('; '),
        isJoined: joins.length > 0,
      };
    });
  }

  #partySteps(organization: string): readonly PartyStep[] {
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
