import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Plugin } from 'graphql-yoga';
import { limitExceeded } from './limit-exceeded.ts';
import { requestLimits } from './request-limits.ts';

const minute = 60;

/**
 * Refuses a client that asks too often, until its minute is over. The client is whom the nearest proxy names last, as
 * that is the one whom it saw itself; without a proxy everything is one client.
 */
export function limitRate(most: number): Plugin {
  const limiter = new RateLimiterMemory({ points: most, duration: minute });
  return {
    async onRequestParse({ request }) {
      const client = request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
      try {
        await limiter.consume(client);
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        const seconds = Math.ceil(refused.msBeforeNext / 1000);
        throw limitExceeded(requestLimits.rate, {
          most,
          asked: refused.consumedPoints,
          message: `${refused.consumedPoints} requests in a minute; ${most} are allowed. Ask again in ${seconds} s.`,
          status: 429,
          headers: { 'Retry-After': String(seconds) },
        });
      }
    },
  };
}
