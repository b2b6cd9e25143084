const over = ['STATEMENT_TIMED_OUT'];
const large = ['STATEMENT_TOO_LARGE', 'STATEMENT_REJECTED', 'RESULT_TOO_LARGE', ...over];

/** Statements that would bring down the database or this process, each with its acceptable outcomes. */
export const heavyStatements: readonly (readonly [statement: string, codes: readonly string[]])[] = [
  [
    'MATCH (a:!Casework), (b:!Casework), (c:!Casework), (d:!Casework), (e:!Casework), (f:!Casework), (g:!Casework) RETURN count(*) AS many',
    [...over, 'ANSWERED'],
  ],
  [
    'MATCH (a:!Casework), (b:!Casework), (c:!Casework), (d:!Casework), (e:!Casework), (f:!Casework), (g:!Casework) RETURN a, b, c, d, e, f, g',
    ['TRUNCATED', ...over],
  ],
  ['UNWIND range(1, 1000000000000) AS x RETURN sum(x) AS sum', over],
  ['UNWIND range(1, 1000000000000) AS x RETURN x', ['TRUNCATED']],
  ['RETURN range(1, 100000000) AS list', large],
  ['RETURN [x IN range(1, 1000000000) | x * 2] AS list', large],
  ['RETURN reduce(sum = 0, x IN range(1, 500000000) | sum + x) AS sum', [...over, 'ANSWERED']],
  ["RETURN reduce(text = 'x', i IN range(1, 40) | text + text) AS text", large],
  ["RETURN replace(reduce(text = 'x', i IN range(1, 20) | text + text), 'x', 'yyyyyyyyyy') AS text", large],
  ["UNWIND range(1, 100000) AS x RETURN reduce(text = 'x', i IN range(1, 20) | text + text) AS text", large],
  ['UNWIND range(1, 10000000) AS x RETURN collect(x) AS list', large],
  ['UNWIND range(1, 100000000) AS x WITH x ORDER BY x DESC RETURN x', [...large, 'TRUNCATED']],
  ['UNWIND range(1, 10000000) AS x UNWIND range(1, 10000000) AS y RETURN DISTINCT x * y AS z', [...large, 'TRUNCATED']],
  [
    'MATCH p = (a)-[*]-(b), (c:!Casework), (d:!Casework), (e:!Casework), (f:!Casework), (g:!Casework), (h:!Casework) RETURN count(p) AS many',
    [...over, 'ANSWERED'],
  ],
];
