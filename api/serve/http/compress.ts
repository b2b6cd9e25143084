import compression from 'compression';

/** Media types that gain from compression. Files that are exported have another one, and mostly are compressed already. */
const compressible = /^(text\/|image\/svg|application\/(?:[a-z.-]+\+)?(?:json|jsonl|javascript|xml)\b)/;

/**
 * Compresses answers of a kilobyte and more as their clients accept it. Server-sent events are sent as they are: each must arrive at once. So are parts of a file.
 */
export const compressAnswer = compression({
  filter: (_, response) => {
    const type = String(response.getHeader('Content-Type') ?? '');
    return compressible.test(type) && !type.startsWith('text/event-stream') && !response.hasHeader('Content-Range');
  },
});
