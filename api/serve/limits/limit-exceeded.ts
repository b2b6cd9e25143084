import { GraphQLError } from 'graphql';
import { exceeded } from '#graph/limits/exceeded.ts';
import type { Limit } from '#graph/limits/limit.ts';

export interface Refusal {
  /** Where it is another than usual. */
  readonly most?: number;
  /** Null: more than `most`; how much more was not counted. */
  readonly asked: number | null;
  /** One sentence, with both figures. */
  readonly message: string;
  /** Of the HTTP answer; default: 400 for clients that read GraphQL's own media type, 200 for others. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The refusal of a request for one limit: `extensions` say which, how much it is and what was asked. */
export function limitExceeded(limit: Limit, { most, asked, message, status, headers = {} }: Refusal): GraphQLError {
  const http = status === undefined ? { spec: true, status: 400 } : { status, headers };
  return new GraphQLError(message, { extensions: { code: limit.code, ...exceeded(limit, asked, most), http } });
}
