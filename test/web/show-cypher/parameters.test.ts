import { expect, test } from 'vitest';
import { parameterNames, wrapParameters } from '#web/show-cypher/parameters.ts';

test.each([
  ['RETURN $a, $b, $a', ['a', 'b']],
  ["RETURN '$a', \"it's $b\", `$c`, $d", ['d']],
  ["RETURN 'don\\'t $a' + $b", ['b']],
  ['// $a\nRETURN 1 /* $b\n$c */ + $d', ['d']],
  ['RETURN $`odd name`', ['odd name']],
  ["RETURN '$a", []],
  ['RETURN 1 /* $a', []],
])('%j has the parameters %j', (statement, names) => {
  expect(parameterNames(statement)).toEqual(names);
});

test('only parameters are wrapped, not what looks like them', () => {
  const wrap = (name: string) => (name === 'day' ? `date($${name})` : null);
  expect(wrapParameters("RETURN $day, '$day', $days // $day", wrap)).toBe("RETURN date($day), '$day', $days // $day");
});
