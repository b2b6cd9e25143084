import { expect, test } from 'vitest';
import { markChanges } from '#picture/changes.ts';
import { EVERY, drawChains } from '#picture/chains.ts';
import { chainRow } from './chain-row.ts';

const words = { OPENED: 'opened', CLOSED: 'closed', UNCHANGED: 'unchanged' };
const chain = (access: string, escort: string, engineer: string) =>
  chainRow({ access, contract: 'K', organizations: ['O1', 'O2'], escort, engineer, system: 'S' });

test('a part is on a side if a chain of that side passes through it', () => {
  const [closed, opened] = [chain('A1', 'E1', 'P1'), chain('A2', 'E2', 'P2')];
  const states = new Map([
    [closed.id, 'CLOSED' as const],
    [opened.id, 'OPENED' as const],
  ]);
  const picture = markChanges(drawChains([closed, opened], EVERY), states, words);
  const title = new Map(picture.boxes.map(({ id, title: name }) => [id, name]));
  const lines = picture.lines.map(({ from, to, change }) => `${title.get(from)} → ${title.get(to)}: ${change}`);
  expect(lines.sort()).toEqual([
    'E1 → P1: CLOSED',
    'E2 → P2: OPENED',
    'O1 → O2: UNCHANGED',
    'O2 → E1: CLOSED',
    'O2 → E2: OPENED',
    'P1 → S: CLOSED',
    'P2 → S: OPENED',
  ]);
  const details = picture.boxes.flatMap(({ role, detail }) => (role === 'engineer' ? [detail] : []));
  expect(details.sort()).toEqual(['closed · size unknown', 'opened · size unknown']);
});
