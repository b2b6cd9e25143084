import { expect, test } from 'vitest';
import { isAbout } from '#graph/claims/about.ts';
import type { ClaimSubject } from '#graph/claims/claims.ts';
import type { Hop } from '#graph/exposure/exposure.ts';
import type { EdgeType, Label } from '#graph/model/vocabulary.ts';

function hop(type: EdgeType, from: [Label, string], to: [Label, string], under: string | null, properties = {}): Hop {
  const statement = {
    key: 'k',
    source: 'S',
    validFrom: null,
    validTo: null,
    confidence: 50,
    dataClass: 'REPORTED',
  } as const;
  return {
    type,
    from: { label: from[0], key: from[1] },
    to: { label: to[0], key: to[1] },
    under,
    statements: [{ ...statement, properties }],
  };
}

const escorts = hop('ESCORTS', ['Person', 'esc'], ['Person', 'eng'], 'ACC');
const accesses = hop('ACCESSES', ['Person', 'eng'], ['System', 'SYS'], 'ACC');
const employs = hop('EMPLOYS', ['Organization', 'o'], ['Person', 'eng'], 'K', { role: 'ENGINEER' });
const subcontracts = hop('SUBCONTRACTS_TO', ['Organization', 'p'], ['Organization', 's'], 'K', {
  subawardNumber: 'n1',
});
const located = hop('LOCATED_IN', ['Person', 'eng'], ['Country', 'CN'], null);
const person: ClaimSubject = { label: 'Person', key: 'eng' };

test.each<[string, ClaimSubject, boolean]>([
  ['people:eng', person, true],
  ['people.csv:eng', person, true],
  ['people:other', person, false],
  ['systems:eng', person, false],
  ['access:ACC', person, false],
  ['access:ACC', accesses, true],
  ['access:OTHER', accesses, false],
  ['people:eng', accesses, false],
  ['escorts:esc|ACC', escorts, true],
  ['escorts:esc|OTHER', escorts, false],
  ['escorts:esc', escorts, true],
  ['access:ACC', escorts, false],
  ['employment:o|eng|K|engineer', employs, true],
  ['employment:o|eng', employs, true],
  ['employment:o|eng|K|escort', employs, false],
  ['employment:o|eng|K2', employs, false],
  ['subcontracts:K|p|s', subcontracts, true],
  ['subcontracts:K|p|s|n1', subcontracts, true],
  ['subcontracts:K|p|s|n2', subcontracts, false],
  ['subcontracts:K|s|p', subcontracts, false],
  ['locations:eng|CN', located, true],
  ['locations:eng|chn', located, true],
  ['locations:eng|HK', located, false],
  ['citizenships:eng|CN', located, false],
  ['nonsense', located, false],
  ['locations:', located, false],
])('%s', (address, subject, expected) => {
  expect(isAbout(address, subject)).toBe(expected);
});
