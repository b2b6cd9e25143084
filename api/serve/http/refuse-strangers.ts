import type { IncomingMessage } from 'node:http';
import { isLoopback } from './is-loopback.ts';

/**
 * Why a request must not be answered; null: it may. The server listens on loopback only, but a browser on this machine
 * would carry requests of any site to it: by a name that is made to point here (DNS rebinding), or across sites.
 * @param publicUrl origin under which a proxy shows the server; null: only this machine sees it
 */
export function refuseStrangers({ headers }: IncomingMessage, publicUrl: string | null): string | null {
  const { host = '', origin } = headers;
  if (!isLoopback(hostName(host)) && (publicUrl === null || host !== new URL(publicUrl).host)) {
    return 'The Host header names another machine: use the address that Subtier printed at its start.';
  }
  const isOwn = (from: string) => (publicUrl === null ? isLoopback(originHost(from)) : from === publicUrl);
  if (origin !== undefined && !isOwn(origin)) return 'Requests from other sites are not answered.';
  const isNavigation = headers['sec-fetch-mode'] === 'navigate';
  if (headers['sec-fetch-site'] === 'cross-site' && !isNavigation) return 'Requests from other sites are not answered.';
  return null;
}

/** Without the port, and without the brackets of an IPv6 address. */
function hostName(host: string): string {
  return host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1');
}

/** `null` is the origin of sandboxed frames and files. */
function originHost(origin: string): string {
  return URL.canParse(origin) ? hostName(new URL(origin).host) : '';
}
