import type { ServerResponse } from 'node:http';

/** What a page about signing in says. */
interface SignInPage {
  readonly title: string;
  readonly text: string;
  /** Whether to offer to sign in again. */
  readonly again: boolean;
}

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Sends a page that needs nothing else of the server, for somebody who is not signed in. */
export function sendPage(response: ServerResponse, status: number, { title, text, again }: SignInPage): void {
  const link = again ? '<p><a href="/sign-in">Sign in</a></p>' : '';
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Subtier</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 38rem; margin: 15vh auto 0; padding: 0 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; }
p { overflow-wrap: anywhere; }
a { display: inline-block; padding: .4rem 0; }
</style>
</head>
<body><main><p>Subtier</p><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${link}</main></body>
</html>
`;
  response.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy,
    'Cache-Control': 'no-store',
  });
  response.end(page);
}

function escapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };
  return text.replace(/[&<>"']/g, (sign) => `&${names[sign] ?? ''};`);
}
