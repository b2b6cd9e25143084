import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Failure, isFailure } from '#graph/failure.ts';
import { exceeded } from '#graph/limits.ts';
import type { Role } from '#graph/roles.ts';
import { isRead, refuse, refuseWith } from '../http/endpoints.ts';
import { requestLimits } from '../limits.ts';
import { checkRole } from './access.ts';
import type { Access, User } from './access.ts';
import { begunOutcome } from './audit-line.ts';
import { explainExcess, unaudited } from './audit.ts';
import type { Audit } from './audit.ts';
import { unknownActor } from './refusals.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The role that each route needs; the root fields of `/graphql` say theirs by `@needs`. */
export const routeNeeds = {
  '/graphql': 'READER',
  '/schema.graphql': 'READER',
  '/supplier-lists': 'READER',
  '/exports': 'ANALYST',
  '/imports': 'EDITOR',
  '/metrics': 'ADMIN',
} as const satisfies Readonly<Record<string, Role>>;

/** Routes whose requests the audit has. */
const auditedRoutes: ReadonlySet<string> = new Set(['/exports', '/imports']);

const secondsPerMinute = 60;
/** Milliseconds between two checks of who has an open subscription. */
const recheck = 5000;

/**
 * Serves the page, after the sign-in at a provider: whoever opens an address of the page without a session goes to sign in, and comes back to it.
 * The files that the page loads need no session: they have no data.
 */
export function signInFirst(access: Access, page: RequestListener): RequestListener {
  return (request, response) => {
    if (access.provider === null || !isRead(request) || !isNavigation(request)) {
      page(request, response);
      return;
    }
    void access.findSession(request).then(
      (session) => {
        const to = encodeURIComponent(request.url ?? '/');
        if (session !== null) page(request, response);
        else response.writeHead(303, { Location: `/sign-in?to=${to}`, 'Cache-Control': 'no-store' }).end();
      },
      () => {
        // The database is away: the page says so.
        page(request, response);
      },
    );
  };
}

/** Whether somebody opens an address, rather than a page loading a file. */
function isNavigation({ headers, url = '/' }: IncomingMessage): boolean {
  return !url.startsWith('/assets/') && (headers.accept ?? '').includes('text/html');
}

/** Admits a request if the user has the route's role and is within the rate limit. */
export class Gate {
  readonly #access: Access;
  readonly #audit: Audit;
  readonly #users = new WeakMap<IncomingMessage, User>();
  readonly #limiter = new RateLimiterMemory({ points: requestLimits.rate.most, duration: secondsPerMinute });

  constructor(access: Access, audit: Audit) {
    this.#access = access;
    this.#audit = audit;
  }

  /** The user of a request that has passed. */
  userOf = (request: IncomingMessage): User => {
    const user = this.#users.get(request);
    if (user === undefined) throw new Error('The request did not pass the gate.');
    return user;
  };

  /** Wraps the handler of a route. */
  guard(route: keyof typeof routeNeeds, answer: Answer): Answer {
    return async (request, response) => {
      const user = await this.#admit(route, request, response);
      if (user === null) return;
      this.#users.set(request, user);
      await this.#access.renew(request, response);
      if (user.by === 'SESSION' || user.by === 'TOKEN') this.#endWithAccess(request, response);
      if (auditedRoutes.has(route)) await this.#answerAudited(user, route, answer, request, response);
      else await answer(request, response);
    };
  }

  /** Records a request before it is answered, because a client may never read the end of an export, and how it ended. */
  async #answerAudited(
    user: User,
    route: string,
    answer: Answer,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const what = { method: request.method ?? '', query: Object.fromEntries(searchParams) };
    const action = { actor: user, action: route, what };
    if (!(await this.#mayAdd(user, response))) return;
    let begun: number;
    try {
      begun = await this.#audit.record({ ...action, outcome: begunOutcome });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      refuseWith(response, unaudited(error, 'nothing was done'));
      return;
    }
    let outcome = 'INTERNAL_SERVER_ERROR';
    try {
      await answer(request, response);
      outcome = response.statusCode < 400 ? 'ok' : `HTTP ${response.statusCode}`;
    } finally {
      await this.#audit.record({ ...action, outcome, begun });
    }
  }

  /** Refuses the request of somebody who has added too much to the audit. */
  async #mayAdd(user: User, response: ServerResponse): Promise<boolean> {
    const excess = this.#access.isLocal ? null : await this.#audit.excessOf(user);
    if (excess === null) return true;
    const limit = requestLimits.audited;
    response.setHeader('Retry-After', String(excess.seconds));
    refuse(response, 429, limit.code, explainExcess(excess), exceeded(limit, excess.bytes));
    return false;
  }

  /** Returns the user of a request; null if it was refused. */
  async #admit(
    route: keyof typeof routeNeeds,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<User | null> {
    let user: User | null = null;
    try {
      user = await this.#access.identify(request);
      checkRole(user, routeNeeds[route], route);
      return this.#access.isLocal || (await this.#isWithinRate(user, response)) ? user : null;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.code === 'UNAUTHENTICATED') response.setHeader('WWW-Authenticate', 'Bearer');
      if (error.code === 'UNAUTHENTICATED' || error.code === 'FORBIDDEN')
        this.#audit.refusals.count(user ?? unknownActor, error.code, route);
      refuseWith(response, error);
      return null;
    }
  }

  /** Ends a subscription once its session is over or its token revoked: its client then learns so from a new request. */
  #endWithAccess(request: IncomingMessage, response: ServerResponse): void {
    const check = async (): Promise<void> => {
      if (!String(response.getHeader('Content-Type') ?? '').startsWith('text/event-stream')) return;
      // While the database is away, nobody is thrown out.
      const isOver = await this.#access.identify(request).then(
        () => false,
        (error: unknown) => isFailure(error, 'UNAUTHENTICATED'),
      );
      if (isOver) response.destroy();
    };
    const timer = setInterval(() => void check(), recheck);
    response.once('close', () => {
      clearInterval(timer);
    });
  }

  /** Counts a request, and refuses it if there were too many. */
  async #isWithinRate({ id }: User, response: ServerResponse): Promise<boolean> {
    const limit = requestLimits.rate;
    try {
      await this.#limiter.consume(id);
      return true;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const seconds = Math.ceil(refused.msBeforeNext / 1000);
      response.setHeader('Retry-After', String(seconds));
      const message = `${refused.consumedPoints} requests in a minute; ${limit.most} are allowed. Try again in ${seconds} s.`;
      refuse(response, 429, limit.code, message, exceeded(limit, refused.consumedPoints));
      return false;
    }
  }
}
