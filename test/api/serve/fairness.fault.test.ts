import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { homePaths } from '#graph/engine/home.ts';
import { startSubtier } from '../../run-subtier.ts';
import { temporaryHome } from '../../temporary-home.ts';
import { longestWaitMs } from '#test/until.ts';

const answer = z.object({
  errors: z.array(z.object({ extensions: z.looseObject({ code: z.string() }) })).optional(),
});

/** A client with its own address. */
function client(url: string, address: string) {
  const agent = new Agent({ localAddress: address, keepAlive: true });
  const ask = async (query: string, variables: object = {}) => {
    const given: unknown = await new Promise((resolve, reject) => {
      request(`${url}graphql`, { agent, method: 'POST', headers: { 'content-type': 'application/json' } })
        .on('response', (response) => {
          json(response).then(resolve, reject);
        })
        .on('error', reject)
        .end(JSON.stringify({ query, variables }));
    });
    return answer.parse(given).errors?.[0]?.extensions ?? { code: 'ANSWERED' };
  };
  return {
    type: (statement: string) =>
      ask('query ($text: String!) { cypher(statement: $text) { rows } }', { text: statement }),
    askSaved: () => ask('{ runSavedQuery(name: "weak-evidence", first: 10) { rows } }'),
  };
}

/** Repeats a request until stopped. */
function repeat<T>(ask: (time: number) => Promise<T>) {
  const answers: T[] = [];
  const over = new AbortController();
  const done = (async () => {
    for (let time = 0; !over.signal.aborted; time += 1) {
      answers.push(await ask(time));
      await sleep(100);
    }
  })();
  return {
    answers,
    stop: async () => {
      over.abort();
      await done;
    },
  };
}

/** A statement that is slow to parse, different each time. */
function parseBomb(time: number): string {
  const nested = (at: number) => `${'CASE WHEN true THEN '.repeat(28)}v${time}_${at}${' END'.repeat(28)}`;
  return `RETURN [${Array.from({ length: 27 }, (_, at) => nested(at)).join(', ')}]`;
}

const heapBomb = (time: number) => `RETURN size(reduce(s = 'x', i IN range(1, ${40 + time}) | s + s))`;

test('other clients are served while one sends parse and heap bombs', async () => {
  const home = await temporaryHome();
  const command = startSubtier(['serve', '--documented-case', 'digital-escorts'], { SUBTIER_HOME: home, PORT: '0' });
  const url = await command.untilSays(/Subtier is at (http:\S+)/);
  try {
    await othersAreAnsweredUnderParseBombs(url);
    await heapBombsAreRefused(url, homePaths(home).keeperLog);
  } finally {
    command.process.kill('SIGTERM');
  }
  expect((await command.outcome).code).toBe(0);
}, 900_000);

async function othersAreAnsweredUnderParseBombs(url: string) {
  expect(parseBomb(1000).length).toBeLessThan(20_000);
  const [one, other, honest] = [client(url, '127.0.0.2'), client(url, '127.0.0.4'), client(url, '127.0.0.3')];
  const bombs = [one, one, one, other].map(({ type }, at) => repeat((time) => type(parseBomb(at * 1000 + time))));
  await sleep(1000);
  for (let time = 0; time < 6; time += 1) {
    // Within the deadline of a statement.
    for (const { code } of [await honest.type(`RETURN ${time}`), await honest.askSaved()])
      expect(code).toBe('ANSWERED');
  }
  await Promise.all(bombs.map(({ stop }) => stop()));
  const codes = new Set(bombs.flatMap(({ answers }) => answers.map(({ code }) => code)));
  // On a busy machine, a bomb's deadline may pass before it has been parsed for as long as a statement may.
  expect(['STATEMENT_TOO_COMPLEX', 'STATEMENT_TIMED_OUT'].some((code) => codes.has(code))).toBe(true);
  expect(codes).not.toContain('ANSWERED');
}

async function heapBombsAreRefused(url: string, keeperLog: string) {
  const honest = client(url, '127.0.0.3');
  const bombs = repeat((time) => client(url, '127.0.0.2').type(heapBomb(time)));
  const typed = repeat((time) => honest.type(`RETURN ${time}`));
  const saved = repeat(() => honest.askSaved());
  const refused = () => bombs.answers.filter(({ code }) => code === 'STATEMENT_REFUSED');
  await expect.poll(() => refused().length, { timeout: longestWaitMs }).toBeGreaterThan(2);
  for (const { answers } of [typed, saved]) {
    const before = answers.length;
    await expect.poll(() => answers.slice(before + 1).at(-1)?.code, { timeout: longestWaitMs }).toBe('ANSWERED');
  }
  await Promise.all([bombs, typed, saved].map(({ stop }) => stop()));

  // On a busy machine, a bomb may time out before it fills the heap, or wait too long for the restart.
  const before = bombs.answers.slice(
    0,
    bombs.answers.findIndex(({ code }) => code === 'STATEMENT_REFUSED'),
  );
  expect(['STATEMENT_TOO_LARGE', 'STATEMENT_TIMED_OUT', 'SERVICE_UNAVAILABLE']).toEqual(
    expect.arrayContaining([...new Set(before.map(({ code }) => code))]),
  );
  // If other statements ran at the same time as the first bomb, it is only a suspect and runs once more, alone.
  expect(before.filter(({ code }) => code === 'STATEMENT_TOO_LARGE').length).toBeLessThanOrEqual(3);
  expect(bombs.answers.length - before.length).toBe(refused().length);
  // The first may have been sent before the block; it is then refused as a similar statement.
  expect(refused()[1]).toMatchObject({ kind: 'statement' });

  const restarts = (await readFile(keeperLog, 'utf8')).match(/ (exited|full heap|panicked|restart)$/gm) ?? [];
  // A busy machine may take longer to restart the database than a request may wait. Then other clients get that error, but are never blamed.
  for (const { answers } of [typed, saved]) {
    const codes = answers.map(({ code }) => code).filter((code, at, all) => code !== all[at - 1]);
    const failures = codes.filter((code) => code !== 'ANSWERED');
    expect(['SERVICE_UNAVAILABLE', 'STATEMENT_TIMED_OUT']).toEqual(expect.arrayContaining([...new Set(failures)]));
    expect(codes.filter((code) => code === 'ANSWERED').length).toBeLessThanOrEqual(Math.max(3, restarts.length + 1));
    expect(codes.at(-1)).toBe('ANSWERED');
  }

  expect(await client(url, '127.0.0.5').type(heapBomb(7))).toMatchObject({
    code: 'STATEMENT_REFUSED',
    kind: 'statement',
  });
  expect(await client(url, '127.0.0.5').type('RETURN 1')).toMatchObject({ code: 'ANSWERED' });
}
