import * as client from 'openid-client';
import { z } from 'zod';
import type { OidcSettings } from '#graph/env.ts';
import { Failure, codeOf } from '#graph/failure.ts';

/** Codes of openid-client for an answer that is not what the standard says. */
const notConform: ReadonlySet<string> = new Set([
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'OAUTH_INVALID_RESPONSE',
]);

/** Codes of openid-client for a token whose signature cannot be checked, or is wrong. */
const signature: ReadonlySet<string> = new Set([
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_UNSUPPORTED_OPERATION',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_MISSING_SERVER_METADATA',
]);

const issuerMismatch = z.object({ body: z.object({ issuer: z.string() }) });
const wrongClaim = z.object({ cause: z.object({ claim: z.string() }) });

/** Says why the configuration of the provider cannot be read, and which setting to change. */
export function discoveryFailure(cause: unknown, { issuer }: OidcSettings): Failure {
  const because = (message: string) => new Failure('SIGN_IN_UNAVAILABLE', message, { cause });
  if (isUnanswered(cause)) return unanswered(cause, issuer);
  const code = codeOf(cause);
  const mismatch = issuerMismatch.safeParse(causeOf(cause)).data;
  if (mismatch !== undefined)
    return because(
      `SUBTIER_OIDC_ISSUER is ${issuer}, but the provider there says that its issuer is ${clean(mismatch.body.issuer)}: set exactly this address.`,
    );
  const answer = causeOf(cause);
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' && answer instanceof Response)
    return because(
      answer.status >= 500
        ? `The OpenID provider ${issuer} answers HTTP ${answer.status}: try again.`
        : `The OpenID provider answers HTTP ${answer.status} at ${answer.url}: check SUBTIER_OIDC_ISSUER.`,
    );
  if (notConform.has(code))
    return because(`${issuer} does not answer with an OpenID configuration: check SUBTIER_OIDC_ISSUER.`);
  return because(`The configuration of the OpenID provider ${issuer} cannot be read: ${textOf(cause)}.`);
}

/** Says why a sign-in did not succeed, and which setting to change if it never can. */
export function signInFailure(cause: unknown, settings: OidcSettings): Failure {
  if (isUnanswered(cause)) return unanswered(cause, settings.issuer);
  return new Failure('UNAUTHENTICATED', explain(cause, settings), { cause });
}

function explain(error: unknown, settings: OidcSettings): string {
  if (error instanceof client.AuthorizationResponseError)
    return error.error === 'access_denied'
      ? `The OpenID provider did not let you in (access_denied${described(error)}): you declined, or an administrator there must give your account access to Subtier.`
      : `The OpenID provider refused the sign-in with ${clean(error.error)}${described(error)}: check the settings of Subtier's client there, and SUBTIER_OIDC_SCOPE.`;
  if (error instanceof client.WWWAuthenticateChallengeError) return refusedSecret;
  if (error instanceof client.ResponseBodyError) {
    if (error.error === 'invalid_client' || error.error === 'unauthorized_client') return refusedSecret;
    return error.error === 'invalid_grant'
      ? 'The OpenID provider no longer accepts the code of this sign-in (invalid_grant): sign in again.'
      : `The OpenID provider refused the code of this sign-in with ${clean(error.error)}${described(error)}.`;
  }
  return explainToken(error, settings);
}

const refusedSecret =
  'The OpenID provider does not accept how Subtier identifies itself: check SUBTIER_OIDC_CLIENT_ID and SUBTIER_OIDC_CLIENT_SECRET, and set SUBTIER_OIDC_CLIENT_AUTH to the method that is configured there.';

function explainToken(error: unknown, { clientId, issuer }: OidcSettings): string {
  const code = codeOf(error);
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED')
    return `The times in the ID token do not fit this server's clock, which says ${new Date().toISOString()}: set the clocks of both by NTP.`;
  const claim = wrongClaim.safeParse(causeOf(error)).data?.cause.claim ?? '';
  if (claim === 'aud' || claim === 'azp')
    return `The ID token is for another client than ${clientId}: check SUBTIER_OIDC_CLIENT_ID.`;
  if (claim === 'iss') return `The ID token names another issuer than ${issuer}: check SUBTIER_OIDC_ISSUER.`;
  if (signature.has(code))
    return `The ID token has no valid signature by a key that the OpenID provider publishes (${textOf(error)}): it must sign with an asymmetric algorithm, such as RS256.`;
  return `The sign-in did not succeed (${textOf(error)}): try again.`;
}

/** Whether a request failed without an answer, as `fetch` and openid-client say it. */
function isUnanswered(error: unknown): boolean {
  return error instanceof TypeError || codeOf(error) === 'OAUTH_TIMEOUT';
}

function unanswered(cause: unknown, issuer: string): Failure {
  const why = codeOf(causeOf(cause)) || codeOf(cause);
  const reason = why === 'OAUTH_TIMEOUT' || why === '23' ? 'it does not answer' : why;
  return new Failure(
    'SIGN_IN_UNAVAILABLE',
    `The OpenID provider ${issuer} cannot be reached${reason === '' ? '' : ` (${reason})`}: try again.`,
    { cause },
  );
}

function described({ error_description: text }: { readonly error_description?: string | undefined }): string {
  return text === undefined || text === '' ? '' : `: ${clean(text)}`;
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

function textOf(error: unknown): string {
  const cause = causeOf(error);
  const { message } =
    cause instanceof Error ? cause : error instanceof Error ? error : new Error('for an unknown reason');
  return clean(message.replace(/\.$/, ''));
}

/** A text of the provider, for a sentence. */
function clean(text: string): string {
  return text.replaceAll(/\p{C}+/gu, ' ').slice(0, 200);
}
