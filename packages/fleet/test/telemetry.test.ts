import { context, metrics, propagation, trace } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { expect, onTestFinished, test } from 'vitest';
import { KEY } from './support/mock.js';
import { files, openStage, until } from './support/stage.js';

test('spans and metrics of a job reach the OpenTelemetry SDK of the program, under the trace of the program that added it', async () => {
  const spans = new InMemorySpanExporter();
  const tracing = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  trace.setGlobalTracerProvider(tracing);
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 60_000 });
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
  // The W3C header, read and written by hand: the package that does it is the program's, not ours.
  propagation.setGlobalPropagator({
    inject(from, carrier, setter) {
      const span = trace.getSpanContext(from);
      if (span) setter.set(carrier, 'traceparent', `00-${span.traceId}-${span.spanId}-01`);
    },
    extract(into, carrier, getter) {
      const [, traceId, spanId] = String(getter.get(carrier, 'traceparent') ?? '').split('-');
      if (traceId === undefined || spanId === undefined) return into;
      return trace.setSpanContext(into, { traceId, spanId, traceFlags: 1, isRemote: true });
    },
    fields: () => ['traceparent'],
  });
  onTestFinished(() => {
    trace.disable();
    metrics.disable();
    propagation.disable();
  });
  const { queue, startWorker, ended } = await openStage();
  const parent = tracing.getTracer('shop').startSpan('order');
  const added = trace.setSpan(context.active(), parent);
  // Without a context manager of the SDK the active context is handed over as a whole.
  const active = context.active;
  context.active = () => added;
  await queue.enqueue(files(2));
  context.active = active;
  await startWorker();
  await ended(2);
  await until('both spans have ended', () => spans.getFinishedSpans().length === 2);
  for (const span of spans.getFinishedSpans()) {
    expect(span.name).toBe('koukoutu job');
    expect(span.spanContext().traceId).toBe(parent.spanContext().traceId);
    expect(span.attributes).toMatchObject({ 'koukoutu.model': 'background-removal', 'koukoutu.job.outcome': 'done' });
    expect(JSON.stringify(span.attributes)).not.toContain(KEY);
  }
  await reader.forceFlush();
  const found = exporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics));
  const names = found.map(({ descriptor }) => descriptor.name);
  expect(names).toEqual(
    expect.arrayContaining([
      'koukoutu.fleet.jobs',
      'koukoutu.fleet.tasks',
      'koukoutu.fleet.job.duration',
      'koukoutu.fleet.slots',
    ]),
  );
});
