import { cacheExchange, createClient, fetchExchange } from '@urql/core';
import { rememberExchange } from './remember-exchange.ts';

/** Asks the server that served this page. */
export const client = createClient({
  url: '/graphql',
  preferGetMethod: false,
  exchanges: [rememberExchange(), cacheExchange, fetchExchange],
});
