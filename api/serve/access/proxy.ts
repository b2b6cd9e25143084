import type { IncomingMessage } from 'node:http';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Identity } from '#graph/casework/users.ts';
import type { ProxySettings } from '#graph/env.ts';
import { Failure } from '#graph/failure.ts';
import { readName, readRole } from './claims.ts';
import type { RoleReading } from './claims.ts';

const person = z.looseObject({ sub: z.string().min(1) });

/** Reads who is signed in at a proxy from its signed token. */
export class ProxyToken {
  readonly #settings: ProxySettings;
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;

  constructor(settings: ProxySettings) {
    this.#settings = settings;
    this.#keys = createRemoteJWKSet(new URL(settings.jwks));
  }

  /**
   * @returns null if the request has no token of the proxy
   * @throws UNAUTHENTICATED for a token that is expired, meant for another audience, or not signed by the proxy; SIGN_IN_UNAVAILABLE
   */
  async identify({ headers }: IncomingMessage): Promise<(Identity & { readonly reading: RoleReading }) | null> {
    const { issuer, audience, header, algorithms } = this.#settings;
    const [given] = [headers[header] ?? []].flat();
    const token = given?.replace(/^Bearer\s+/i, '').trim() ?? '';
    if (token === '') return null;
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        issuer,
        audience,
        algorithms: [...algorithms],
        requiredClaims: ['exp', 'sub'],
        clockTolerance: 5,
      });
      const { sub } = person.parse(payload);
      return { issuer, subject: sub, name: readName(payload, sub), reading: readRole(payload, this.#settings) };
    } catch (error) {
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError || error instanceof z.ZodError))
        throw new Failure('SIGN_IN_UNAVAILABLE', "The keys of the proxy's token cannot be read: try again.", {
          cause: error,
        });
      throw new Failure('UNAUTHENTICATED', "The proxy's token is not valid: sign in at the proxy again.", {
        cause: error,
      });
    }
  }
}
