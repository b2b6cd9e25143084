export type SpanAttributes = Readonly<Record<string, string | number>>;

/** A piece of work in a trace. */
export interface Span {
  child(name: string, attributes: SpanAttributes): Span;
  note(attributes: SpanAttributes): void;
  /** What is called after the first time says nothing more. */
  end(failed: boolean): void;
}

/** Where the spans of requests go. */
export interface Tracing {
  /** @param traceparent header of a request that is part of a trace already */
  request(name: string, attributes: SpanAttributes, traceparent: string | undefined): Span;
  /** Sends what is left, if it can be sent soon. */
  close(): Promise<void>;
}
