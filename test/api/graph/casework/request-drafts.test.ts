import { expect, test } from 'vitest';
import { makeDraft } from '#graph/casework/request-drafts.ts';
import type { DraftFacts } from '#graph/casework/request-drafts.ts';
import { requestTopicNames, requestTopics } from '#graph/casework/request-topics.ts';
import { gaps } from '#graph/exposure/exposure.ts';
import { ruleLibrary } from '#graph/rules/library.ts';

const asks = requestTopicNames.flatMap((topic) => requestTopics[topic].asks.map((ask) => ({ topic, ask })));

const facts = (changes: Partial<DraftFacts> & Pick<DraftFacts, 'topic' | 'ask'>): DraftFacts => ({
  role: changes.ask.holder,
  holder: { label: changes.ask.kind === 'FOIA' ? 'Agency' : 'Organization', key: 'H' },
  holderName: 'Globex',
  accesses: 3,
  systemCount: 2,
  systems: ['Mail', 'Vault'],
  contracts: ['C-1'],
  contractCount: 1,
  groups: [],
  from: '2024-01-01',
  to: '2025-07-18',
  asOf: '2025-07-17',
  isSynthetic: false,
  ...changes,
});

test('everything that a chain or the brief can lack has a topic; that routes were cut is no gap of the record', () => {
  expect(Object.keys(requestTopics)).toEqual(requestTopicNames);
  expect([
    ...gaps.filter((gap) => gap !== 'ROUTES_CUT'),
    'HEADCOUNT',
    'VETTING',
    'START',
    'SENSITIVITY',
    'OWNERSHIP',
  ]).toEqual(requestTopicNames);
});

test.each(asks)(
  '$topic, $ask.kind to $ask.holder: the draft asks, says why, and cites rules that there are',
  ({ topic, ask }) => {
    const { title, text } = makeDraft(facts({ topic, ask }));
    const { title: subject, question, missing } = requestTopics[topic];
    expect(title).toBe(`${subject}: Globex`);
    expect(question).toMatch(/^[A-Z].*\?$/);
    expect(ask.words).toMatch(/^(Provide|State) .*\.$/);
    expect(ask.kind === 'FOIA').toBe(ask.holder === 'AGENCY');
    expect(text).toContain(
      `Why: as of 17 July 2025, ${missing}. The answer would settle this for 3 exposed accesses to 2 systems.`,
    );
    expect(text).toContain(ask.words);
    for (const rule of ask.rules) {
      const [version] = ruleLibrary.get(rule)?.versions ?? [];
      expect(version).toBeDefined();
      expect(text).toContain(`- ${version?.citation ?? ''}: `);
    }
    expect(text.includes('no clause on record')).toBe(ask.rules.length === 0);
    expect(text).not.toMatch(/undefined|null|NaN|\n\n\n|\.\./);
  },
);

test('a draft reads as a request, with its days, what it concerns, and the version of each rule', () => {
  const topic = 'NO_ESCORT_ON_RECORD';
  const [ask] = requestTopics[topic].asks;
  expect(makeDraft(facts({ topic, ask, contractCount: 12 })).text).toMatchInlineSnapshot(`
    "DOCUMENT REQUEST

    To: Globex, the prime contractor
    About: Escorts
    Days: 1 January 2024 to 17 July 2025

    Provide the logs of escorted sessions and the assignments of escorts for these accesses. Where an access had no escort, provide the authorization under which it was used.

    This concerns:
    - Accesses: 3
    - Systems: Mail; Vault
    - Contracts: C-1; and 11 more

    Why: as of 17 July 2025, no escort is on record. The answer would settle this for 3 exposed accesses to 2 systems.

    Authority:
    - DoD Cloud Service Provider SRG V1R6, section 5.17: Logs of escorted sessions contain the escort, the person escorted, the country of origin, the results of commands and the settings changed. This is the version from 10 December 2025 on.
    - FAR 52.215-2, paragraph (d): The Comptroller General may examine the contractor's directly pertinent records about transactions under the contract or a subcontract, and interview employees about them. The contractor need not create records that it does not keep.
    Check whether the contract contains these clauses: that is not on record.
    "
  `);
  const [, foia] = requestTopics[topic].asks;
  expect(foia && makeDraft(facts({ topic, ask: foia })).text).toMatchInlineSnapshot(`
    "REQUEST UNDER THE FREEDOM OF INFORMATION ACT

    To: Globex, the agency that awarded the contract or owns the system
    About: Escorts
    Days: 1 January 2024 to 17 July 2025

    Provide copies of the authorizations of these accesses, and of the records that say which company supplies escorts for them or that none is required.

    This concerns:
    - Accesses: 3
    - Systems: Mail; Vault
    - Contracts: C-1

    Why: as of 17 July 2025, no escort is on record. The answer would settle this for 3 exposed accesses to 2 systems.

    Authority:
    - 5 U.S.C. 552, subsection (a)(3): An agency makes records promptly available to any person whose request reasonably describes them and follows the agency's published rules.
    "
  `);
});

test('what is not on record is said to be so: holder, days, clause; invented data is marked', () => {
  const topic = 'NO_CONTRACT_ON_ACCESS';
  const [ask] = requestTopics[topic].asks;
  const draft = makeDraft(
    facts({
      topic,
      ask,
      holder: null,
      holderName: null,
      from: null,
      to: null,
      contracts: [],
      contractCount: 0,
      isSynthetic: true,
    }),
  );
  expect(draft.title).toBe('The contract of the access: holder not on record');
  expect(draft.text).toMatchInlineSnapshot(`
    "Some of this is SYNTHETIC: invented, not about real people or companies.

    INTERROGATORY

    To: the employer of the people who have these accesses (not on record)
    About: The contract of the access
    Days: not on record

    State under which contract and task order each of these accesses was authorized, when, and by which office.

    This concerns:
    - Accesses: 3
    - Systems: Mail; Vault

    Why: as of 17 July 2025, the access record names no contract. The answer would settle this for 3 exposed accesses to 2 systems.

    Authority: no clause on record.
    "
  `);
});

test('a request of a group says which group, and asks for no names', () => {
  const topic = 'HEADCOUNT';
  const [ask] = requestTopics[topic].asks;
  const { text } = makeDraft(
    facts({ topic, ask, groups: ['China-based engineers'], accesses: 1, systemCount: 1, systems: ['Mail'] }),
  );
  expect(text).toContain('- Accesses: 1\n- Systems: Mail\n- Contracts: C-1\n- Groups of people: China-based engineers');
  expect(text).toContain('No names are asked for.');
});
