import type { Gap } from '../generated/graphql.ts';

interface GapWords {
  /** Two or three words, for a row. */
  readonly short: string;
  /** A sentence, for the inspector. */
  readonly long: string;
}

/** What a gap means, in plain words. */
export const gapWords: Readonly<Record<Gap, GapWords>> = {
  NO_ESCORT_ON_RECORD: {
    short: 'no escort on record',
    long: 'Nobody is on record as escorting this access on this day. Either it went unescorted or the record is missing.',
  },
  CONTRACT_NOT_IDENTIFIED: {
    short: 'contract not identified',
    long: 'The sources do not name the contract or task order: the chain is inferred.',
  },
  EMPLOYMENT_NAMES_NO_CONTRACT: {
    short: 'employment names no contract',
    long: 'The employment record names no contract; it is joined to this contract by inference.',
  },
  NO_SUBCONTRACT_ROUTE: {
    short: 'no subcontract route',
    long: 'No subcontract on record leads from the prime contractor to the organization that answers.',
  },
  EMPLOYER_UNKNOWN: {
    short: 'employer unknown',
    long: 'No record says who employs the person who answers for this access on this contract.',
  },
  NO_CONTRACT_ON_ACCESS: {
    short: 'access names no contract',
    long: 'The access record names no contract, so no prime contractor can be named.',
  },
  RELATED_CONTRACT: {
    short: 'under a related contract',
    long: 'The chain runs under a contract above or below the one that the access record names.',
  },
  ORIGIN_UNDETERMINED: {
    short: 'origin undetermined',
    long: 'Neither a location nor a status on record says whether this person is foreign.',
  },
  ROUTES_CUT: {
    short: 'routes cut at 200',
    long: 'There are more than 200 subcontract routes; the shortest 200 are shown, and at least one for every organization.',
  },
};
