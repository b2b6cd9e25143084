import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstState, transition, wakeAt } from '#graph/engine/keeper/transitions.ts';
import type { KeeperAction, KeeperEvent, RequestType } from '#graph/engine/keeper/transitions.ts';
import { runs } from '#test/runs.ts';

const boltPort = 7000;

/** A keeper and its database, in which an action ends when a step says so. */
class World {
  #state = firstState;
  #now = 0;
  #isUp = false;
  /** The action that has not ended yet. */
  #pending: KeeperAction['type'] | 'find' | null = 'find';
  #clients = 0;
  /** How often a database became ready. */
  #starts = 0;
  /** Restarts that a connected client waits for: how often a database had become ready before. */
  readonly #restarts = new Map<number, number>();

  get isOver(): boolean {
    return this.#state.phase.name === 'over';
  }

  get clients(): readonly number[] {
    return this.#state.clients;
  }

  join(): void {
    this.#clients += 1;
    this.#happen({ type: 'joined', client: this.#clients });
  }

  leave(client: number): void {
    this.#restarts.delete(client);
    this.#happen({ type: 'left', client });
  }

  ask(client: number, request: RequestType): void {
    if (request === 'restart' && !this.isOver) this.#restarts.set(client, this.#starts);
    this.#happen({ type: 'request', client, request });
  }

  signal(): void {
    this.#happen({ type: 'signal' });
  }

  /** The database ends or panics by itself, if it runs. */
  fail(event: KeeperEvent): void {
    if (this.#isUp) this.#happen(event);
  }

  wait(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (let at = wakeAt(this.#state), times = 0; at !== null && at <= end; at = wakeAt(this.#state), times += 1) {
      if (times > 10) throw new Error('The same time comes over and over.');
      this.#now = Math.max(this.#now, at);
      this.#happen({ type: 'time' });
    }
    this.#now = end;
  }

  /** Ends the action that has not ended yet, if any. */
  finish(isFavorable: boolean): void {
    const pending = this.#pending;
    this.#pending = null;
    if (pending === 'find' && !isFavorable) this.#happen({ type: 'not found' });
    if (pending === 'start' || (pending === 'find' && isFavorable)) {
      this.#isUp = true;
      this.#starts += 1;
      this.#happen({ type: pending === 'start' ? 'started' : 'taken over', boltPort });
    }
    if (pending === 'inspect') this.#happen({ type: 'inspected', hasPanicked: !isFavorable, isHomeOurs: true });
    if (pending === 'stop' || pending === 'kill') {
      this.#isUp = false;
      this.#happen({ type: 'stopped' });
    }
  }

  /** Lets all actions end without further events from outside. */
  settle(): void {
    for (let step = 0; step < 100 && (this.#pending !== null || this.#state.phase.name === 'stopping'); step += 1) {
      this.finish(true);
      if (this.#state.phase.name === 'stopping') this.wait(2_000);
    }
    expect(this.#pending).toBeNull();
  }

  expectRestarted(): void {
    if (!this.isOver) for (const before of this.#restarts.values()) expect(this.#starts).toBeGreaterThan(before);
  }

  expectDown(): void {
    expect(this.#state.phase.name).toBe('over');
    expect(this.#isUp).toBe(false);
  }

  #happen(event: KeeperEvent): void {
    const wasOver = this.isOver;
    const [next, actions] = transition(this.#state, event, this.#now);
    this.#state = next;
    if (wasOver) expect(actions).toEqual([]);
    for (const action of actions) this.#perform(action);
  }

  #perform(action: KeeperAction): void {
    // What runs must have been started, and is stopped once; no action begins before the last one has ended.
    if (action.type === 'start') expect([this.#isUp, this.clients.length > 0]).toEqual([false, true]);
    if (['watch', 'check panic', 'inspect', 'stop', 'kill'].includes(action.type)) expect(this.#isUp).toBe(true);
    // A keeper that gives up kills its database.
    if (action.type === 'give up') this.#isUp = false;
    if (['start', 'inspect', 'stop', 'kill'].includes(action.type)) {
      expect(this.#pending).toBeNull();
      this.#pending = action.type;
    }
  }
}

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constant((world: World) => {
      world.join();
    }),
  },
  {
    weight: 6,
    arbitrary: fc.boolean().map((isFavorable) => (world: World) => {
      world.finish(isFavorable);
    }),
  },
  {
    weight: 3,
    arbitrary: fc.nat(9).map((at) => (world: World) => {
      const client = world.clients[at % Math.max(1, world.clients.length)];
      if (client !== undefined) world.leave(client);
    }),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.nat(9), fc.constantFrom<RequestType>('restart', 'panicked', 'end'))
      .map(([at, request]) => (world: World) => {
        const client = world.clients[at % Math.max(1, world.clients.length)];
        if (client !== undefined) world.ask(client, request);
      }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(1, 500, 2_000, 5_000, 30_000).map((ms) => (world: World) => {
      world.wait(ms);
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<KeeperEvent>(
        { type: 'panicked' },
        { type: 'exited', exit: 'other' },
        { type: 'exited', exit: 'full heap' },
      )
      .map((event) => (world: World) => {
        world.fail(event);
      }),
  },
  {
    weight: 1,
    arbitrary: fc.constant((world: World) => {
      world.signal();
    }),
  },
);

test('whatever happens, one database runs at a time, each restart that somebody waits for happens, and nothing is left without clients', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const world = new World();
      for (const take of steps) take(world);
      world.settle();
      world.expectRestarted();
      for (const client of world.clients) world.leave(client);
      world.settle();
      world.wait(30_000);
      world.settle();
      world.wait(5_000);
      world.settle();
      world.expectDown();
    }),
    { numRuns: runs(2_000) },
  );
});
