import type { Exit } from '../neo4j-process.ts';
import type { Report, Request } from './protocol.ts';

/** How long a database without clients keeps running for the next command, in milliseconds. */
const graceMs = 5_000;
/** How long the first client, which started the keeper, may take to connect, in milliseconds. */
const firstGraceMs = 30_000;
/** Most crashes within a minute after which the database is restarted. An end because statements filled the heap does not count. */
const crashesAllowed = 3;
const minuteMs = 60_000;
/** How long the database may take to end for a restart, in milliseconds. Short, because restarts are for statements that do not end. */
const restartPatienceMs = 5_000;
/** How long statements that were running get for their errors after a panic, in milliseconds: clients retry those whose connection is lost. */
const panicGraceMs = 2_000;

/** What a client asks for after `hello`. */
export type RequestType = Exclude<Request['type'], 'hello'>;

/** What a client of the keeper does. Each connection has a number. */
export type ClientEvent =
  | { readonly type: 'joined'; readonly client: number }
  | { readonly type: 'left'; readonly client: number }
  | { readonly type: 'request'; readonly client: number; readonly request: RequestType };

/** What can happen to a keeper. */
export type KeeperEvent =
  | ClientEvent
  /** The time has come for which `wakeAt` asks. */
  | { readonly type: 'time' }
  /** The keeper itself must end. */
  | { readonly type: 'signal' }
  /** No killed keeper left a database behind that answers. */
  | { readonly type: 'not found' }
  | { readonly type: 'taken over'; readonly boltPort: number }
  | { readonly type: 'started'; readonly boltPort: number }
  | { readonly type: 'exited'; readonly exit: Exit }
  /** The database refuses all statements, but does not end. */
  | { readonly type: 'panicked' }
  | { readonly type: 'inspected'; readonly hasPanicked: boolean; readonly isHomeOurs: boolean }
  | { readonly type: 'stopped' };

/** What the keeper does next. Some actions end with an event. */
export type KeeperAction =
  /** Ends with `started`, or fails. */
  | { readonly type: 'start' }
  /** Tells of the end of the database, or a panic, from now on. */
  | { readonly type: 'watch' }
  /** Tells of a panic if the database refuses statements. */
  | { readonly type: 'check panic' }
  /** Stops watching; ends with `inspected`. */
  | { readonly type: 'inspect' }
  /** Ends with `stopped`. Null: the database may take its usual time. */
  | { readonly type: 'stop'; readonly patienceMs: number | null }
  /** Ends with `stopped`. */
  | { readonly type: 'kill' }
  /** Fails because the database keeps crashing. */
  | { readonly type: 'give up' }
  | { readonly type: 'report'; readonly report: Report }
  | { readonly type: 'answer'; readonly client: number; readonly report: Report }
  | { readonly type: 'log'; readonly text: string };

/** `end`: a client asked to end the database; `signal`: the keeper itself must end. */
type Reason = 'exited' | 'panicked' | 'full heap' | 'idle' | 'restart' | 'end' | 'signal';

/** What the keeper is doing with its database. Times are in milliseconds of one clock. */
type Phase =
  /** Looks for a database that a killed keeper left behind. */
  | { readonly name: 'finding' }
  /** No database runs, and none starts without a client. */
  | { readonly name: 'waiting'; readonly until: number }
  | { readonly name: 'starting' }
  /** Null: it has clients. */
  | { readonly name: 'running'; readonly idleUntil: number | null }
  /** Null: it is being stopped, or inspected for how. */
  | { readonly name: 'stopping'; readonly reason: Reason; readonly killAt: number | null }
  | { readonly name: 'over' };

export interface KeeperState {
  readonly phase: Phase;
  readonly clients: readonly number[];
  /** Requests of connected clients that wait until a database runs, oldest first. */
  readonly requests: readonly { readonly client: number; readonly request: RequestType }[];
  readonly isSignaled: boolean;
  /** When the database crashed in the last minute. */
  readonly crashes: readonly number[];
}

export const firstState: KeeperState = {
  phase: { name: 'finding' },
  clients: [],
  requests: [],
  isSignaled: false,
  crashes: [],
};

type Transition = readonly [KeeperState, readonly KeeperAction[]];

/** The only phase in which an event counts: what it tells of is over in any other. */
const phaseOf: Partial<Record<KeeperEvent['type'], Phase['name']>> = {
  'not found': 'finding',
  'taken over': 'finding',
  started: 'starting',
  exited: 'running',
  panicked: 'running',
  inspected: 'stopping',
  stopped: 'stopping',
};

/**
 * Decides what a keeper does: it runs a database as long as it has clients, restarts it after a crash, and ends it soon after the last client is
 * gone. Depends on nothing but its parameters.
 */
export function transition(state: KeeperState, event: KeeperEvent, now: number): Transition {
  if ((phaseOf[event.type] ?? state.phase.name) !== state.phase.name) return [state, []];
  switch (event.type) {
    case 'joined':
      return proceed({ ...state, clients: [...state.clients, event.client] }, now);
    case 'left':
      return proceed(withoutClient(state, event.client), now);
    case 'request':
      return proceed(withRequest(state, event.client, event.request), now);
    case 'time':
      return proceed(state, now);
    case 'signal':
      return proceed({ ...state, isSignaled: true }, now);
    case 'not found':
      return proceed({ ...state, phase: { name: 'waiting', until: now + firstGraceMs } }, now);
    case 'taken over':
      return keepRunning(state, event.boltPort, now);
    case 'started':
      // A restart is what the other requests ask for.
      return keepRunning(
        { ...state, requests: state.requests.filter(({ request }) => request !== 'restart') },
        event.boltPort,
        now,
      );
    case 'exited':
      return stop(state, event.exit === 'full heap' ? 'full heap' : 'exited', now);
    case 'panicked':
      return stop(state, 'panicked', now);
    case 'inspected':
      return stopAsInspected(state, event, now);
    case 'stopped':
      return goOn(state, now);
  }
}

/** The time at which something follows from a state without another event; null if nothing does. */
export function wakeAt({ phase }: KeeperState): number | null {
  switch (phase.name) {
    case 'waiting':
      return phase.until;
    case 'running':
      return phase.idleUntil;
    case 'stopping':
      return phase.killAt;
    case 'finding':
    case 'starting':
    case 'over':
      return null;
  }
}

function withoutClient(state: KeeperState, gone: number): KeeperState {
  return {
    ...state,
    clients: state.clients.filter((client) => client !== gone),
    requests: state.requests.filter(({ client }) => client !== gone),
  };
}

function withRequest(state: KeeperState, client: number, request: RequestType): KeeperState {
  const isKnown = state.requests.some((other) => other.client === client && other.request === request);
  return isKnown ? state : { ...state, requests: [...state.requests, { client, request }] };
}

/** What follows from a state at a time. */
function proceed(state: KeeperState, now: number): Transition {
  const { phase } = state;
  if (phase.name === 'waiting') {
    if (state.clients.length > 0) return [{ ...state, phase: { name: 'starting' } }, [{ type: 'start' }]];
    if (state.isSignaled || now >= phase.until) return [{ ...state, phase: { name: 'over' } }, []];
  }
  if (phase.name === 'running') return answerRequests(state, phase.idleUntil, now);
  if (phase.name === 'stopping' && phase.killAt !== null && now >= phase.killAt)
    return [{ ...state, phase: { ...phase, killAt: null } }, [{ type: 'kill' }]];
  return [state, []];
}

function keepRunning(state: KeeperState, boltPort: number, now: number): Transition {
  const [next, actions] = answerRequests(state, null, now);
  return [next, [{ type: 'report', report: { type: 'ready', boltPort } }, { type: 'watch' }, ...actions]];
}

/** Answers the requests to a running database. What the database must stop for leaves the later ones to the next one. */
function answerRequests(state: KeeperState, idleUntil: number | null, now: number): Transition {
  if (state.isSignaled) return stop(state, 'signal', now);
  const others = state.clients.length - 1;
  const answers: KeeperAction[] = [];
  for (const [at, { client, request }] of state.requests.entries()) {
    if (request === 'restart' || (request === 'end' && others <= 0)) {
      const [next, actions] = stop({ ...state, requests: state.requests.slice(at + 1) }, request, now);
      return [next, [...answers, ...actions]];
    }
    // Checked, because the client may have meant the database before its last restart.
    if (request === 'panicked') answers.push({ type: 'check panic' });
    else answers.push({ type: 'answer', client, report: { type: 'shared', others } });
  }
  const idle = state.clients.length > 0 ? null : (idleUntil ?? now + graceMs);
  if (idle !== null && now >= idle) return stop(state, 'idle', now);
  return [{ ...state, requests: [], phase: { name: 'running', idleUntil: idle } }, answers];
}

function stop(state: KeeperState, reason: Reason, now: number): Transition {
  const log: KeeperAction = { type: 'log', text: reason };
  const isCrash = reason === 'exited' || reason === 'panicked';
  const crashes = [...state.crashes.filter((time) => time > now - minuteMs), ...(isCrash ? [now] : [])];
  if (isCrash && crashes.length > crashesAllowed)
    return [{ ...state, crashes, phase: { name: 'over' } }, [log, { type: 'give up' }]];
  const report: KeeperAction = { type: 'report', report: { type: 'progress', message: 'Stopping Neo4j …' } };
  const killAt = reason === 'panicked' ? now + panicGraceMs : null;
  return [
    { ...state, crashes, phase: { name: 'stopping', reason, killAt } },
    [log, report, ...(killAt === null ? [{ type: 'inspect' } as const] : [])],
  ];
}

/**
 * Decides how a database ends. After a panic, a normal stop could append to a transaction log that a full disk has cut off, and Neo4j could not
 * read that log again. In a replaced home, it would write to files of the other database.
 */
function stopAsInspected(
  state: KeeperState,
  { hasPanicked, isHomeOurs }: { readonly hasPanicked: boolean; readonly isHomeOurs: boolean },
  now: number,
): Transition {
  const { phase } = state;
  if (phase.name !== 'stopping') return [state, []];
  if (hasPanicked) return [{ ...state, phase: { ...phase, killAt: now + panicGraceMs } }, []];
  if (!isHomeOurs) return [state, [{ type: 'kill' }]];
  return [state, [{ type: 'stop', patienceMs: phase.reason === 'restart' ? restartPatienceMs : null }]];
}

/** Ends the keeper once its database has stopped, or starts the database again if it has clients. */
function goOn(state: KeeperState, now: number): Transition {
  const { phase } = state;
  const reason = phase.name === 'stopping' ? phase.reason : null;
  if (reason === 'end') return [{ ...state, phase: { name: 'over' } }, [{ type: 'report', report: { type: 'ended' } }]];
  if (reason === 'signal') return [{ ...state, phase: { name: 'over' } }, []];
  return proceed({ ...state, phase: { name: 'waiting', until: now } }, now);
}
