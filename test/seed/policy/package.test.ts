import { expect, test } from 'vitest';
import { digestPolicy } from '#seed/policy/package.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('the digest of a package depends on what its files say, not on other files', async () => {
  const lists = { 'lists.csv': 'key,title\nL1,One\n', 'designations.csv': 'list,country\nL1,CN\n' };
  const digest = digestPolicy(await temporaryFolder(lists));
  // Graphs keep it: in another form, they would import unchanged lists again.
  expect(digest).toBe('eacf4dcc80489b125aaa4593c705abf468f7bd73df07da9536712e3674a95ae2');
  expect(digestPolicy(await temporaryFolder({ ...lists, 'notes.txt': 'Checked.' }))).toBe(digest);
  expect(digestPolicy(await temporaryFolder({ ...lists, 'lists.csv': 'key,title\nL1,Two\n' }))).not.toBe(digest);
  expect(digestPolicy(await temporaryFolder({ 'lists.csv': lists['lists.csv'] }))).not.toBe(digest);
});
