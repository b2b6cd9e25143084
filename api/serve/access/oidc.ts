import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { z } from 'zod';
import type { Identity } from '#graph/casework/users.ts';
import type { OidcSettings } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';
import { readName, readRole, readSessionId } from './claims.ts';
import type { Claims, RoleReading } from './claims.ts';
import { discoveryFailure, signInFailure } from './provider-failures.ts';
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
  /** Id of the message, which counts once. */
  readonly id: string;
  readonly issuer: string;
  readonly session: string | null;
  readonly subject: string | null;
}

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
const logoutClaims = z.looseObject({
  jti: z.string(),
  events: z.looseObject({ [logoutEvent]: z.looseObject({}) }),
  sub: z.string().optional(),
  // A token for something else, such as an ID token, has one.
  nonce: z.undefined().optional(),
});

/** Seconds for each answer of the provider. */
const answerSeconds = 10;
/** Milliseconds for the address at which to sign out: signing out here does not wait longer. */
const endMilliseconds = 2000;

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
      this.#checkParty(claims);
      const all = await this.#allClaims(configuration, claims, tokens.access_token);
      return {
        identity: { issuer: claims.iss, subject: claims.sub, name: readName(all, claims.sub) },
        reading: readRole(all, this.#settings),
        session: readSessionId(all) ?? randomBytes(16).toString('base64url'),
        idToken: tokens.id_token ?? '',
      };
    } catch (error) {
      throw error instanceof Failure ? error : signInFailure(error, this.#settings);
    }
  }

  /** Refuses an ID token that another client asked for, even if it is for this one too. */
  #checkParty({ azp }: Claims): void {
    const { clientId } = this.#settings;
    if (azp !== undefined && azp !== clientId)
      throw new Failure(
        'UNAUTHENTICATED',
        `The ID token was issued to another client than ${clientId}: check SUBTIER_OIDC_CLIENT_ID.`,
      );
  }

  /** Claims of userinfo may add to those of the ID token, and never replace them. */
  async #allClaims(
    configuration: client.Configuration,
    claims: Claims & { sub: string },
    token: string,
  ): Promise<Claims> {
    if (configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
    const more = await client.fetchUserInfo(configuration, token, claims.sub).catch((error: unknown) => {
      if (!(error instanceof client.WWWAuthenticateChallengeError)) throw error;
      const message = 'The OpenID provider refuses its own access token at its userinfo endpoint: check its settings.';
      throw new Failure('UNAUTHENTICATED', message, { cause: error });
    });
    return { ...more, ...claims };
  }

  /** The address at which somebody signs out at the provider too; null if it has none, or does not say so in time. @param to where the provider sends the browser then */
  async endAddress(idToken: string, to: string): Promise<string | null> {
    const configuration = await Promise.race([this.#configure(), sleep(endMilliseconds, null, { ref: false })]);
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return null;
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
      const { jti, sub = null } = logoutClaims.parse(payload);
      const sid = readSessionId(payload);
      if (sid === null && sub === null) throw new Error('The message names neither a session nor a subject.');
      return { id: jti, issuer, session: sid, subject: sub };
    } catch (error) {
      throw new Failure('UNAUTHENTICATED', 'The logout token is not valid.', { cause: error });
    }
  }

  /** Reads the provider's configuration once; again after a failure. */
  #configure(): Promise<client.Configuration> {
    const { issuer, clientId } = this.#settings;
    const address = new URL(issuer);
    const options = {
      timeout: answerSeconds,
      // Without it, only TLS would say that the ID token is the provider's.
      execute: [client.enableNonRepudiationChecks],
    };
    // The settings allow http on loopback only, for trying it out.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked only so that it stands out
    if (address.protocol === 'http:') options.execute.push(client.allowInsecureRequests);
    this.#configuration ??= client
      .discovery(address, clientId, undefined, this.#authenticate, options)
      .catch((error: unknown) => {
        this.#configuration = null;
        throw discoveryFailure(error, this.#settings);
      });
    return this.#configuration;
  }

  /** Sends the client secret as the settings say, or as the provider announces; by the standard, one that announces nothing takes the header. */
  readonly #authenticate: client.ClientAuth = (server, ...request) => {
    const { clientSecret, clientAuth } = this.#settings;
    const announced = server.token_endpoint_auth_methods_supported ?? [];
    const isPosted = (clientAuth ?? announced.find((name) => name === 'client_secret_post')) === 'client_secret_post';
    const send = isPosted ? client.ClientSecretPost(clientSecret) : client.ClientSecretBasic(clientSecret);
    send(server, ...request);
  };
}
