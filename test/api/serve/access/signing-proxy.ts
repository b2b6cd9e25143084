import { once } from 'node:events';
import { createServer } from 'node:http';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { JWTPayload } from 'jose';
import type { ProxySettings } from '#graph/env.ts';
import { atFileEnd } from '#test/file-end.ts';

/** What a proxy signs for the people who are signed in there. */
export interface SigningProxy {
  readonly settings: ProxySettings;
  /** Signs a token for somebody. */
  sign(
    claims: JWTPayload,
    options?: { readonly audience?: string; readonly issuer?: string; readonly expires?: string },
  ): Promise<string>;
  /** A header for somebody with a role. */
  headers(subject: string, role: string): Promise<Readonly<Record<string, string>>>;
}

export const proxyHeader = 'x-signed-in';

/** Publishes the keys of a proxy on loopback, until the test file ends. */
export async function startSigningProxy(): Promise<SigningProxy> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'proxy' }] };
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(keys));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy does not listen on a port.');
  atFileEnd(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  const settings: ProxySettings = {
    kind: 'PROXY',
    issuer: 'https://proxy.example',
    audience: 'subtier',
    jwks: `http://127.0.0.1:${address.port}/jwks.json`,
    header: proxyHeader,
    algorithms: ['ES256'],
    roleClaim: 'realm.roles',
    roles: null,
  };
  const sign: SigningProxy['sign'] = (
    claims,
    { audience = settings.audience, issuer = settings.issuer, expires = '5m' } = {},
  ) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: 'proxy' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(privateKey);
  return {
    settings,
    sign,
    headers: async (sub, role) => ({
      [proxyHeader]: await sign({ sub, name: `${sub} Doe`, realm: { roles: [role] } }),
    }),
  };
}
