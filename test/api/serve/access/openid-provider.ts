import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import type { OidcSettings } from '#graph/env.ts';
import { atFileEnd } from '#test/file-end.ts';

/** A real OpenID provider on loopback. Its sign-in page has one field, the account, and no password. */
export interface OpenIdProvider {
  readonly settings: OidcSettings;
  /** Begins to answer, for one client at this origin. */
  serve(origin: string): void;
  /** Signs the message that somebody has signed out everywhere. */
  signLogout(subject: string): Promise<string>;
}

/** The people there, with what the provider says of them. */
const accounts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  rosa: { name: 'Rosa Reader', roles: ['readers'] },
  ana: { name: 'Ana Analyst', roles: ['analysts', 'readers'] },
  edgar: { name: 'Edgar Editor', roles: 'editors' },
  ada: { name: 'Ada Admin', roles: ['admins'] },
  nobody: { name: 'No Role', roles: ['visitors'] },
};

const clientId = 'subtier';
const clientSecret = 'a secret that only these two know';

/** Starts a provider, until the test file ends. @param port default: any free one */
export async function startOpenIdProvider(port = 0): Promise<OpenIdProvider> {
  let handle = (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(503).end();
  };
  const server = createServer((request, response) => {
    handle(request, response);
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The provider does not listen on a port.');
  atFileEnd(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  const issuer = `http://127.0.0.1:${address.port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' };
  return {
    settings: {
      kind: 'OIDC',
      issuer,
      clientId,
      clientSecret,
      clientAuth: null,
      scope: 'openid profile',
      roleClaim: 'roles',
      roles: new Map([
        ['readers', 'READER'],
        ['analysts', 'ANALYST'],
        ['editors', 'EDITOR'],
        ['admins', 'ADMIN'],
      ]),
    },
    signLogout: (sub) =>
      new SignJWT({ sub, jti: sub, events: { 'http://schemas.openid.net/event/backchannel-logout': {} } })
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuer(issuer)
        .setAudience(clientId)
        .setIssuedAt()
        .sign(privateKey),
    serve: (origin) => {
      const provider: Provider = new Provider(issuer, {
        jwks: { keys: [key] },
        cookies: { keys: ['a key of the provider’s cookies'] },
        clients: [
          {
            client_id: clientId,
            client_secret: clientSecret,
            redirect_uris: [`${origin}/sign-in/callback`],
            post_logout_redirect_uris: [`${origin}/sign-in?done`],
            backchannel_logout_uri: `${origin}/sign-out/provider`,
            backchannel_logout_session_required: true,
          },
        ],
        claims: { openid: ['sub'], profile: ['name', 'roles'] },
        conformIdTokenClaims: true,
        // Without its dispatcher, which refuses loopback.
        fetch: (url, { method = 'GET', headers = {}, body = null, redirect = 'manual', signal = null } = {}) =>
          globalThis.fetch(url, { method, headers, body, redirect, signal }),
        features: {
          devInteractions: { enabled: false },
          backchannelLogout: { enabled: true },
          rpInitiatedLogout: {
            enabled: true,
            // The provider's own page loads a font from elsewhere.
            logoutSource: (context, form) => {
              context.body = `<!doctype html><title>Sign out</title>${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`;
            },
          },
        },
        findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
        interactions: { url: (_, { uid }) => `/account/${uid}` },
        // Everybody has agreed to let Subtier read their name and roles.
        loadExistingGrant: async (context): Promise<InstanceType<Provider['Grant']> | undefined> => {
          const { client, session } = context.oidc;
          if (client === undefined || session?.accountId === undefined) return undefined;
          const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
          grant.addOIDCScope('openid profile');
          await grant.save();
          return grant;
        },
      });
      const answer = provider.callback();
      handle = (request, response) => {
        if (request.url?.startsWith('/account/')) void signIn(provider, request, response);
        else void answer(request, response);
      };
    },
  };
}

/** Asks for the account, and ends the interaction with it. */
async function signIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(
      '<!doctype html><title>Sign in</title><form method="post"><label>Account <input name="account" autofocus></label> <button>Continue</button></form>',
    );
    return;
  }
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  const accountId = new URLSearchParams(body).get('account') ?? '';
  await provider.interactionFinished(request, response, { login: { accountId } }, { mergeWithLastSubmission: false });
}
