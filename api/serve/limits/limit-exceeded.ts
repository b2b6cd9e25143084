import { GraphQLError } from 'graphql';

/** What a request may take; each has its own refusal. */
export type Limit = 'depth' | 'aliases' | 'tokens' | 'cost' | 'body' | 'rate';

const codes: Readonly<Record<Limit, string>> = {
  depth: 'DEPTH_LIMIT_EXCEEDED',
  aliases: 'ALIAS_LIMIT_EXCEEDED',
  tokens: 'TOKEN_LIMIT_EXCEEDED',
  cost: 'COST_LIMIT_EXCEEDED',
  body: 'BODY_LIMIT_EXCEEDED',
  rate: 'RATE_LIMIT_EXCEEDED',
};

export interface Exceeded {
  readonly most: number;
  /** Null: more than `most`; how much more was not counted. */
  readonly asked: number | null;
  /** One sentence, with both figures. */
  readonly message: string;
  /** Of the HTTP answer; default: 400 for clients that read GraphQL's own media type, 200 for others. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The refusal of a request for one limit: `extensions` say which, how much it is and what was asked. */
export function limitExceeded(limit: Limit, { most, asked, message, status, headers = {} }: Exceeded): GraphQLError {
  const http = status === undefined ? { spec: true, status: 400 } : { status, headers };
  return new GraphQLError(message, { extensions: { code: codes[limit], limit, most, asked, http } });
}
