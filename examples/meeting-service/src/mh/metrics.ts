import { metrics } from '@opentelemetry/api';
import { Counter, Gauge, Histogram } from 'prom-client';
import { type HttpMetrics, LATENCY_BUCKETS_SECONDS, createRegistry } from '../shared/metrics.js';

export const registry = createRegistry('mh');
const registers = [registry];

export const allocations = new Counter({
  name: 'mh_media_allocations_total',
  help: 'Requests for media, by how they ended.',
  labelNames: ['result'],
  registers,
});

export const allocationDuration = new Histogram({
  name: 'mh_media_allocation_duration_ms',
  help: 'Time to find a port and a codec.',
  labelNames: ['result'],
  buckets: [1, 2, 5, 10, 25, 50, 100, 250],
  registers,
});

export const setupDuration = new Histogram({
  name: 'mh_media_setup_duration_seconds',
  help: 'Time from the request until media may flow.',
  labelNames: ['user_id', 'result'],
  buckets: LATENCY_BUCKETS_SECONDS,
  registers,
});

export const poolPorts = new Gauge({
  name: 'mh_port_pool_ports_total',
  help: 'Ports in the pool, free or not.',
  registers,
});

export const freePorts = new Gauge({
  name: 'mh_port_pool_free_ports',
  help: 'Ports of the pool that nobody uses.',
  registers,
});

export const recordingReads = new Counter({
  name: 'mh_recording_reads_total',
  help: 'Recordings asked for.',
  labelNames: ['result'],
  registers,
});

export const finalisations = new Counter({
  name: 'mh_recording_finalisations_total',
  help: 'Meetings whose recordings were put in place after their end, by how that ended.',
  labelNames: ['result'],
  registers,
});

export const draftFailures = new Counter({
  name: 'mh_recording_draft_failures_total',
  help: 'Drafts that could not be removed after a meeting.',
  registers,
});

export const http: HttpMetrics = {
  duration: new Histogram({
    name: 'mh_http_server_request_duration_seconds',
    help: 'Time to serve a request.',
    labelNames: ['method', 'route', 'status_code'],
    buckets: LATENCY_BUCKETS_SECONDS,
    registers,
  }),
  errors: new Counter({
    name: 'mh_http_server_errors_total',
    help: 'Requests that ended in an error.',
    labelNames: ['route', 'code'],
    registers,
  }),
};

const meter = metrics.getMeter('mh');

export const negotiationDuration = meter.createHistogram('mh.codec.negotiation.duration', {
  description: 'Time to agree on a codec.',
  unit: 's',
  advice: { explicitBucketBoundaries: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025] },
});

export const relayHold = meter.createHistogram('mh.relay.hold.duration', {
  description: 'How long a participant keeps a relay port.',
  unit: 's',
});
