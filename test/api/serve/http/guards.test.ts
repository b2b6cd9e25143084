import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { addressOf, forwardedGuard, hostGuard } from '#serve/http/guards.ts';

function refusal(host: string, publicUrl: string | null): string | null {
  const request = new IncomingMessage(new Socket());
  request.headers = { host };
  return hostGuard(request, publicUrl);
}

test.each([
  ['subtier.example', 'https://subtier.example'],
  ['Subtier.Example', 'https://subtier.example'],
  ['subtier.example:443', 'https://subtier.example'],
  ['SUBTIER.example:80', 'http://subtier.example'],
  ['subtier.example:8443', 'https://subtier.example:8443'],
  ['localhost:4000', 'https://subtier.example'],
  ['LOCALHOST:4000', null],
])('the host %s is accepted at the address %s', (host, publicUrl) => {
  expect(refusal(host, publicUrl)).toBeNull();
});

test.each([
  ['subtier.example:80', 'https://subtier.example'],
  ['subtier.example:443', 'http://subtier.example'],
  ['subtier.example:8444', 'https://subtier.example:8443'],
  ['subtier.example', 'https://subtier.example:8443'],
  ['evil.example', 'https://subtier.example'],
  ['x@subtier.example', 'https://subtier.example'],
  ['', 'https://subtier.example'],
  ['subtier.example', null],
])('the host %s is refused at the address %s', (host, publicUrl) => {
  expect(refusal(host, publicUrl)).toMatch(/names another machine/);
});

test('X-Forwarded-For counts only behind a proxy, and only its last address, which the proxy saw', () => {
  const req = new IncomingMessage(new Socket());
  req.headers = { 'x-forwarded-for': '203.0.113.9, 198.51.100.7' };
  expect(addressOf(req, true)).toBe('198.51.100.7');
  expect(addressOf(req, false)).toBe('');
});

test.each(['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'])(
  'a local server refuses requests with the header %s, because all who reach the proxy would be its ADMIN',
  (name) => {
    const request = new IncomingMessage(new Socket());
    request.headers = { host: '127.0.0.1:4000', [name]: '203.0.113.9' };
    expect(forwardedGuard(request)).toContain('set SUBTIER_PUBLIC_URL');
    request.headers = { host: '127.0.0.1:4000' };
    expect(forwardedGuard(request)).toBeNull();
  },
);
