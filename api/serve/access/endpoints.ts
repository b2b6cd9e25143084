import type { IncomingMessage, ServerResponse } from 'node:http';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Logger } from 'pino';
import { actorOf, endSessions, rememberUser, userId } from '#graph/casework/users.ts';
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

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

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
  const limited =
    (answer: Answer, counted: RateLimiterMemory): Answer =>
    async (request, response) => {
      const isAllowed = await counted.consume(addressOf(request, options.isBehindProxy)).then(
        () => true,
        () => false,
      );
      if (isAllowed) await answer(request, response);
      else {
        response.setHeader('Retry-After', '60');
        sendPage(response, 429, {
          title: 'Too many attempts',
          text: 'Wait a minute, then sign in again.',
          again: true,
        });
      }
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

async function begin({ access, provider, log }: AtProvider, request: IncomingMessage, response: ServerResponse) {
  const query = queryOf(request);
  if (query.get('done') !== null) {
    sendPage(response, 200, { title: 'You are signed out', text: 'You have signed out of Subtier.', again: true });
    return;
  }
  try {
    const { address, pending } = await provider.begin(ownPath(query.get('to')));
    await access.cookies.beginSignIn(response, pending);
    redirect(response, address);
  } catch (error) {
    sendFailure(error, response, log);
  }
}

async function finish(
  { access, audit, database, provider, log }: AtProvider,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const pending = await access.cookies.takeSignIn(request, response);
  if (pending === null) {
    sendPage(response, 400, {
      title: 'This sign-in has expired',
      text: 'It was begun in another browser, more than ten minutes ago, or is over already.',
      again: true,
    });
    return;
  }
  try {
    const signedIn = await provider.finish(queryOf(request), pending);
    const { identity, reading } = signedIn;
    const outcome = reading.role === null ? 'FORBIDDEN' : 'ok';
    await audit.record({ actor: actorOf(identity), action: '/sign-in', what: { role: reading.role }, outcome });
    if (reading.role === null) {
      sendPage(response, 403, { title: 'You have no role here', text: access.explain(reading), again: true });
      return;
    }
    await rememberUser(database, identity);
    await access.cookies.begin(response, sessionOf(signedIn, Date.now()));
    redirect(response, pending.to);
  } catch (error) {
    sendFailure(error, response, log);
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
  await audit.record({ actor: actorOf(session), action: '/sign-out', what: {}, outcome: 'ok' });
  // Signing out here has succeeded, even if the provider cannot be reached.
  const address = await provider.endAddress(session.idToken, done).catch(() => null);
  sendJson(response, 200, { to: address ?? done });
}

/** Ends sessions because the provider says so, from server to server. */
async function endByProvider(
  { audit, database, provider, log }: AtProvider,
  request: IncomingMessage,
  response: ServerResponse,
) {
  response.setHeader('Cache-Control', 'no-store');
  try {
    const token = new URLSearchParams(await readForm(request)).get('logout_token') ?? '';
    const { issuer, session, subject } = await provider.readSignOut(token);
    const user = subject === null ? null : userId({ issuer, subject });
    if (session !== null) await endSessions(database, 'session', session, new Date());
    else if (user !== null) await endSessions(database, 'user', user, new Date());
    const actor = { id: user ?? 'provider', name: 'the OpenID provider' };
    await audit.record({ actor, action: '/sign-out/provider', what: {}, outcome: 'ok' });
    response.writeHead(200).end();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    log.warn({ err: error }, 'back-channel logout refused');
    sendJson(response, error.code === 'UNAUTHENTICATED' ? 400 : statusOf(error.code), { error: 'invalid_request' });
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
