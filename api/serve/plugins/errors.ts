import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import { Failure } from '#graph/failure.ts';
import { exceeded } from '#graph/limits.ts';
import type { ErrorCode } from '../error-codes.ts';
import type { ClientMessage } from '../http/endpoints.ts';
import { requestLimits } from '../limits.ts';
import { requestScope } from '../telemetry/scope.ts';

/**
 * Converts an error to what a client may see: failures with their code, and errors in its own request. All other errors are
 * internal: they are logged, and the client gets only the request id, to find the error in the log.
 */
export function maskError(log: Logger, messageOf: ClientMessage): (error: unknown) => Error {
  return (error) => {
    const cause = error instanceof GraphQLError ? (error.originalError ?? null) : error;
    if (cause instanceof Failure) {
      const found = cause.exitCode === 4 ? { requestId: requestScope.current()?.id } : {};
      return located(error, messageOf(cause), { ...cause.extensions, code: cause.code, ...found });
    }
    if (error instanceof GraphQLError && (cause === null || cause instanceof GraphQLError)) {
      return located(error, error.message, { code: 'BAD_USER_INPUT' satisfies ErrorCode, ...error.extensions });
    }
    const requestId = requestScope.current()?.id;
    // Only deeply nested input from a client exhausts the stack.
    if (cause instanceof RangeError && cause.message === 'Maximum call stack size exceeded') {
      log.warn({ requestId, err: cause }, 'a request was nested too deeply to parse');
      const { depth } = requestLimits;
      return located(error, 'The request is nested too deeply.', {
        code: depth.code,
        ...exceeded(depth),
        http: { spec: true, status: 400 },
      });
    }
    log.error({ requestId, err: cause ?? error }, 'internal error');
    return located(error, 'Internal error in Subtier: see its log.', {
      code: 'INTERNAL_SERVER_ERROR' satisfies ErrorCode,
      requestId,
    });
  };
}

/** Says why not all of a document was validated. GraphQL's own notes read like server errors. */
export function explainCutErrors(): Plugin {
  return {
    onValidate() {
      return ({ result, setResult }) => {
        const cut = result.findIndex(isAbortNote);
        if (cut < 0) return;
        const note: unknown = result[cut];
        // GraphQL also stops at documents whose fields are too many to compare, whether they have errors or not.
        const hasManyErrors = note instanceof GraphQLError && note.message.startsWith('Too many');
        const sentence = hasManyErrors
          ? `The document has more errors than these ${cut}: correct them first.`
          : 'The document is too complex to validate: repeat fewer fields and fragments.';
        setResult(result.with(cut, new GraphQLError(sentence)));
      };
    },
  };
}

function isAbortNote(error: unknown): boolean {
  return error instanceof GraphQLError && error.message.endsWith('Validation aborted.');
}

/** A GraphQL error with another message and extensions, at the same location. */
function located(error: unknown, message: string, extensions: Readonly<Record<string, unknown>>): GraphQLError {
  if (!(error instanceof GraphQLError)) return new GraphQLError(message, { extensions });
  const { nodes, source, positions, path } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions,
  });
}
