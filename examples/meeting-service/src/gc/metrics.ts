import { metrics } from '@opentelemetry/api';
import { Counter, Gauge, Histogram } from 'prom-client';
import { type HttpMetrics, LATENCY_BUCKETS_SECONDS, type PeerMetrics, createRegistry } from '../shared/metrics.js';

export const registry = createRegistry('gc');
const registers = [registry];

export const joinRequests = new Counter({
  name: 'gc_meeting_join_requests_total',
  help: 'Requests to join a meeting, by how they ended.',
  labelNames: ['result'],
  registers,
});

export const joinDuration = new Histogram({
  name: 'gc_meeting_join_duration_seconds',
  help: 'Time from the request to join until the participant may connect.',
  labelNames: ['result'],
  buckets: LATENCY_BUCKETS_SECONDS,
  registers,
});

export const admissions = new Counter({
  name: 'gc_meeting_admissions_total',
  help: 'Decisions about who may enter a meeting.',
  labelNames: ['meeting_id', 'result'],
  registers,
});

export const waitingParticipants = new Gauge({
  name: 'gcWaitingRoomParticipants',
  help: 'Participants who wait until the host opens the meeting.',
  registers,
});

export const assignmentDuration = new Histogram({
  name: 'gc_controller_assignment_duration_seconds',
  help: 'Time to choose the controller of a meeting.',
  labelNames: ['result'],
  registers,
});

export const routeLookups = new Counter({
  name: 'gc_controller_route_lookups_total',
  help: 'Look-ups in the table of routes to the regions.',
  labelNames: ['routeId', 'operation'],
  registers,
});

export const heartbeats = new Counter({
  name: 'gc_controller_heartbeats_total',
  help: 'Heartbeats of the meeting controllers.',
  labelNames: ['result'],
  registers,
});

export const healthyControllers = new Gauge({
  name: 'gc_controller_pool_healthy_controllers',
  help: 'Controllers that answered their last heartbeat.',
  registers,
});

export const http: HttpMetrics = {
  duration: new Histogram({
    name: 'gc_http_server_request_duration_seconds',
    help: 'Time to serve a request.',
    labelNames: ['method', 'route', 'status_code'],
    buckets: LATENCY_BUCKETS_SECONDS,
    registers,
  }),
  errors: new Counter({
    name: 'gc_http_server_errors_total',
    help: 'Requests that ended in an error.',
    labelNames: ['route', 'code'],
    registers,
  }),
};

export const peer: PeerMetrics = {
  duration: new Histogram({
    name: 'gc_peer_request_duration_seconds',
    help: 'Time of a call to a controller, retries included.',
    labelNames: ['operation', 'result'],
    buckets: LATENCY_BUCKETS_SECONDS,
    registers,
  }),
  failures: new Counter({
    name: 'gc_peer_request_failures_total',
    help: 'Attempts to call a controller that got no answer.',
    labelNames: ['operation'],
    registers,
  }),
};

const meter = metrics.getMeter('gc');

export const decisions = meter.createCounter('gc.assignment.decisions', {
  description: 'Choices of a controller for a meeting.',
  unit: '{decision}',
});

export const rejections = meter.createCounter('gc.http.rejections', {
  description: 'Requests turned away before they reached a handler.',
  unit: '{request}',
});
