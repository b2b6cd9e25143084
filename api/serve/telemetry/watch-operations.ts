import { getOperationAST, type ExecutionArgs, type GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { RequestRecord } from './request-record.ts';
import { requestScope } from './request-scope.ts';

/** A name is as long as its author likes. */
const mostOfName = 100;

/** Notes of each request to the API what it asked for and which errors it got. Stands before all that changes the parameters. */
export function watchOperations(): Plugin {
  return {
    onParams({ params }) {
      const request = requestScope.current();
      // Without a text of its own it is answered only if its hash is known.
      if (request !== null) request.isKnown = params.query === undefined || params.query === '';
    },
    onExecute({ args }) {
      const request = requestScope.current();
      if (request === null) return;
      begin(request, args);
      return {
        onExecuteDone({ result }) {
          if (Symbol.asyncIterator in result) return;
          request.operationSpan?.end((result.errors ?? []).length > 0);
          request.operationSpan = null;
        },
      };
    },
    onSubscribe({ args }) {
      const request = requestScope.current();
      if (request !== null) begin(request, args);
    },
    onResultProcess({ result }) {
      const request = requestScope.current();
      if (request === null) return;
      if (Symbol.asyncIterator in result) {
        request.isStream = true;
        return;
      }
      const results = Array.isArray(result) ? result : [result];
      request.codes.push(...results.flatMap(({ errors = [] }) => errors.map(codeOf)));
    },
  };
}

function begin(request: RequestRecord, { document, operationName }: ExecutionArgs): void {
  const operation = getOperationAST(document, operationName);
  request.operation = operation?.name?.value.slice(0, mostOfName) ?? null;
  const type = operation?.operation ?? 'query';
  request.operationSpan =
    request.span?.child(`${type} ${request.operation ?? '(no name)'}`, { 'graphql.operation.type': type }) ?? null;
}

function codeOf({ extensions }: GraphQLError): string {
  const code = extensions['code'];
  return typeof code === 'string' ? code : 'OTHER';
}
