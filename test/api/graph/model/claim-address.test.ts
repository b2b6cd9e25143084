import { expect, test } from 'vitest';
import { parseClaimAddress } from '#graph/model/claim-address.ts';

test.each([
  ['access:A1', { table: 'access', values: { id: 'A1' } }],
  ['organizations.csv:O1', { table: 'organizations', values: { id: 'O1' } }],
  [
    'subcontracts:C1|O1|O2',
    { table: 'subcontracts', values: { contract: 'C1', contractor: 'O1', subcontractor: 'O2' } },
  ],
  ['designations:L1||O1', { table: 'designations', values: { list: 'L1', organization: 'O1' } }],
  ['locations:P1|CN|2024-01-01', { table: 'locations', values: { person: 'P1', country: 'CN' } }],
])('%s is read', (address, expected) => {
  expect(parseClaimAddress(address)).toEqual(expected);
});

test.each([
  ['nothing', /does not name a file/],
  ['planes:1', /does not name a file/],
  ['access:', /has no key/],
  ['agencies:a|b', /has 2 keys, but agencies has 1/],
])('%s is refused with a reason', (address, reason) => {
  const parsed = parseClaimAddress(address);
  expect('reason' in parsed && parsed.reason).toMatch(reason);
});
