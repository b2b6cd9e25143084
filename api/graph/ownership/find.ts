import type { Database } from '../database/database.ts';
import { readWithoutTransaction } from '../edition/torn-read.ts';
import { cutText } from '../model/caption.ts';
import { domesticCountries } from '../model/countries.ts';
import type { Day } from '../model/day.ts';
import { compareKeys } from '../model/keys.ts';
import type { Arithmetic } from './arithmetic.ts';
import { cascadeOf } from './cascade.ts';
import { joinInWords, joinsAbove, missingAbove, ultimateParentsOf } from './on-record.ts';
import type { OwnershipQuestion, OwnershipStep, OwnershipVerdict, ShareRange } from './ownership.ts';
import { foreignSharesOf } from './product.ts';
import type { ForeignShares } from './product.ts';
import { readOwnership } from './read-ownership.ts';
import type { DesignationList, OwnershipFacts } from './read-ownership.ts';
import { countsUnder, judged, listsOf, ownershipRule, ownershipRules } from './rules.ts';
import type { OwnershipRule } from './rules.ts';
import type { SameOrganizations } from './same-party.ts';
import { anything } from './shares.ts';
import type { Stated } from './verdicts.ts';

/** What a rule says about the ownership of a company. */
export interface OwnershipFinding {
  readonly rule: OwnershipRule;
  readonly verdict: OwnershipVerdict;
  /** One or two sentences, in words. */
  readonly because: string;
  /** The share that decides; null for rules without a sum. */
  readonly share: ShareRange | null;
  /** The arithmetic, from the company up, computed when it is asked for; at most `maxSteps`. */
  readonly steps: () => readonly OwnershipStep[];
}

/** Who owns a company on a day, under each rule. */
export interface Ownership {
  /** The key of the company. */
  readonly organization: string;
  /** Keys of the lists that designate the company itself on the day, whatever lists were asked for, in order. */
  readonly designatedOn: readonly string[];
  /** What designated parties hold, by cascade, over the lists asked for; none: every list. */
  readonly ownedByDesignated: ShareRange;
  /** What parties registered abroad hold: shares multiply along a chain and add up over chains. */
  readonly foreignShare: ShareRange;
  /** Keys of the owners above which no owner is on record, and of the members of a circle at the top, in order. Empty if no owner is on record. */
  readonly ultimateParents: readonly string[];
  /** What is not on record, in sentences. */
  readonly notOnRecord: readonly string[];
  /** One for each rule, in the order of `ownershipRules`. */
  readonly findings: readonly OwnershipFinding[];
}

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
  const lookup = new DesignationLookup(facts, lists);
  const { above, same } = facts;
  const parties = [...new Set(known.map(same.partyOf))];
  const cascade = cascadeOf(above, parties, lookup.isDesignated);
  const foreign = foreignSharesOf(above, parties, lookup.isForeign);
  const ultimateParents = ultimateParentsOf(above, parties);
  const rules = ownershipRules.map((rule) => new RuleEvaluation(rule, facts, parties, { asOf, foreign, lookup }));
  return new Map(
    known.map((organization) => {
      const party = same.partyOf(organization);
      const hasOwners = above.owners.has(party) || above.unread.has(party);
      const joins = joinsAbove(facts, party, lookup);
      const ownership: Ownership = {
        organization,
        designatedOn: lookup.listsOf(party),
        ownedByDesignated: hasOwners ? cascade.held(party) : anything,
        foreignShare: hasOwners ? foreign.held(party) : anything,
        ultimateParents: ultimateParents(party),
        notOnRecord: [
          ...joins.map((words) => `That ${words} is not on record: people decided it.`),
          ...missingAbove(above, party, lookup, lookup.nameFor(organization)),
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
class DesignationLookup {
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
      designatedOn: inOrder(members.flatMap(({ designations }) => designations.map(({ list }) => list))),
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
}

interface Computed {
  readonly asOf: Day;
  readonly foreign: ForeignShares;
  readonly lookup: DesignationLookup;
}

/** Evaluates one rule on a day, with what it needs computed once for all companies. */
class RuleEvaluation {
  readonly #rule: OwnershipRule;
  readonly #facts: OwnershipFacts;
  readonly #computed: Computed;
  readonly #lists: readonly DesignationList[];
  readonly #arithmetic: Arithmetic;

  constructor(rule: OwnershipRule, facts: OwnershipFacts, parties: readonly string[], computed: Computed) {
    this.#rule = rule;
    this.#facts = facts;
    this.#computed = computed;
    this.#lists = listsOf(rule, facts.lists);
    const isListed = (key: string) => {
      const listed = this.#listedMember(key, key);
      return listed === null ? false : listed.counts;
    };
    const { foreign, lookup } = computed;
    this.#arithmetic = ownershipRule(rule).arithmetic({
      ...{ facts, parties, isListed, foreign },
      isForeign: lookup.isForeign,
    });
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

  #stated(organization: string): Stated {
    const { lookup } = this.#computed;
    const { above, same } = this.#facts;
    const party = same.partyOf(organization);
    const listed = this.#listedMember(party, organization);
    return this.#arithmetic.stated(party, {
      name: lookup.nameOf(organization),
      hasOwners: above.owners.has(party) || above.unread.has(party),
      isForeign: lookup.isForeign(party),
      listedOn: listed?.list.title ?? null,
      listingCounts: listed === null ? false : listed.counts,
      listedAs: listed === null || listed.member === organization ? null : lookup.nameOf(listed.member),
      nameOf: (key: string) =>
        lookup.nameOf(key === party ? organization : (this.#listedMember(key, key)?.member ?? key)),
    });
  }

  /** Returns the member of a party whose designation counts under the rule, or may count: the preferred one, or else the first. */
  #listedMember(party: string, preferred: string) {
    const { parties, same } = this.#facts;
    const found = [preferred, ...same.membersOf(party)].flatMap((member) =>
      (parties.get(member)?.designations ?? []).flatMap(({ list: key, programs }) => {
        const list = this.#lists.find((one) => one.key === key);
        return list === undefined ? [] : [{ member, list, counts: countsUnder(this.#rule, list, programs) }];
      }),
    );
    return found.find(({ counts }) => counts === true) ?? found.find(({ counts }) => counts === null) ?? null;
  }

  /** The steps of its party under its own name, with what people decided. */
  #stepsOf(organization: string): readonly OwnershipStep[] {
    const { lookup } = this.#computed;
    const { same } = this.#facts;
    const party = same.partyOf(organization);
    const shown = (key: string) => (key === party ? organization : key);
    return this.#arithmetic.steps(party).map((step) => {
      const ends = step.owner === null ? [step.owned] : [step.owner, step.owned];
      const joins = ends.flatMap((key) => joinInWords(same.membersOf(key), lookup.nameOf) ?? []);
      return {
        ...step,
        owner: step.owner === null ? null : shown(step.owner),
        owned: shown(step.owned),
        counts: [step.counts, ...joins.map((words) => `by decision, ${words}`)].join('; '),
        isJoined: joins.length > 0,
      };
    });
  }
}
