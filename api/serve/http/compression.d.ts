declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** The types that the package has are of Express, which Subtier does not use. */
  function compression(options: {
    readonly filter: (request: IncomingMessage, response: ServerResponse) => boolean;
  }): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  export = compression;
}
