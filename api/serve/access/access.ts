import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { findToken, tokenPrefix } from '#graph/casework/tokens.ts';
import { actorOf, isSessionEnded, rememberUser, userId } from '#graph/casework/users.ts';
import type { Identity } from '#graph/casework/users.ts';
import type { Database } from '#graph/database/database.ts';
import type { Environment } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';
import { includesRole, localActor } from '#graph/roles.ts';
import type { Actor, Role } from '#graph/roles.ts';
import { OidcProvider } from './oidc.ts';
import type { SignedIn } from './oidc.ts';
import { ProxyToken } from './proxy.ts';
import { explainMissingRole } from './claims.ts';
import type { RoleReading, RoleSource } from './claims.ts';
import { Cookies } from './session.ts';
import type { Session } from './session.ts';

/** Who sends a request, and what they may do. */
export interface User extends Actor {
  readonly role: Role;
  /** By what the request says so. */
  readonly by: 'LOCAL' | 'SESSION' | 'PROXY' | 'TOKEN';
  /** Id of the session or of the token; null: there is neither. */
  readonly credential: string | null;
}

/** The user of a server that only its own machine reaches, and of its own requests. */
export const localUser: User = { ...localActor, role: 'ADMIN', by: 'LOCAL', credential: null };

/** Somebody who is signed in, whether or not a role is known. */
export interface Person {
  readonly identity: Identity;
  readonly reading: RoleReading;
  /** Id of the session; null: a proxy says who it is. */
  readonly session: string | null;
}

interface AccessOptions {
  readonly database: Database;
  readonly signIn: Environment['signIn'];
  /** The origin that browsers know the server by. */
  readonly origin: () => string;
  /** Encrypts the cookies. */
  readonly sessionKey: string;
}

/** Decides who sends a request: with a token, a session, a proxy's token, or as the local user of a server without settings. */
export class Access {
  readonly cookies: Cookies;
  /** Null: nobody signs in at a provider here. */
  readonly provider: OidcProvider | null;
  readonly #proxy: ProxyToken | null;
  readonly #source: RoleSource | null;
  readonly #database: Database;
  /** The names of people of the proxy by id, as the graph has them. */
  readonly #remembered = new Map<string, string>();

  constructor({ database, signIn, origin, sessionKey }: AccessOptions) {
    this.#database = database;
    this.#source = signIn;
    this.cookies = new Cookies(sessionKey);
    this.provider = signIn?.kind === 'OIDC' ? new OidcProvider(signIn, () => `${origin()}/sign-in/callback`) : null;
    this.#proxy = signIn?.kind === 'PROXY' ? new ProxyToken(signIn) : null;
  }

  /** Whether everybody who reaches the server is the local user. */
  get isLocal(): boolean {
    return this.#source === null;
  }

  /**
   * Returns the user of a request.
   * @throws UNAUTHENTICATED if nobody is signed in, or not any more; FORBIDDEN for somebody without a role; SERVICE_UNAVAILABLE; SIGN_IN_UNAVAILABLE
   */
  async identify(request: IncomingMessage, now = new Date()): Promise<User> {
    const token = bearerOf(request);
    if (token !== null) return this.#byToken(token, now);
    if (this.isLocal) return localUser;
    const person = await this.findPerson(request, now);
    if (person === null)
      throw new Failure('UNAUTHENTICATED', 'Nobody is signed in: sign in, or send a token.', {
        extensions: this.provider === null ? {} : { signIn: '/sign-in' },
      });
    const { role } = person.reading;
    if (role === null) throw new Failure('FORBIDDEN', this.explain(person.reading));
    const user = { ...actorOf(person.identity), role, credential: person.session };
    if (this.#proxy === null) return { ...user, by: 'SESSION' };
    await this.#remember(person.identity);
    return { ...user, by: 'PROXY' };
  }

  /** Remembers somebody of the proxy, where nobody signs in, so that others can assign to and mention them. */
  async #remember(identity: Identity): Promise<void> {
    const { id, name } = actorOf(identity);
    if (this.#remembered.get(id) === name) return;
    this.#remembered.set(id, name);
    // Reading does not depend on it: after a failure, the next request tries again.
    await rememberUser(this.#database, identity).catch(() => this.#remembered.delete(id));
  }

  /** Explains a missing role to the administrator. */
  explain(reading: RoleReading): string {
    return this.#source === null ? '' : explainMissingRole(reading, this.#source);
  }

  /** Returns who is signed in; null if nobody is. @throws UNAUTHENTICATED for a proxy's token that is not valid */
  async findPerson(request: IncomingMessage, now = new Date()): Promise<Person | null> {
    if (this.#proxy !== null) {
      const found = await this.#proxy.identify(request);
      return found === null ? null : { identity: found, reading: found.reading, session: null };
    }
    const session = await this.findSession(request, now);
    if (session === null) return null;
    const { id, issuer, subject, name, role, values, claims } = session;
    return { identity: { issuer, subject, name }, reading: { role, values, claims }, session: id };
  }

  /** Returns the session of a request; null if it has none, or it is over or ended. */
  async findSession(request: IncomingMessage, now = new Date()): Promise<Session | null> {
    const session = await this.cookies.session(request, now.getTime());
    if (session === null) return null;
    const { id, began } = session;
    return (await isSessionEnded(this.#database, { session: id, user: userId(session), began })) ? null : session;
  }

  /** Extends an active session. */
  async renew(request: IncomingMessage, response: ServerResponse, now = Date.now()): Promise<void> {
    if (this.provider === null) return;
    const session = await this.cookies.session(request, now);
    if (session !== null) await this.cookies.renew(response, session, now);
  }

  async #byToken(text: string, now: Date): Promise<User> {
    const token = await findToken(this.#database, text, now);
    if (token === null) throw new Failure('UNAUTHENTICATED', 'The token is invalid, expired or revoked.');
    return { ...token.owner, role: token.role, by: 'TOKEN', credential: token.id };
  }
}

/** The session of somebody who has just signed in. */
export function sessionOf({ identity, reading, session, idToken }: SignedIn, now: number): Session {
  return {
    ...identity,
    ...reading,
    values: [...reading.values],
    claims: [...reading.claims],
    id: session === '' ? randomUUID() : session,
    began: now,
    seen: now,
    idToken,
  };
}

/** Returns the Subtier token of a request. Ignores a proxy's token in the same header. */
function bearerOf({ headers: { authorization = '' } }: IncomingMessage): string | null {
  const [, token = ''] = /^Bearer\s+(\S+)\s*$/i.exec(authorization) ?? [];
  return token.startsWith(tokenPrefix) ? token : null;
}

/** @throws FORBIDDEN unless a user may do what needs a role */
export function checkRole({ role }: Pick<User, 'role'>, needs: Role, what: string): void {
  if (includesRole(role, needs)) return;
  throw new Failure('FORBIDDEN', `${what} needs the role ${needs}; yours is ${role}.`, { extensions: { needs, role } });
}
