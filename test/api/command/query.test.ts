import { expect, test } from 'vitest';
import { parseQueryArguments, queryCommand } from '#command/query.ts';
import { readSavedQuery } from '#graph/questions/read.ts';

const question = `/*
name: odd-names
title: Odd names
question: Does a parameter whose name means something to the parser of options work?
tags: [test]
parameters:
  noEscort: { type: Boolean!, default: false, description: Only accesses without an escort. }
  escort: { type: String, description: Only this escort. }
  constructor: { type: String, description: A name of JavaScript. }
expect:
  - rows: 1
*/
RETURN $noEscort AS noEscort, $escort AS escort, $constructor AS constructor
`;

test.each([
  [[], {}],
  [['--escort', 'E1'], { escort: 'E1' }],
  [['--no-escort', 'true'], { noEscort: true }],
  [['--noEscort=false', '--escort', 'E1', '--constructor', 'x'], { noEscort: false, escort: 'E1', constructor: 'x' }],
])('parameters named like options are read as they are given: %j', async (given, parameters) => {
  const query = await readSavedQuery(question, { file: 'odd-names.cypher', category: 'test' });
  expect(parseQueryArguments(query, given, queryCommand()).parameters).toEqual(parameters);
});
