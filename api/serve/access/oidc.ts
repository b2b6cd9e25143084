import { randomBytes } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { z } from 'zod';
import type { Identity } from '#graph/casework/users.ts';
import type { OidcSettings } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';
import { readRole } from './role-claim.ts';
import type { Claims, RoleReading } from './role-claim.ts';
import type { PendingSignIn } from './session.ts';

/** Somebody who has signed in at the provider. */
export interface SignedIn {
  readonly identity: Identity;
  readonly reading: RoleReading;
  /** The session at the provider, by which it ends sessions here; a new one if the provider names none. */
  readonly session: string;
  readonly idToken: string;
}

/** Which sessions the provider ends. */
export interface ProviderSignOut {
  readonly issuer: string;
  readonly session: string | null;
  readonly subject: string | null;
}

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
const logoutClaims = z.looseObject({
  jti: z.string(),
  events: z.looseObject({ [logoutEvent]: z.looseObject({}) }),
  sid: z.string().optional(),
  sub: z.string().optional(),
  // A token for something else, such as an ID token, has one.
  nonce: z.undefined().optional(),
});

/** Algorithms by which a provider may sign a logout token: with a key that only it has. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** Signing in and out at an OpenID provider: code flow with PKCE, state and nonce. */
export class OidcProvider {
  readonly #settings: OidcSettings;
  readonly #callback: () => string;
  #configuration: Promise<client.Configuration> | null = null;

  /** @param callback address to which the provider sends people back */
  constructor(settings: OidcSettings, callback: () => string) {
    this.#settings = settings;
    this.#callback = callback;
  }

  /**
   * Begins a sign-in.
   * @param to path to show afterwards
   * @throws SIGN_IN_UNAVAILABLE
   */
  async begin(to: string): Promise<{ readonly address: string; readonly pending: PendingSignIn }> {
    const configuration = await this.#configure();
    const pending = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      to,
    };
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#callback(),
      scope: this.#settings.scope,
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: 'S256',
    });
    return { address: address.href, pending };
  }

  /**
   * Ends a sign-in: exchanges the code, and checks the ID token's signature, issuer, audience, times and nonce.
   * @param query the parameters with which the provider sent the browser back
   * @throws UNAUTHENTICATED if anything does not fit; SIGN_IN_UNAVAILABLE
   */
  async finish(query: URLSearchParams, { state, nonce, verifier }: PendingSignIn): Promise<SignedIn> {
    const configuration = await this.#configure();
    const address = new URL(this.#callback());
    for (const [name, value] of query) address.searchParams.append(name, value);
    try {
      const tokens = await client.authorizationCodeGrant(configuration, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('The provider sent no ID token.');
      const all = await this.#allClaims(configuration, claims, tokens.access_token);
      const { sid, name } = z.looseObject({ sid: z.string().optional(), name: z.string().optional() }).parse(all);
      return {
        identity: { issuer: claims.iss, subject: claims.sub, name: name ?? claims.sub },
        reading: readRole(all, this.#settings),
        session: sid ?? randomBytes(16).toString('base64url'),
        idToken: tokens.id_token ?? '',
      };
    } catch (error) {
      if (isUnreachable(error)) throw this.#unavailable(error);
      throw new Failure('UNAUTHENTICATED', 'The sign-in did not succeed: try again.', { cause: error });
    }
  }

  /** Claims of userinfo may add to those of the ID token, and never replace them. */
  async #allClaims(
    configuration: client.Configuration,
    claims: Claims & { sub: string },
    token: string,
  ): Promise<Claims> {
    if (configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
    return { ...(await client.fetchUserInfo(configuration, token, claims.sub)), ...claims };
  }

  /** The address at which somebody signs out at the provider too; null if it has none. @param to where the provider sends the browser then */
  async endAddress(idToken: string, to: string): Promise<string | null> {
    const configuration = await this.#configure();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
    const hint = idToken === '' ? { client_id: this.#settings.clientId } : { id_token_hint: idToken };
    return client.buildEndSessionUrl(configuration, { ...hint, post_logout_redirect_uri: to }).href;
  }

  /**
   * Reads the provider's own message that somebody signed out (back-channel logout).
   * @throws UNAUTHENTICATED unless the provider signed it for this client, recently
   */
  async readSignOut(token: string): Promise<ProviderSignOut> {
    const { jwks_uri: keys, issuer } = (await this.#configure()).serverMetadata();
    if (keys === undefined) throw new Failure('UNAUTHENTICATED', 'The OpenID provider publishes no keys.');
    try {
      const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(keys)), {
        issuer,
        audience: this.#settings.clientId,
        algorithms,
        requiredClaims: ['iat', 'jti', 'events'],
        maxTokenAge: '5 minutes',
        clockTolerance: 30,
      });
      const { sid = null, sub = null } = logoutClaims.parse(payload);
      if (sid === null && sub === null) throw new Error('The message names neither a session nor a subject.');
      return { issuer, session: sid, subject: sub };
    } catch (error) {
      throw new Failure('UNAUTHENTICATED', 'The logout token is not valid.', { cause: error });
    }
  }

  /** Reads the provider's configuration once; again after a failure. */
  #configure(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const address = new URL(issuer);
    // The settings allow http on loopback only, for trying it out.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked only so that it stands out
    const execute = address.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    this.#configuration ??= client
      .discovery(address, clientId, clientSecret, undefined, { execute })
      .catch((error: unknown) => {
        this.#configuration = null;
        throw this.#unavailable(error);
      });
    return this.#configuration;
  }

  #unavailable(cause: unknown): Failure {
    const { issuer } = this.#settings;
    return new Failure('SIGN_IN_UNAVAILABLE', `The OpenID provider ${issuer} cannot be reached: try again.`, { cause });
  }
}

/** Whether a request failed without an answer, as `fetch` and openid-client say it. */
function isUnreachable(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof client.ClientError && error.code === 'OAUTH_TIMEOUT');
}
