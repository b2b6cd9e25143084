import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Failure } from '#graph/failure.ts';
import { exceeded } from '#graph/limits.ts';
import type { Role } from '#graph/roles.ts';
import { isRead, refuse, refuseWith } from '../http/endpoints.ts';
import { requestLimits } from '../limits.ts';
import { checkRole } from './access.ts';
import type { Access, User } from './access.ts';
import type { Audit } from './audit.ts';

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

/** Lets only requests of users with the role that a route needs pass, and not too many of them in a minute. */
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
      await answer(request, response);
      if (!auditedRoutes.has(route)) return;
      const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const outcome = response.statusCode < 400 ? 'ok' : `HTTP ${response.statusCode}`;
      const what = { method: request.method ?? '', ...Object.fromEntries(searchParams) };
      await this.#audit.record({ actor: user, action: route, what, outcome });
    };
  }

  /** Returns the user of a request; null if it was refused. */
  async #admit(
    route: keyof typeof routeNeeds,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<User | null> {
    try {
      const user = await this.#access.identify(request);
      checkRole(user, routeNeeds[route], route);
      return this.#access.isLocal || (await this.#isInTime(user, response)) ? user : null;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.code === 'UNAUTHENTICATED') response.setHeader('WWW-Authenticate', 'Bearer');
      refuseWith(response, error);
      return null;
    }
  }

  /** Counts a request, and refuses it if there were too many. */
  async #isInTime({ id }: User, response: ServerResponse): Promise<boolean> {
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
