import { gaps } from '../exposure/exposure.ts';

/** A document request and an interrogatory go to a company, a FOIA item to an agency. */
export const requestKinds = ['DOCUMENT_REQUEST', 'INTERROGATORY', 'FOIA'] as const;
export type RequestKind = (typeof requestKinds)[number];

/**
 * Who likely holds the answer: the prime of the chain's contract, the accountable organization, an employer of the engineer, the agency that
 * awarded the contract (else the one that owns the system), or each organization of the chain.
 */
export type HolderRole = 'PRIME' | 'ACCOUNTABLE' | 'EMPLOYER' | 'AGENCY' | 'ORGANIZATION';

/** A way to ask for what is not on record. */
export interface Ask {
  readonly kind: RequestKind;
  readonly holder: HolderRole;
  /** What the holder is asked to do, in sentences. */
  readonly words: string;
  /** Rules that oblige the holder to answer, or say what it keeps; empty: no clause on record. */
  readonly rules: readonly string[];
}

/** Something that the record does not answer about exposed accesses. */
interface OpenTopic {
  /** Of a few words: the subject of a request. */
  readonly title: string;
  /** As the brief asks it. */
  readonly question: string;
  /** What is not on record, as a clause. */
  readonly missing: string;
  readonly asks: readonly [Ask, ...Ask[]];
}

const furtherTopics = ['HEADCOUNT', 'VETTING', 'START', 'SENSITIVITY', 'OWNERSHIP'] as const;

/** What can be asked for: every gap of a chain except that its routes were cut, which is no gap of the record; and what else is not on record. */
export const requestTopicNames = [...gaps.filter((gap) => gap !== 'ROUTES_CUT'), ...furtherTopics];
export type RequestTopic = (typeof requestTopicNames)[number];

const request = (holder: HolderRole, words: string, ...rules: readonly string[]): Ask => ({
  kind: 'DOCUMENT_REQUEST',
  holder,
  words,
  rules,
});
const interrogatory = (holder: HolderRole, words: string, ...rules: readonly string[]): Ask => ({
  kind: 'INTERROGATORY',
  holder,
  words,
  rules,
});
const foia = (copiesOf: string): Ask => ({
  kind: 'FOIA',
  holder: 'AGENCY',
  words: `Provide copies of ${copiesOf}`,
  rules: ['public-records'],
});

/** What is asked for each thing that is not on record, of whom, and under which rules. No request asks for names of persons. */
export const requestTopics: Readonly<Record<RequestTopic, OpenTopic>> = {
  NO_ESCORT_ON_RECORD: {
    title: 'Escorts',
    question: 'Who escorts the access, if anybody does?',
    missing: 'no escort is on record',
    asks: [
      request(
        'PRIME',
        'Provide the logs of escorted sessions and the assignments of escorts for these accesses. Where an access had no escort, provide the authorization under which it was used.',
        'srg-escort-logs',
        'audit-and-records',
      ),
      foia(
        'the authorizations of these accesses, and of the records that say which company supplies escorts for them or that none is required.',
      ),
    ],
  },
  CONTRACT_NOT_IDENTIFIED: {
    title: 'The contract',
    question: 'Under which contract?',
    missing: 'the sources do not name the contract',
    asks: [
      request(
        'PRIME',
        'Provide the contract and the task orders under which this work is done, with their numbers and the clauses that they contain.',
        'audit-and-records',
      ),
      foia('the contract and the task orders under which this work is done, with their modifications.'),
    ],
  },
  EMPLOYMENT_NAMES_NO_CONTRACT: {
    title: 'Work by contract',
    question: 'On which contract do these people work?',
    missing: 'the employment record names no contract',
    asks: [
      interrogatory(
        'ACCOUNTABLE',
        'State on which contracts and task orders your people who do this work have been employed, with the days of each.',
        'audit-and-records',
      ),
      foia('the staffing plans under these contracts, so far as they name the companies that supply people.'),
    ],
  },
  NO_SUBCONTRACT_ROUTE: {
    title: 'Subcontracts',
    question: 'Through which subcontracts does the work come from the prime?',
    missing: 'no route of subcontracts from the prime is on record',
    asks: [
      request(
        'PRIME',
        'Provide the subcontracts, at every tier, through which this work comes from you to the companies that do it, and your reports of first-tier subcontracts.',
        'first-tier-reports',
        'audit-and-records',
      ),
      foia('the subcontracting plans, the consents to subcontract and the reports of subcontracts.'),
    ],
  },
  EMPLOYER_UNKNOWN: {
    title: 'Employers',
    question: 'Who employs these people for this work?',
    missing: 'no employer of the person accountable for the access is on record for this work',
    asks: [
      interrogatory(
        'PRIME',
        'State which company employs each person who escorts these accesses or on whose credential they are used, or else who has them, on which contract, and since when.',
        'audit-and-records',
      ),
      foia('the records that name the companies whose people have or escort these accesses.'),
    ],
  },
  NO_CONTRACT_ON_ACCESS: {
    title: 'The contract of the access',
    question: 'Under which contract is the access?',
    missing: 'the access record names no contract',
    asks: [
      interrogatory(
        'EMPLOYER',
        'State under which contract and task order each of these accesses was authorized, when, and by which office.',
      ),
      foia('the authorizations of these accesses, with the contract that each names.'),
    ],
  },
  RELATED_CONTRACT: {
    title: 'Scope of the contract',
    question: 'Does the related contract cover the access?',
    missing: 'the chain runs under a related contract',
    asks: [
      request(
        'PRIME',
        'Provide the contract, its orders and their statements of work, so far as they show whether these accesses are part of the work.',
        'audit-and-records',
      ),
      foia('the contract, its orders and their statements of work.'),
    ],
  },
  ORIGIN_UNDETERMINED: {
    title: 'Locations',
    question: 'Where is the engineer located?',
    missing: 'the location of the engineer is not on record',
    asks: [
      interrogatory(
        'EMPLOYER',
        'State the country in which each person with these accesses was located on these days, and whether that person is a US person. No names are asked for.',
        'work-in-china',
      ),
      foia(
        "the records that say from which countries these systems are accessed, and of the disclosures of work in the People's Republic of China under these contracts.",
      ),
    ],
  },
  HEADCOUNT: {
    title: 'Number of people',
    question: 'How many are they?',
    missing: 'the number of people in a group is not on record',
    asks: [
      interrogatory(
        'EMPLOYER',
        'State how many people with these accesses there were, by month and by country. No names are asked for.',
        'work-in-china',
      ),
      interrogatory(
        'ACCOUNTABLE',
        'State how many people escorted these accesses or had the credentials on which they were used, by month. No names are asked for.',
        'audit-and-records',
      ),
      foia(
        "the disclosures that state how many individuals perform work in the People's Republic of China under these contracts, and of other records of the number of people with these accesses.",
      ),
    ],
  },
  VETTING: {
    title: 'Vetting',
    question: 'How were these people vetted?',
    missing: 'the vetting of those who answer for the access is not on record',
    asks: [
      interrogatory(
        'ACCOUNTABLE',
        'State at which level the people who escort these accesses, or else have them, were vetted, by which agency, and on which days they began this work. No names are asked for.',
        'srg-vetting',
        'audit-and-records',
      ),
      foia(
        'the requirements for vetting people who escort or have these accesses, and of the decisions to waive them.',
      ),
    ],
  },
  START: {
    title: 'The first day',
    question: 'Since when?',
    missing: 'the first day of the access is not on record',
    asks: [
      interrogatory(
        'PRIME',
        'State the day on which each of these accesses was first authorized, the day on which it was first used, and when it was interrupted.',
        'audit-and-records',
      ),
      foia('the first authorization of each of these accesses.'),
    ],
  },
  SENSITIVITY: {
    title: 'Sensitivity of the systems',
    question: 'How sensitive is the system?',
    missing: 'the sensitivity of the system is not on record',
    asks: [
      foia(
        'the decisions that authorize these systems to operate, so far as they state the impact level, the classification or the categories of information.',
      ),
    ],
  },
  OWNERSHIP: {
    title: 'Ownership',
    question: 'Who owns the company?',
    missing: 'no owner of the organization is on record',
    asks: [
      interrogatory(
        'ORGANIZATION',
        'State each owner, direct or through other companies, of 5 percent or more, with its share and country, and who controls you. If you have filed form SF 328, provide it.',
        'foreign-ownership',
      ),
    ],
  },
};
