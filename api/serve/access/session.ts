import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sealData, unsealData } from 'iron-session';
import { z } from 'zod';
import { roles } from '#graph/roles.ts';

/** Hours without a request after which a session ends. */
const idleHours = 8;
/** Hours after which a session ends in any case. */
const longestHours = 24;
/** Seconds that somebody may take to sign in at the provider. */
const signInSeconds = 600;
/** Milliseconds between two renewals of a session's cookie. */
const renewal = 300_000;
const hour = 3_600_000;

const session = z.object({
  /** Id of this session, by which it is ended. */
  id: z.string(),
  issuer: z.string(),
  subject: z.string(),
  name: z.string(),
  role: z.enum(roles).nullable(),
  /** Values of the claim that gave the role, and the names of all claims. */
  values: z.array(z.string()),
  claims: z.array(z.string()),
  /** Milliseconds since 1970. */
  began: z.number(),
  seen: z.number(),
  /** Hint for signing out at the provider; empty if it does not fit into a cookie. */
  idToken: z.string(),
});

/** What the cookie of a signed-in person says. Only this server can read and write it. */
export type Session = z.infer<typeof session>;

const pending = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() });

/** A sign-in that has begun. */
export type PendingSignIn = z.infer<typeof pending>;

/** The `__Host-` prefix: only over TLS (or on loopback), for the whole host, and for no other. */
const sessionCookie = '__Host-subtier';
const pendingPrefix = '__Host-subtier-sign-in-';
/** The sign-ins that a browser may have begun, one in each tab, and the characters of their cookies: a request's headers have a limit. */
const [mostPending, longestPending] = [8, 6000];
/** Characters of a cookie that every browser stores. */
const longestCookie = 3800;

/** The encrypted cookies of a server. */
export class Cookies {
  readonly #key: string;

  /** @param key at least 32 characters */
  constructor(key: string) {
    this.#key = key;
  }

  /** Returns the session of a request, if it has one that has not expired. */
  async session(request: IncomingMessage, now: number): Promise<Session | null> {
    const found = session.safeParse(await this.#read(request, sessionCookie, longestHours * 3600)).data;
    if (found === undefined) return null;
    const isOver = now - found.seen > idleHours * hour || now - found.began > longestHours * hour;
    return isOver ? null : found;
  }

  async begin(response: ServerResponse, begun: Session): Promise<void> {
    const whole = await this.#seal(begun, longestHours * 3600);
    // An ID token may be large, and names of claims many; the session itself is not.
    const value =
      whole.length <= longestCookie
        ? whole
        : await this.#seal({ ...begun, idToken: '', claims: [], values: [] }, longestHours * 3600);
    setCookie(response, sessionCookie, value, longestHours * 3600);
  }

  /** Records activity, at most every five minutes. */
  async renew(response: ServerResponse, known: Session, now: number): Promise<void> {
    if (now - known.seen > renewal) await this.begin(response, { ...known, seen: now });
  }

  end(response: ServerResponse): void {
    setCookie(response, sessionCookie, '', 0);
  }

  /** Begins a sign-in beside those of other tabs; of too many, the oldest end. */
  async beginSignIn(request: IncomingMessage, response: ServerResponse, begun: PendingSignIn): Promise<void> {
    const value = await this.#seal(begun, signInSeconds);
    let [count, characters] = [1, value.length];
    // Browsers send those first that they got first.
    for (const [name, other] of cookiesOf(request).toReversed()) {
      if (!name.startsWith(pendingPrefix)) continue;
      count += 1;
      characters += other.length;
      if (count > mostPending || characters > longestPending) setCookie(response, name, '', 0);
    }
    setCookie(response, pendingCookie(begun.state), value, signInSeconds);
  }

  /** Returns the sign-in that a browser has begun, which counts once: its cookie is removed. @param state by which the provider's answer names it */
  async takeSignIn(request: IncomingMessage, response: ServerResponse, state: string): Promise<PendingSignIn | null> {
    const name = pendingCookie(state);
    const found = pending.safeParse(await this.#read(request, name, signInSeconds)).data ?? null;
    setCookie(response, name, '', 0);
    return found;
  }

  #seal(value: unknown, ttl: number): Promise<string> {
    return sealData(value, { password: this.#key, ttl });
  }

  /** The content of a cookie; null if there is none, and an empty object if it was changed or has expired. */
  async #read(request: IncomingMessage, name: string, ttl: number): Promise<unknown> {
    const [, sealed] = cookiesOf(request).find(([own]) => own === name) ?? [];
    if (sealed === undefined) return null;
    return unsealData(sealed, { password: this.#key, ttl }).catch(() => null);
  }
}

/** The name of the cookie of a sign-in. */
function pendingCookie(state: string): string {
  return `${pendingPrefix}${hash('sha256', state, 'hex').slice(0, 16)}`;
}

function cookiesOf({ headers }: IncomingMessage): readonly (readonly [string, string])[] {
  return (headers.cookie ?? '').split(/;\s*/).map((cookie) => {
    const [name = '', ...value] = cookie.split('=');
    return [name, value.join('=')];
  });
}

function setCookie(response: ServerResponse, name: string, value: string, seconds: number): void {
  response.appendHeader(
    'Set-Cookie',
    // Lax: the provider's redirect back, and a link to a record, must bring the cookie; requests of other sites must not.
    `${name}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=Lax`,
  );
}
