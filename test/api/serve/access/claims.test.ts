import { expect, test } from 'vitest';
import type { Role } from '#graph/roles.ts';
import { explainMissingRole, readName, readRole, readSessionId } from '#serve/access/claims.ts';

const roles = new Map<string, Role>([
  ['Subtier Admins', 'ADMIN'],
  ['CN=Editors,OU=x', 'EDITOR'],
  ['analyst', 'ANALYST'],
  ['42', 'READER'],
]);

test.each<readonly [string, unknown, Role | null, readonly string[]]>([
  ['a text with a space', 'Subtier Admins', 'ADMIN', ['Subtier Admins']],
  ['texts with spaces between commas', 'visitors, Subtier Admins', 'ADMIN', ['visitors', 'Subtier Admins']],
  ['an LDAP name', 'CN=Editors,OU=x', 'EDITOR', ['CN=Editors,OU=x']],
  ['LDAP names', ['CN=Editors,OU=x', 'CN=Others,OU=x'], 'EDITOR', ['CN=Editors,OU=x', 'CN=Others,OU=x']],
  ['texts with spaces between them', 'openid analyst', 'ANALYST', ['openid', 'analyst']],
  ['numbers and other things among texts', ['analyst', 7, null, {}], 'ANALYST', ['analyst', '7']],
  ['a number', 42, 'READER', ['42']],
  ['an object, as of Zitadel', { analyst: { '1': 'login.example' }, x: {} }, 'ANALYST', ['analyst', 'x']],
  ['something else', true, null, []],
])('a claim of roles may be %s', (_, claim, role, values) => {
  expect(readRole({ groups: claim }, { roleClaim: 'groups', roles })).toMatchObject({ role, values });
});

test.each([
  [{ resource_access: { 'subtier.web': { roles: ['ADMIN'] } } }, 'resource_access.subtier.web.roles'],
  [{ 'https://subtier.example/roles': ['ADMIN'] }, 'https://subtier.example/roles'],
  [{ realm_access: { roles: ['ADMIN'] } }, 'realm_access.roles'],
])('names of claims may have periods: %o', (claims, roleClaim) => {
  expect(readRole(claims, { roleClaim, roles: null }).role).toBe('ADMIN');
});

test('groups that Entra ID left out are explained', () => {
  const source = { roleClaim: 'groups', roles };
  const reading = readRole({ sub: 'x', _claim_names: { groups: 'src1' } }, source);
  expect(explainMissingRole(reading, source)).toContain('in too many');
  expect(explainMissingRole(reading, source)).toContain('Use app roles');
});

test('the name is a text: of the person, else of the account, else the subject', () => {
  expect(readName({ name: 'Ada', preferred_username: 'ada' }, '1')).toBe('Ada');
  expect(readName({ preferred_username: 'ada' }, '1')).toBe('ada');
  expect(readName({ name: { given: 'Ada' } }, '1')).toBe('1');
  expect(readSessionId({ sid: 7 })).toBe('7');
  expect(readSessionId({ sid: {} })).toBeNull();
});
