/** A client that keeps cookies by host and port, and follows redirects, as a browser does. */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** Sends a request and follows redirects. */
  async open(address: string, init: RequestInit = {}): Promise<Response> {
    let response = await this.send(address, init);
    for (let steps = 0; steps < 10; steps += 1) {
      const to = response.headers.get('location');
      if (to === null || response.status < 300 || response.status > 399) return response;
      response = await this.send(new URL(to, response.url).href);
    }
    throw new Error(`${address} redirects too often.`);
  }

  /** Sends one request. */
  async send(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const known = this.cookiesOf(address);
    headers.set('Cookie', [...known].map(([name, value]) => `${name}=${value}`).join('; '));
    if (!headers.has('Accept')) headers.set('Accept', 'text/html');
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split(/;\s*/);
      const [name = '', ...value] = pair.split('=');
      const isOver = attributes.some((attribute) => /^max-age=0$|^expires=Thu, 01 Jan 1970/i.test(attribute));
      if (isOver) known.delete(name);
      else known.set(name, value.join('='));
    }
    return response;
  }

  /** The cookies of an origin, to read and to change. */
  cookiesOf(address: string): Map<string, string> {
    const { origin } = new URL(address);
    const known = this.#cookies.get(origin) ?? new Map<string, string>();
    this.#cookies.set(origin, known);
    return known;
  }
}
