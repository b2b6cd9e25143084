import { expect, test } from 'vitest';
import { firstState, transition, wakeAt } from '#graph/engine/keeper/transitions.ts';
import type { KeeperAction, KeeperEvent, KeeperState } from '#graph/engine/keeper/transitions.ts';

const boltPort = 7000;
const ready: KeeperAction = { type: 'report', report: { type: 'ready', boltPort } };
const watch: KeeperAction = { type: 'watch' };
const start: KeeperAction = { type: 'start' };
const kill: KeeperAction = { type: 'kill' };
const stop = (patienceMs: number | null): KeeperAction => ({ type: 'stop', patienceMs });
const ended: KeeperAction = { type: 'report', report: { type: 'ended' } };
const shared = (client: number, others: number): KeeperAction => ({
  type: 'answer',
  client,
  report: { type: 'shared', others },
});
const stopping: KeeperAction = { type: 'report', report: { type: 'progress', message: 'Stopping Neo4j …' } };
const log = (text: string): KeeperAction => ({ type: 'log', text });
/** What begins a stop for a reason other than a panic. */
const stopFor = (reason: string): readonly KeeperAction[] => [log(reason), stopping, { type: 'inspect' }];
const inPanic = [log('panicked'), stopping];

/** A keeper whose clock stands still until it is told to go on. */
class FakeKeeper {
  state: KeeperState = firstState;
  #now = 1000;

  /** Returns what the keeper does upon some events at the present time. */
  on(...events: readonly KeeperEvent[]): readonly KeeperAction[] {
    return events.flatMap((event) => {
      const [next, actions] = transition(this.state, event, this.#now);
      this.state = next;
      return actions;
    });
  }

  /** Returns what the keeper does, without another event, in some milliseconds. */
  after(milliseconds: number): readonly KeeperAction[] {
    const end = this.#now + milliseconds;
    const done: KeeperAction[] = [];
    for (let at = wakeAt(this.state); at !== null && at <= end; at = wakeAt(this.state)) {
      if (done.length > 100) throw new Error('It does the same over and over.');
      this.#now = Math.max(this.#now, at);
      done.push(...this.on({ type: 'time' }));
    }
    this.#now = end;
    return done;
  }

  get phase(): string {
    return this.state.phase.name;
  }
}

const joined = (client: number): KeeperEvent => ({ type: 'joined', client });
const left = (client: number): KeeperEvent => ({ type: 'left', client });
const asks = (client: number, request: 'restart' | 'panicked' | 'end'): KeeperEvent => ({
  type: 'request',
  client,
  request,
});
const notFound: KeeperEvent = { type: 'not found' };
const takenOver: KeeperEvent = { type: 'taken over', boltPort };
const started: KeeperEvent = { type: 'started', boltPort };
const stopped: KeeperEvent = { type: 'stopped' };
const signal: KeeperEvent = { type: 'signal' };
const panicked: KeeperEvent = { type: 'panicked' };
const crashed: KeeperEvent = { type: 'exited', exit: 'other' };
const fullHeap: KeeperEvent = { type: 'exited', exit: 'full heap' };
const inspected = (found: { readonly hasPanicked?: boolean; readonly isHomeOurs?: boolean } = {}): KeeperEvent => ({
  type: 'inspected',
  hasPanicked: false,
  isHomeOurs: true,
  ...found,
});

/** A keeper that runs a database for some clients. */
function running(...clients: readonly number[]): FakeKeeper {
  const keeper = new FakeKeeper();
  keeper.on(notFound, ...clients.map(joined), started);
  expect(keeper.phase).toBe('running');
  return keeper;
}

/** A keeper that is stopping its database for a restart. */
function restarting(...clients: readonly number[]): FakeKeeper {
  const keeper = running(...clients);
  expect(keeper.on(asks(clients[0] ?? 0, 'restart'))).toEqual(stopFor('restart'));
  return keeper;
}

test('the first client has half a minute, then the database starts', () => {
  const keeper = new FakeKeeper();
  expect(keeper.on(notFound)).toEqual([]);
  expect(keeper.after(29_999)).toEqual([]);
  expect(keeper.on(joined(1))).toEqual([start]);
  expect(keeper.on(started)).toEqual([ready, watch]);
  expect(keeper.phase).toBe('running');
});

test('a keeper to which nobody comes ends without a start', () => {
  const keeper = new FakeKeeper();
  keeper.on(notFound);
  expect(keeper.after(30_000)).toEqual([]);
  expect(keeper.phase).toBe('over');
});

test('a client that comes while a database to take over is looked for gets one at once', () => {
  const keeper = new FakeKeeper();
  expect(keeper.on(joined(1))).toEqual([]);
  expect(keeper.on(notFound)).toEqual([start]);
});

test('a database that was taken over is ready for clients, and ends without any', () => {
  const keeper = new FakeKeeper();
  expect(keeper.on(joined(1), takenOver)).toEqual([ready, watch]);
  expect(keeper.after(3_600_000)).toEqual([]);

  const alone = new FakeKeeper();
  expect(alone.on(takenOver)).toEqual([ready, watch]);
  expect(alone.after(4_999)).toEqual([]);
  expect(alone.after(1)).toEqual(stopFor('idle'));
});

test('a request for a restart is not met by a database that was taken over', () => {
  const keeper = new FakeKeeper();
  expect(keeper.on(joined(1), asks(1, 'restart'), takenOver)).toEqual([ready, watch, ...stopFor('restart')]);
});

test('a database without clients ends five seconds after the last one has left, and the keeper with it', () => {
  const keeper = running(1, 2);
  expect(keeper.on(left(1))).toEqual([]);
  expect(keeper.after(60_000)).toEqual([]);
  expect(keeper.on(left(2))).toEqual([]);
  expect(keeper.after(4_999)).toEqual([]);
  expect(keeper.after(1)).toEqual(stopFor('idle'));
  expect(keeper.on(inspected())).toEqual([stop(null)]);
  expect(keeper.on(stopped)).toEqual([]);
  expect(keeper.phase).toBe('over');
});

test('a client that comes within the five seconds keeps the database, and the next ones have five seconds again', () => {
  const keeper = running(1);
  keeper.on(left(1));
  expect(keeper.after(4_999)).toEqual([]);
  expect(keeper.on(joined(2))).toEqual([]);
  expect(keeper.after(60_000)).toEqual([]);
  keeper.on(left(2));
  expect(keeper.after(4_999)).toEqual([]);
  expect(keeper.after(1)).toEqual(stopFor('idle'));
});

test('a client that comes while the database ends gets a new one', () => {
  const keeper = running(1);
  keeper.on(left(1));
  keeper.after(5_000);
  expect(keeper.on(joined(2))).toEqual([]);
  expect(keeper.on(inspected())).toEqual([stop(null)]);
  expect(keeper.on(stopped)).toEqual([start]);
  expect(keeper.on(started)).toEqual([ready, watch]);
});

test('a client that comes and leaves while the database ends gets none', () => {
  const keeper = running(1);
  keeper.on(left(1));
  keeper.after(5_000);
  expect(keeper.on(joined(2), inspected(), left(2))).toEqual([stop(null)]);
  expect(keeper.on(stopped)).toEqual([]);
  expect(keeper.phase).toBe('over');
});

test('all clients may leave during the start: the database that they asked for ends soon after it', () => {
  const keeper = new FakeKeeper();
  expect(keeper.on(notFound, joined(1), left(1))).toEqual([start]);
  expect(keeper.after(60_000)).toEqual([]);
  expect(keeper.on(started)).toEqual([ready, watch]);
  expect(keeper.after(5_000)).toEqual(stopFor('idle'));
});

test('a restart has five seconds to stop the database', () => {
  const keeper = restarting(1);
  expect(keeper.on(inspected())).toEqual([stop(5_000)]);
  expect(keeper.on(stopped)).toEqual([start]);
  expect(keeper.on(started)).toEqual([ready, watch]);
});

test('requests for a restart before it has ended are one restart, whoever sends them and when', () => {
  const keeper = running(1, 2);
  expect(keeper.on(asks(1, 'restart'), asks(1, 'restart'), asks(2, 'restart'))).toEqual(stopFor('restart'));
  expect(keeper.on(inspected(), asks(1, 'restart'))).toEqual([stop(5_000)]);
  expect(keeper.on(stopped, asks(2, 'restart'))).toEqual([start]);
  expect(keeper.on(started)).toEqual([ready, watch]);
  expect(keeper.after(60_000)).toEqual([]);
  expect(keeper.on(asks(2, 'restart'))).toEqual(stopFor('restart'));
});

test('a restart for which two clients wait happens although one of them leaves', () => {
  const keeper = new FakeKeeper();
  keeper.on(joined(1), joined(2), asks(1, 'restart'), asks(2, 'restart'), left(1));
  expect(keeper.on(takenOver)).toEqual([ready, watch, ...stopFor('restart')]);
});

test('a request during a restart is answered after it', () => {
  const keeper = restarting(1, 2);
  expect(keeper.on(asks(2, 'panicked'), inspected(), asks(2, 'end'))).toEqual([stop(5_000)]);
  expect(keeper.on(stopped)).toEqual([start]);
  expect(keeper.on(started)).toEqual([ready, watch, { type: 'check panic' }, shared(2, 1)]);
  expect(keeper.on({ type: 'time' })).toEqual([]);
});

test('requests that come with one for a restart are answered after it', () => {
  const keeper = new FakeKeeper();
  expect(keeper.on(joined(1), joined(2), asks(1, 'end'), asks(2, 'restart'), asks(1, 'panicked'))).toEqual([]);
  expect(keeper.on(takenOver)).toEqual([ready, watch, shared(1, 1), ...stopFor('restart')]);
  expect(keeper.on(inspected(), stopped)).toEqual([stop(5_000), start]);
  expect(keeper.on(started)).toEqual([ready, watch, { type: 'check panic' }]);
});

test('the request of a client that has gone is ignored', () => {
  const keeper = restarting(1);
  expect(keeper.on(joined(2), asks(2, 'end'), asks(2, 'panicked'), left(2), inspected(), stopped)).toEqual([
    stop(5_000),
    start,
  ]);
  expect(keeper.on(started)).toEqual([ready, watch]);
  expect(keeper.after(60_000)).toEqual([]);
});

test('a client ends the database and the keeper only if it is the only one', () => {
  const keeper = running(1, 2, 3);
  expect(keeper.on(asks(2, 'end'))).toEqual([shared(2, 2)]);
  keeper.on(left(1), left(3));
  expect(keeper.on(asks(2, 'end'))).toEqual(stopFor('end'));
  expect(keeper.on(inspected())).toEqual([stop(null)]);
  // A client that comes now is told of the end, and starts a keeper of its own.
  expect(keeper.on(joined(4))).toEqual([]);
  expect(keeper.on(stopped)).toEqual([ended]);
  expect(keeper.phase).toBe('over');
});

test('a client that reports a panic is believed once the database refuses statements', () => {
  const keeper = running(1);
  expect(keeper.on(asks(1, 'panicked'))).toEqual([{ type: 'check panic' }]);
  expect(keeper.after(60_000)).toEqual([]);
  expect(keeper.on(asks(1, 'panicked'))).toEqual([{ type: 'check panic' }]);
  expect(keeper.on(panicked)).toEqual(inPanic);
});

test('a database that has panicked is killed, after two seconds for the errors of running statements', () => {
  const keeper = running(1);
  expect(keeper.on(panicked)).toEqual(inPanic);
  expect(keeper.after(1_999)).toEqual([]);
  expect(keeper.after(1)).toEqual([kill]);
  // Once only.
  expect(keeper.on({ type: 'time' }, joined(2))).toEqual([]);
  expect(keeper.after(60_000)).toEqual([]);
  expect(keeper.on(stopped)).toEqual([start]);
});

test.each([
  ['a crash', crashed, 'exited'],
  ['a full heap', fullHeap, 'full heap'],
  ['a request for a restart', asks(1, 'restart'), 'restart'],
  ['a signal', signal, 'signal'],
])('a database that must stop for %s, and has panicked, is killed after two seconds', (_, event, reason) => {
  const keeper = running(1);
  expect(keeper.on(event)).toEqual(stopFor(reason));
  expect(keeper.on(inspected({ hasPanicked: true, isHomeOurs: false }))).toEqual([]);
  expect(keeper.after(1_999)).toEqual([]);
  expect(keeper.after(1)).toEqual([kill]);
});

test('a database whose home was replaced is killed: it would write to the other one', () => {
  const keeper = running(1);
  keeper.on(left(1));
  keeper.after(5_000);
  expect(keeper.on(inspected({ isHomeOurs: false }))).toEqual([kill]);
  expect(keeper.on(stopped)).toEqual([]);
  expect(keeper.phase).toBe('over');
});

test.each([
  ['crash', crashed, 'exited'],
  ['full heap', fullHeap, 'full heap'],
])('after a %s, the database starts again for clients, and the keeper ends without any', (_, event, reason) => {
  const keeper = running(1);
  expect(keeper.on(event)).toEqual(stopFor(reason));
  expect(keeper.on(inspected(), stopped)).toEqual([stop(null), start]);

  const alone = running(1);
  alone.on(left(1));
  expect(alone.on(event, inspected(), stopped)).toEqual([...stopFor(reason), stop(null)]);
  expect(alone.phase).toBe('over');
});

/** Lets a running database end, and starts the next one. */
function endAndStart(keeper: FakeKeeper, event: KeeperEvent): readonly KeeperAction[] {
  const actions = keeper.on(event);
  if (keeper.phase === 'stopping') {
    if (event.type === 'panicked') keeper.after(2_000);
    else keeper.on(inspected());
    expect(keeper.on(stopped)).toEqual([start]);
    keeper.on(started);
  }
  return actions;
}

test.each([
  ['crash', crashed, log('exited')],
  ['panic', panicked, log('panicked')],
])('the keeper gives up at the fourth %s within a minute', (_, event, reason) => {
  const keeper = running(1);
  for (const wait of [0, 10_000, 40_000]) {
    keeper.after(wait);
    expect(endAndStart(keeper, event)).toContainEqual(stopping);
  }
  expect(endAndStart(keeper, event)).toEqual([reason, { type: 'give up' }]);
  expect(keeper.phase).toBe('over');
});

test('crashes over more than a minute, and full heaps, never make the keeper give up', () => {
  const keeper = running(1);
  for (let count = 0; count < 20; count += 1) {
    expect(endAndStart(keeper, crashed)).toContainEqual(stopping);
    keeper.after(20_000);
  }
  for (let count = 0; count < 20; count += 1) expect(endAndStart(keeper, fullHeap)).toContainEqual(stopping);
  for (let count = 0; count < 20; count += 1) expect(endAndStart(keeper, asks(1, 'restart'))).toContainEqual(stopping);
});

test('a signal stops a running database and ends the keeper, whoever its clients are', () => {
  const keeper = running(1, 2);
  expect(keeper.on(signal)).toEqual(stopFor('signal'));
  expect(keeper.on(inspected(), joined(3), asks(1, 'restart'))).toEqual([stop(null)]);
  expect(keeper.on(stopped)).toEqual([]);
  expect(keeper.phase).toBe('over');
});

test('a signal before there is a database ends the keeper, or stops the one that is taken over or being started', () => {
  const waiting = new FakeKeeper();
  expect(waiting.on(notFound, signal)).toEqual([]);
  expect(waiting.phase).toBe('over');

  const finding = new FakeKeeper();
  expect(finding.on(signal, notFound)).toEqual([]);
  expect(finding.phase).toBe('over');

  const takingOver = new FakeKeeper();
  expect(takingOver.on(signal, takenOver)).toEqual([ready, watch, ...stopFor('signal')]);

  const starting = new FakeKeeper();
  expect(starting.on(notFound, joined(1), signal)).toEqual([start]);
  expect(starting.on(started)).toEqual([ready, watch, ...stopFor('signal')]);
});

test('a signal while the database stops for something else ends the keeper, unless clients wait: then its start, which fails, tells them', () => {
  const alone = running(1);
  alone.on(left(1));
  alone.after(5_000);
  expect(alone.on(signal, inspected(), stopped)).toEqual([stop(null)]);
  expect(alone.phase).toBe('over');

  const keeper = restarting(1);
  expect(keeper.on(signal, inspected(), stopped)).toEqual([stop(5_000), start]);
});

test('what happens to a database counts only while it is watched', () => {
  const starting = new FakeKeeper();
  starting.on(notFound, joined(1));
  expect(starting.on(crashed, panicked, stopped, inspected(), takenOver, notFound)).toEqual([]);
  expect(starting.phase).toBe('starting');

  const keeper = restarting(1);
  expect(keeper.on(crashed, fullHeap, panicked, started)).toEqual([]);
  expect(keeper.on(inspected())).toEqual([stop(5_000)]);
  expect(keeper.on(crashed, stopped)).toEqual([start]);
});

test('a keeper that is over does nothing', () => {
  const keeper = new FakeKeeper();
  keeper.on(notFound, signal);
  expect(keeper.phase).toBe('over');
  expect(keeper.on(joined(1), asks(1, 'restart'), asks(1, 'end'), started, crashed, panicked, stopped)).toEqual([]);
  expect(keeper.after(3_600_000)).toEqual([]);
});
