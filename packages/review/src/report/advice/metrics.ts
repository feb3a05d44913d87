import type { Advice } from './advice.js';

/** On metrics. */
export const metrics: Readonly<Record<string, Advice>> = {
  'metric-naming': {
    type: 'Metric name',
    problem: 'The name that Prometheus sees does not keep to the convention.',
    impact:
      'A metric is found by its name. `rate()` over a gauge that is called `_total` gives numbers that look right, and milliseconds on an axis of seconds hide an outage by a factor of a thousand.',
    fix: 'Rename it now: each dashboard and alert that is built on the wrong name makes it dearer.',
    example: `-new Counter({ name: 'joins', help: 'Joins of meetings.' });
+new Counter({ name: 'gc_meeting_joins_total', help: 'Joins of meetings.' });`,
  },
  'no-high-cardinality-labels': {
    type: 'Unbounded label',
    problem: 'A label gets values of which there is no end.',
    impact:
      'Every value is a time series of its own, and none goes away while the process lives. One such label can take Prometheus down, and every alert with it; a hosted backend sends the bill, or drops series without a word.',
    fix: 'Put the id on the log or the span. Label by what has few values: result, type, route pattern, error class.',
    example: `-joins.inc({ meeting_id: meetingId, result });
+joins.inc({ result });
+logger.info({ meetingId, result }, 'joined');`,
  },
  'require-histogram-buckets': {
    type: 'Default buckets',
    problem: 'A histogram has no boundaries of its own, so it gets those of the library.',
    impact:
      'The quantile on the dashboard is interpolated inside one wide bucket, a p99 of 1.2 s and one of 2.4 s look the same, and an SLO whose threshold is no boundary cannot be computed. None of it can be repaired afterwards.',
    fix: 'Set boundaries around the values you expect, with one at each SLO threshold.',
    example: ` new Histogram({
   name: 'gc_meeting_join_duration_seconds',
   help: 'Time to join a meeting.',
+  buckets: [0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5],
 });`,
  },
  'slo-aligned-buckets': {
    type: 'Buckets that miss the question',
    problem: 'The boundaries are out of order, out of scale, too many or too few, or none is at the SLO threshold.',
    impact:
      'A histogram answers at its boundaries only. Between them burn rates are guesses on a straight line: the alert fires a quarter of an hour late or every night, and the report says 99.2 % where nobody knows whether it was 98 or 99.9.',
    fix: 'Put a boundary at each threshold, and the others around the values that occur, in the unit of the metric.',
    example: `-  buckets: [0.1, 0.25, 0.5, 1],
+  buckets: [0.1, 0.25, 0.3, 0.5, 1],`,
  },
  'no-dynamic-metric-name': {
    type: 'Metric name without end',
    problem: 'Part of the name of a metric is only known at run time.',
    impact:
      'No query adds all of them up, no alert covers the next one, and each name stays in memory until the process ends. Where callers choose the part, a scanner makes ten thousand metrics.',
    fix: 'Give it one constant name; what differs becomes a label if it has few values, else a log field.',
    example: "-statsd.increment(`user_${userId}_logins`);\n+statsd.increment('logins', { plan: user.plan });",
  },
  'require-metric-help': {
    type: 'Metric without help',
    problem: 'A metric has no help text, or one that only repeats the name.',
    impact:
      'The help text is the only documentation that travels with a metric. Without it, whoever is on call guesses whether it counts requests or participants, and writes the next alert on the guess.',
    fix: 'Say in one sentence what is counted or measured, when, and in which unit.',
    example: `-new Counter({ name: 'gc_meeting_joins_total', help: '' });
+new Counter({ name: 'gc_meeting_joins_total', help: 'Joins of meetings that succeeded, reconnects included.' });`,
  },
  'no-metric-label-mismatch': {
    type: 'Undeclared label',
    problem: 'The labels that are passed are not those that the metric declares, or cannot be names of labels.',
    impact:
      'prom-client throws at the first observation, most often in an error path that nobody has run before: counting the failure makes a second one and hides the first. A label that is never passed leaves its panel empty and its alert silent.',
    fix: 'Declare in `labelNames` what is passed, and pass what is declared.',
    example: `-  labelNames: ['format'],
+  labelNames: ['format', 'outcome'],`,
  },
  'no-metric-in-function': {
    type: 'Metric created per call',
    problem: 'A metric is created again each time this code runs.',
    impact:
      'prom-client throws on the second request, which a smoke test that sends one does not show. OpenTelemetry makes the object again for nothing, and callbacks of observable instruments pile up until collection is slow.',
    fix: 'Create it once, at module level, and only observe it here.',
    example: `+const requests = new Counter({ name: 'mh_transcoder_requests_total', help: 'Requests to transcode.' });
+
 app.post('/transcodings', (req, res) => {
-  new Counter({ name: 'mh_transcoder_requests_total', help: 'Requests to transcode.' }).inc();
+  requests.inc();`,
  },
  'no-metric-type-misuse': {
    type: 'Wrong metric type',
    problem: 'A metric is used as another type than it is.',
    impact:
      'The type decides which queries are right, and nothing warns of the others. A gauge that is set to the duration of a request keeps the last one before each scrape: of 3,000 requests 2,999 leave nothing, the slow ones among them.',
    fix: 'Count events with a counter, measure durations and sizes with a histogram, keep gauges for levels.',
    example: `-const duration = new Gauge({ name: 'gc_join_seconds', help: 'Time to join.' });
+const duration = new Histogram({ name: 'gc_join_duration_seconds', help: 'Time to join.', buckets });`,
  },
  'require-timer-observation': {
    type: 'Timer that is not ended',
    problem: 'A timer is started, and not ended on every path.',
    impact:
      'The early return and the error are what goes missing, so the histogram shows the good half of the traffic. During an outage its p99 does not move and its count falls, and an SLO that divides by that count gets better.',
    fix: 'Call what `startTimer()` returned in a `finally` block.',
    example: ` const end = duration.startTimer();
-const room = await join(id);
-end();
-return room;
+try {
+  return await join(id);
+} finally {
+  end();
+}`,
  },
  'metric-series-budget': {
    type: 'Too many series',
    problem: 'The labels and buckets of a metric multiply to more time series than the budget allows.',
    impact:
      'Each series is memory in the process, bytes in every scrape and memory in Prometheus, for every instance and again after every deployment. Queries time out during the incident they were made for.',
    fix: 'Drop the label that nobody queries by, put values into classes (`5xx`), or take fewer buckets.',
    example: `-  labelNames: ['method', 'route', 'status_code'],
+  labelNames: ['route', 'status_class'],`,
  },
  'require-error-metric': {
    type: 'Failure that is not counted',
    problem: 'A failure of a handler or an outbound call is logged, but no metric learns of it.',
    impact:
      'A log tells that a call failed once, not whether that was one of ten or of a million. An alert needs a rate, and a rate needs a counter: the incident is reported by a customer first.',
    fix: 'Count it with a bounded label, or give the latency histogram a label for the outcome.',
    example: ` } catch (err) {
+  errors.inc({ operation: 'find_room' });
   logger.error({ err, id }, 'room not found');`,
  },
};
