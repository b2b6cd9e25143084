import type { IncomingMessage, ServerResponse } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Logger } from 'pino';
import { actorOf, endSessions, rememberUser, takeLogoutToken, userId } from '#graph/casework/users.ts';
import type { Database } from '#graph/database/database.ts';
import { Failure } from '#graph/failure.ts';
import { sendJson, statusOf } from '../http/endpoints.ts';
import { requestLimits } from '../limits.ts';
import { addressOf } from '../http/guards.ts';
import { sessionOf } from './access.ts';
import type { Access } from './access.ts';
import type { Audit } from './audit.ts';
import type { OidcProvider } from './oidc.ts';
import { sendPage } from './page.ts';
import { unknownActor } from './refusals.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
/** Like `Answer`; returns false for an attempt that failed. */
type Attempt = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

interface SignInOptions {
  readonly access: Access;
  readonly audit: Audit;
  readonly database: Database;
  readonly log: Logger;
  /** Whether a proxy says from where a request comes. */
  readonly isBehindProxy: boolean;
  /** The origin that browsers know the server by. */
  readonly origin: () => string;
}

/** Characters of a form with a logout token. */
const longestForm = 20_000;

/**
 * The addresses for signing in and out: `/sign-in`, `/sign-in/callback`, `/sign-out`, `/sign-out/provider` (back-channel logout) and `/whoami`.
 * The first four are there only if people sign in at an OpenID provider.
 */
export function signInEndpoints(options: SignInOptions): Readonly<Record<string, Answer>> {
  const { access } = options;
  const whoami: Answer = (request, response) => answerWhoami(access, request, response);
  if (access.provider === null) return { '/whoami': whoami };
  const at = { ...options, provider: access.provider };
  const limiter = () => new RateLimiterMemory({ points: requestLimits.signIns.most, duration: 60 });
  // Apart, so that nobody's attempts keep the provider from ending a session.
  const [attempts, ends] = [limiter(), limiter()];
  // Only failures count: many people may sign in from one address.
  const limited =
    (attempt: Attempt, failures: RateLimiterMemory): Answer =>
    async (request, response) => {
      const address = addressOf(request, options.isBehindProxy);
      const failed = (await failures.get(address))?.consumedPoints ?? 0;
      if (failed < requestLimits.signIns.most) {
        if (!(await attempt(request, response))) await failures.penalty(address);
        return;
      }
      response.setHeader('Retry-After', '60');
      sendPage(response, 429, {
        title: 'Too many failed attempts',
        text: 'Wait a minute, then sign in again.',
        again: true,
      });
    };
  return {
    '/sign-in': limited((request, response) => begin(at, request, response), attempts),
    '/sign-in/callback': limited((request, response) => finish(at, request, response), attempts),
    '/sign-out': (request, response) => signOut(at, request, response),
    '/sign-out/provider': limited((request, response) => endByProvider(at, request, response), ends),
    '/whoami': whoami,
  };
}

type AtProvider = SignInOptions & { readonly provider: OidcProvider };

async function begin(
  { access, provider, log }: AtProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const query = queryOf(request);
  if (query.get('done') !== null) {
    sendPage(response, 200, { title: 'You are signed out', text: 'You have signed out of Subtier.', again: true });
    return true;
  }
  try {
    const { address, pending } = await provider.begin(ownPath(query.get('to')));
    await access.cookies.beginSignIn(request, response, pending);
    redirect(response, address);
    return true;
  } catch (error) {
    sendFailure(error, response, log);
    return false;
  }
}

async function finish(
  { access, audit, database, provider, log }: AtProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const pending = await access.cookies.takeSignIn(request, response, queryOf(request).get('state') ?? '');
  if (pending === null) {
    sendPage(response, 400, {
      title: 'This sign-in has expired',
      text: 'It was begun in another browser, more than ten minutes ago, or is over already.',
      again: true,
    });
    // Not counted: it cost nothing, and a browser with many tabs may come too late with some.
    return true;
  }
  try {
    const signedIn = await provider.finish(queryOf(request), pending);
    const { identity, reading } = signedIn;
    const outcome = reading.role === null ? 'FORBIDDEN' : 'ok';
    const session = sessionOf(signedIn, Date.now());
    const actor = { ...actorOf(identity), by: 'SESSION', credential: session.id };
    await audit.record({ actor, action: '/sign-in', what: { role: reading.role }, outcome });
    if (reading.role === null) {
      sendPage(response, 403, { title: 'You have no role here', text: access.explain(reading), again: true });
      return true;
    }
    await rememberUser(database, identity);
    await access.cookies.begin(response, session);
    redirect(response, pending.to);
    return true;
  } catch (error) {
    if (error instanceof Failure) audit.refusals.count(unknownActor, error.code, '/sign-in/callback');
    sendFailure(error, response, log);
    return false;
  }
}

/** Signs out here, and says where to sign out at the provider too. Only a POST, with the same origin as the page: see `hostGuard`. */
async function signOut(
  { access, audit, database, provider, origin }: AtProvider,
  request: IncomingMessage,
  response: ServerResponse,
) {
  if (request.method !== 'POST') {
    response.setHeader('Allow', 'POST');
    sendJson(response, 405, { error: 'Sign out with POST.' });
    return;
  }
  const done = `${origin()}/sign-in?done`;
  const session = await access.findSession(request);
  access.cookies.end(response);
  if (session === null) {
    sendJson(response, 200, { to: done });
    return;
  }
  await endSessions(database, 'session', session.id, new Date());
  const actor = { ...actorOf(session), by: 'SESSION', credential: session.id };
  await audit.record({ actor, action: '/sign-out', what: {}, outcome: 'ok' });
  // Signing out here has succeeded, even if the provider cannot be reached.
  const address = await provider.endAddress(session.idToken, done).catch(() => null);
  sendJson(response, 200, { to: address ?? done });
}

/** Ends sessions because the provider says so, from server to server. */
async function endByProvider(
  { audit, database, provider, log }: AtProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  response.setHeader('Cache-Control', 'no-store');
  try {
    const token = new URLSearchParams(await readForm(request)).get('logout_token') ?? '';
    const { id, issuer, session, subject } = await provider.readSignOut(token);
    if (!(await takeLogoutToken(database, { issuer, id }, new Date())))
      throw new Failure('UNAUTHENTICATED', 'The logout token was sent before.');
    const user = subject === null ? null : userId({ issuer, subject });
    if (session !== null) await endSessions(database, 'session', session, new Date());
    else if (user !== null) await endSessions(database, 'user', user, new Date());
    const actor = { id: user ?? 'provider', name: 'the OpenID provider' };
    await audit.record({ actor, action: '/sign-out/provider', what: {}, outcome: 'ok' });
    response.writeHead(200).end();
    return true;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    log.warn({ err: error }, 'back-channel logout refused');
    sendJson(response, error.code === 'UNAUTHENTICATED' ? 400 : statusOf(error.code), { error: 'invalid_request' });
    return false;
  }
}

/** Says who is signed in, and which claims came, so that the settings of roles can be mended. */
async function answerWhoami(access: Access, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (access.isLocal) {
    sendJson(response, 200, { ...(await access.identify(request)), signedIn: false });
    return;
  }
  try {
    const person = await access.findPerson(request);
    if (person === null) {
      const user = await access.identify(request);
      sendJson(response, 200, { signedIn: true, ...user });
      return;
    }
    const { identity, reading } = person;
    const problem = reading.role === null ? { problem: access.explain(reading) } : {};
    sendJson(response, 200, { signedIn: true, id: userId(identity), ...identity, ...reading, ...problem });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    sendJson(response, statusOf(error.code), { signedIn: false, error: error.message });
  }
}

function sendFailure(error: unknown, response: ServerResponse, log: Logger): void {
  if (!(error instanceof Failure)) throw error;
  log.warn({ err: error }, 'sign-in failed');
  sendPage(response, statusOf(error.code), { title: 'Signing in failed', text: error.message, again: true });
}

function queryOf(request: IncomingMessage): URLSearchParams {
  return new URL(request.url ?? '/', 'http://localhost').searchParams;
}

/** A path of this server; `/` for anything else, such as an address elsewhere. */
function ownPath(path: string | null): string {
  return path !== null && /^\/(?![/\\])[^\\\p{C}]{0,2000}$/u.test(path) ? path : '/';
}

function redirect(response: ServerResponse, address: string): void {
  response.writeHead(303, { Location: address, 'Cache-Control': 'no-store' }).end();
}

async function readForm(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > longestForm) throw new Failure('UNAUTHENTICATED', 'The form is too long.');
  }
  return text;
}
