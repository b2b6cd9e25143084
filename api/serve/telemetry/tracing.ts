import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Span as OpenSpan, Tracer } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';

type SpanAttributes = Readonly<Record<string, string | number>>;

/** A span of a trace. */
export interface Span {
  child(name: string, attributes: SpanAttributes): Span;
  setAttributes(attributes: SpanAttributes): void;
  /** Ends the span; further calls have no effect. */
  end(failed: boolean): void;
}

/** Sends the spans of requests to a collector. */
export interface Tracing {
  /** Starts the span of a request. @param traceparent header of a request that is already part of a trace */
  request(name: string, attributes: SpanAttributes, traceparent: string | undefined): Span;
  /** Sends the remaining spans, and gives up after a few seconds. */
  close(): Promise<void>;
}

/** Milliseconds to wait for the collector, so that one that is down does not delay shutdown. */
const timeout = 5000;

/** Sends spans to an OTLP collector over HTTP, as JSON. @param endpoint without `/v1/traces` */
export function sendTraces(endpoint: string, serviceName: string): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: timeout });
  const provider = new BasicTracerProvider({
    resource: defaultResource().merge(resourceFromAttributes({ 'service.name': serviceName })),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('subtier');
  return {
    request: (name, attributes, traceparent) => {
      const caller = traceparent === undefined ? null : parseTraceParent(traceparent);
      const context =
        caller === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { ...caller, isRemote: true });
      return spanOf(tracer, tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, context));
    },
    close: async () => {
      await Promise.race([provider.shutdown().catch(() => undefined), sleep(timeout, undefined, { ref: false })]);
    },
  };
}

function spanOf(tracer: Tracer, span: OpenSpan): Span {
  return {
    child: (name, attributes) => {
      const kind = 'db.system.name' in attributes ? SpanKind.CLIENT : SpanKind.INTERNAL;
      return spanOf(tracer, tracer.startSpan(name, { kind, attributes }, trace.setSpan(ROOT_CONTEXT, span)));
    },
    setAttributes: (attributes) => {
      span.setAttributes(attributes);
    },
    end: (failed) => {
      if (!span.isRecording()) return;
      if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    },
  };
}
