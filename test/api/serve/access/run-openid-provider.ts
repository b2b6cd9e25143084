import { startOpenIdProvider } from './openid-provider.ts';

/** Runs the provider of the tests for a Subtier on loopback: see docs/team.md. @param origin the address of Subtier, without a slash at its end */
const [origin = 'http://127.0.0.1:4000'] = process.argv.slice(2);
const provider = await startOpenIdProvider(4900);
provider.serve(origin);
const { settings } = provider;
const roles = [...(settings.roles ?? [])].map(([value, role]) => `${value}=${role}`).join(',');
process.stdout.write(`export SUBTIER_OIDC_ISSUER=${settings.issuer}
export SUBTIER_OIDC_CLIENT_ID=${settings.clientId}
export SUBTIER_OIDC_CLIENT_SECRET='${settings.clientSecret}'
export SUBTIER_OIDC_ROLES=${roles}
`);
