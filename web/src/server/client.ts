import { cacheExchange, createClient, fetchExchange } from '@urql/core';
import { persistedExchange } from './persisted-exchange.ts';
import { rememberExchange } from './remember-exchange.ts';

/** Asks the server that served this page. */
export const client = createClient({
  url: '/graphql',
  preferGetMethod: false,
  exchanges: [persistedExchange(), rememberExchange(), cacheExchange, fetchExchange],
});
