import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isReport, subawardDoubts } from '#graph/lists/doubts.ts';
import { standardLibrary } from '#graph/questions/library.ts';

const inOneLine = (text: string) => text.replace(/\s+/g, ' ');

test.each(subawardDoubts)('the question contains the rule of $doubt word for word', ({ doubt, cypher }) => {
  const question = readFileSync(join(standardLibrary, 'evidence/doubtful-subawards.cypher'), 'utf8');
  expect(inOneLine(question)).toContain(`CASE WHEN ${cypher('subaward')} THEN '${doubt}' END`);
  expect(inOneLine(question)).toContain(`${doubt}: `);
  expect(question).toContain(isReport('subaward'));
});
