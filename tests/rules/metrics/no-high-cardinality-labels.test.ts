import { run } from '../../run.js';
import rule from '../../../src/rules/metrics/no-high-cardinality-labels.js';
import { code, otel, promClient } from './code.js';

run('no-high-cardinality-labels: names of labels', rule, {
  valid: [
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['routeId'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['operationId'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['operation_id'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['statusCode'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['status_code'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['queueName'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['queue'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['template_id'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['hasUserId'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['is_email'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id_type'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['tokenType'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['token_type'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['ip_version'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['email_type'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['worker_id'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['shard'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['partition_id'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['route'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['path'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['http.route'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['method'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['error'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['error_code'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['errorType'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['urlIndex'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['baseUrl'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['client'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['event_name'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['node_type'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['stack'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_agent_family'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['num_ids'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['idempotent'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['valid'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['identity'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['tenant_tier'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['regionId'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['message'] });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['session_type'] });`,
    // Somebody configured it.
    promClient`requests.inc({ baseUrl: client.currentUrl });`,
    promClient`requests.inc({ target: config.url });`,
    // Presence in a store: no metric makes one wait.
    promClient`await presence.inc({ meetingId, userId });`,
    promClient`usage.add(1, { accountId }).catch((err) => log.error(err));`,
    // An info metric joins an id to what else is known of the thing.
    promClient`const info = new Gauge({ name: 'gc_room_info', help: 'Rooms.', labelNames: ['room_id', 'region'] }); info.set({ room_id: room.id, region }, 1);`,
  ],
  invalid: [
    {
      name: 'a URL that each has of its own',
      code: promClient`failures.inc({ target: hook.url }); failures.inc({ source: job.repository.cloneUrl });`,
      errors: [
        { messageId: 'value', line: 2, column: 16 },
        { messageId: 'value', line: 2, column: 52 },
      ],
    },
    {
      name: 'what gRPC says of an error',
      code: promClient`failures.inc({ code: (err as ServiceError).details });`,
      errors: [{ messageId: 'value' }],
    },
    {
      name: 'a name that is decided elsewhere',
      code: promClient`const count = (name, err) => metrics.increment(name, { error: String(err) });`,
      errors: [{ messageId: 'value' }],
    },
    ...[
      'tx_hash',
      'block_number',
      'chunk_id',
      'peer_id',
      'commit_sha',
      'run_started_at',
      'expires_at',
      'checksum',
      'mail_id',
    ].map((label) => ({
      name: label,
      code: `import { Counter } from 'prom-client';\nnew Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['${label}'] });`,
      errors: [{ messageId: 'name' }],
    })),
    {
      name: 'an id of a counter',
      code: promClient`const joins = new Counter({ name: 'gc_room_info', help: 'Rooms.', labelNames: ['room_id'] });`,
      errors: [{ messageId: 'name' }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['userId'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 76 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 77 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['meeting.id'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 80 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['participantUUID'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 85 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user-id'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 77 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['id'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 72 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['uuid'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 74 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['traceId'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 77 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['x_request_id'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 82 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['sessionid'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 79 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['customer_email'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 84 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['email'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 75 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['userEmail'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 79 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['username'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 78 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['phone_number'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 82 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['ip'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 72 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['client.address'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 84 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['clientIp'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 78 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['url'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 73 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['original_url'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 82 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['http.target'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 81 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['url.path'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 78 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['query_string'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 82 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['error_message'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 83 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['err_message'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 81 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['exception.stacktrace'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 90 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_agent'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 80 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['sql'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 73 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['documentName'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 82 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['timestamp'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 79 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['created_at'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 80 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['token'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 75 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['message_id'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 80 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['jobId'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 75 }],
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['OrderID'] });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 77 }],
    },
  ],
});

run('no-high-cardinality-labels: what a message says', rule, {
  valid: [promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.' });`],
  invalid: [
    {
      name: 'an id',
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id'] });`,
      errors: [
        {
          message:
            "Label 'user_id' of 'gc_joins_total' is unbounded: there is a new one for every user. Each value is a time series of its own, until Prometheus runs out of memory. Put the id on the log or the span, and label by something with few values, such as result, type or route.",
          line: 2,
          column: 68,
          endColumn: 77,
        },
      ],
    },
    {
      name: 'an id of nothing in particular',
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['id'] });`,
      errors: [
        {
          message:
            "Label 'id' of 'gc_joins_total' is unbounded: there is a new one for every thing that is counted. Each value is a time series of its own, until Prometheus runs out of memory. Put the id on the log or the span, and label by something with few values, such as result, type or route.",
          line: 2,
          column: 68,
          endColumn: 72,
        },
      ],
    },
    {
      name: 'personal data',
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['email'] });`,
      errors: [
        {
          message:
            "Label 'email' of 'gc_joins_total' is unbounded: it is different for every person or client. Each value is a time series of its own, until Prometheus runs out of memory. Drop it here; personal data does not belong into metrics, and logs and spans can be deleted.",
          line: 2,
          column: 68,
          endColumn: 75,
        },
      ],
    },
    {
      name: 'a URL',
      code: promClient`joins.inc({ route: req.originalUrl });`,
      errors: [
        {
          message:
            "Label 'route' of this metric is given 'req.originalUrl', which is unbounded: callers choose it, ids included. Each value is a time series of its own, until Prometheus runs out of memory. Label by the route pattern, such as req.route.path, request.routeOptions.url or ctx._matchedRoute.",
          line: 2,
          column: 13,
          endColumn: 18,
        },
      ],
    },
    {
      name: 'an error text',
      code: promClient`joins.inc({ error: err.message });`,
      errors: [
        {
          message:
            "Label 'error' of this metric is given 'err.message', which is unbounded: it is free text. Each value is a time series of its own, until Prometheus runs out of memory. Label by a class of it, such as the error's code or name, and log the text.",
          line: 2,
          column: 13,
          endColumn: 18,
        },
      ],
    },
    {
      name: 'a time',
      code: promClient`joins.inc({ at: Date.now() });`,
      errors: [
        {
          message:
            "Label 'at' of this metric is given 'Date.now()', which is unbounded: it never comes twice. Each value is a time series of its own, until Prometheus runs out of memory. Drop it: every sample has its time already.",
          line: 2,
          column: 13,
          endColumn: 15,
        },
      ],
    },
    {
      name: 'a random value',
      code: promClient`joins.inc({ attempt: crypto.randomUUID() });`,
      errors: [
        {
          message:
            "Label 'attempt' of this metric is given 'crypto.randomUUID()', which is unbounded: it never comes twice. Each value is a time series of its own, until Prometheus runs out of memory. Put it on the log or the span.",
          line: 2,
          column: 13,
          endColumn: 20,
        },
      ],
    },
    {
      name: 'a denied label',
      code: promClient`new Gauge({ name: 'gc_up', help: 'Up.', labelNames: ['pod'] });`,
      settings: { observability: { labels: { deny: ['pod'] } } },
      errors: [
        {
          message:
            "Label 'pod' of 'gc_up' is unbounded: settings.observability.labels.deny lists it. Each value is a time series of its own, until Prometheus runs out of memory. Drop it, or label by something with few values.",
          line: 2,
          column: 54,
          endColumn: 59,
        },
      ],
    },
    {
      name: 'OpenTelemetry',
      code: otel`meter.createCounter('gc.joins').add(1, { 'user.id': id });`,
      errors: [
        {
          message:
            "Label 'user.id' of 'gc.joins' is unbounded: there is a new one for every user. Each value is a time series of its own, until the backend runs out of memory. Put the id on the log or the span, and label by something with few values, such as result, type or route.",
          line: 4,
          column: 42,
          endColumn: 51,
        },
      ],
    },
    {
      name: 'StatsD',
      code: code`
        import StatsD from 'hot-shots';
        new StatsD().increment('joins', { user_id: id });
      `,
      errors: [
        {
          message:
            "Label 'user_id' of 'joins' is unbounded: there is a new one for every user. Each value is a time series of its own, which the backend has to hold and bill. Put the id on the log or the span, and label by something with few values, such as result, type or route.",
          line: 2,
          column: 35,
          endColumn: 42,
        },
      ],
    },
    {
      name: 'CloudWatch',
      code: code`
        import { Metrics } from '@aws-lambda-powertools/metrics';
        new Metrics().addDimensions({ userId: id });
      `,
      errors: [
        {
          message:
            "Label 'userId' of this metric is unbounded: there is a new one for every user. Each value is a metric of its own on the CloudWatch bill. Put the id on the log or the span, and label by something with few values, such as result, type or route.",
          line: 2,
          column: 31,
          endColumn: 37,
        },
      ],
    },
    {
      name: 'a label without a name',
      code: promClient`joins.labels(req.path).inc();`,
      errors: [
        {
          message:
            "A label of this metric is given 'req.path', which is unbounded: callers choose it, ids included. Each value is a time series of its own, until Prometheus runs out of memory. Label by the route pattern, such as req.route.path, request.routeOptions.url or ctx._matchedRoute.",
          line: 2,
          column: 14,
          endColumn: 22,
        },
      ],
    },
    {
      name: 'a long value',
      code: promClient`joins.inc({ route: \`\${req.method} of the meeting service at \${req.originalUrl} or so\` });`,
      errors: [
        {
          message:
            "Label 'route' of this metric is given '`${req.method} of the meeting service at ${req.originalUr…', which is unbounded: callers choose it, ids included. Each value is a time series of its own, until Prometheus runs out of memory. Label by the route pattern, such as req.route.path, request.routeOptions.url or ctx._matchedRoute.",
          line: 2,
          column: 13,
          endColumn: 18,
        },
      ],
    },
  ],
});

run('no-high-cardinality-labels: values', rule, {
  valid: [
    promClient`joins.inc({ value: "ok" });`,
    promClient`joins.inc({ value: 1 });`,
    promClient`joins.inc({ value: true });`,
    promClient`joins.inc({ value: null });`,
    promClient`joins.inc({ value: undefined });`,
    promClient`joins.inc({ value: \`ok\` });`,
    promClient`joins.inc({ value: \`v\${1}\` });`,
    promClient`joins.inc({ value: "a" + "b" });`,
    promClient`joins.inc({ value: Result.Ok });`,
    promClient`joins.inc({ value: Proto.Codec.OPUS });`,
    promClient`joins.inc({ value: ok ? "ok" : "failed" });`,
    promClient`joins.inc({ value: !user });`,
    promClient`joins.inc({ value: typeof user });`,
    promClient`joins.inc({ value: user === null });`,
    promClient`joins.inc({ value: "id" in user });`,
    promClient`joins.inc({ value: Boolean(userId) });`,
    promClient`joins.inc({ value: req.route.path });`,
    promClient`joins.inc({ value: req.route?.path ?? "unknown" });`,
    promClient`joins.inc({ value: request.routeOptions.url });`,
    promClient`joins.inc({ value: req.routeOptions.url });`,
    promClient`joins.inc({ value: ctx._matchedRoute });`,
    promClient`joins.inc({ value: req.method });`,
    promClient`joins.inc({ value: res.statusCode });`,
    promClient`joins.inc({ value: String(res.statusCode) });`,
    promClient`joins.inc({ value: response.status });`,
    promClient`joins.inc({ value: err.code });`,
    promClient`joins.inc({ value: err.name });`,
    promClient`joins.inc({ value: error.constructor.name });`,
    promClient`joins.inc({ value: String(error.code) });`,
    promClient`joins.inc({ value: error.type });`,
    promClient`joins.inc({ value: reason });`,
    promClient`joins.inc({ value: result });`,
    promClient`joins.inc({ value: region });`,
    promClient`joins.inc({ value: status(err) });`,
    promClient`joins.inc({ value: routeOf(req.path) });`,
    promClient`joins.inc({ value: normalize(req.originalUrl) });`,
    promClient`joins.inc({ value: classify(err) });`,
    promClient`joins.inc({ value: req.url.replace(/[0-9]+/g, ":id") });`,
    promClient`joins.inc({ value: statusClass(res.statusCode) });`,
    promClient`joins.inc({ value: labels.result });`,
    promClient`joins.inc({ value: RESULTS[code] });`,
    promClient`joins.inc({ value: map.get(userId) });`,
    promClient`joins.inc({ value: req.user.role });`,
    promClient`joins.inc({ value: req.body.kind });`,
    promClient`joins.inc({ value: req.baseUrl + req.route.path });`,
    promClient`joins.inc({ value: Math.floor(res.statusCode / 100) });`,
    promClient`joins.inc({ value: scheduler.now() });`,
    promClient`joins.inc({ value: now() });`,
    promClient`joins.inc({ value: meeting.type });`,
    promClient`joins.inc({ value: meeting.status });`,
    promClient`joins.inc({ value: req });`,
    promClient`joins.inc({ value: config.url });`,
    promClient`joins.inc({ value: url });`,
    promClient`joins.inc({ value: hash });`,
    promClient`joins.inc({ value: \`\${result}\` });`,
    promClient`joins.inc({ value: \`\${count}\` });`,
    promClient`joins.inc({ value: count + 1 });`,
    promClient`joins.inc({ value: userIds.length });`,
    promClient`joins.inc({ value: isUserId });`,
    promClient`joins.inc({ value: await status(req) });`,
    promClient`joins.inc({ value: () => req.url });`,
  ],
  invalid: [
    {
      code: promClient`joins.inc({ value: req.url });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.path });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.originalUrl });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: request.url });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: ctx.request.path });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: ctx.req.url });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: this.req.originalUrl });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.params.id });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.params[key] });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: request.params.meetingId });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: c.req.param("id") });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.query.q });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.get("user-agent") });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.headers["x-tenant"] });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.ip });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.user.id });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.user.email });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.session.id });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.body.name });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: new URL(req.url).pathname });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: url.pathname });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: err.message });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: error.stack });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: (err as Error).message });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: err?.message ?? "unknown" });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: err instanceof Error ? err.message : "unknown" });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: String(err) });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: error.toString() });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: \`\${err}\` });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: "failed: " + err });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: JSON.stringify(err) });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: randomUUID() });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: crypto.randomUUID() });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: uuid() });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: uuidv4() });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: uuid.v4() });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: nanoid() });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: Date.now() });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: performance.now() });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: new Date().toISOString() });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: new Date() });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: Math.random() });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: process.hrtime() });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: randomBytes(4).toString("hex") });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: \`/meetings/\${req.params.id}\` });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: \`user-\${userId}\` });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: "user-" + userId });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: userId });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: meeting.id });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: meeting.ownerId });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: this.participant.id });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: user!.id });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: +req.params.id });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: String(meetingId) });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: meetingId.toString() });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.path.toLowerCase() });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.url.split("?")[0] });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.url.slice(1) });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: encodeURIComponent(req.path) });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: await userId });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: known ? "yes" : req.path });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.path || "/" });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: req.path satisfies string });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: session.userId });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`joins.inc({ value: (0, req.path) });`,
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
  ],
});

run('no-high-cardinality-labels: values that are followed', rule, {
  valid: [
    promClient`
      const RESULT = { ok: 'ok', failed: 'failed' } as const;
      joins.inc({ result: RESULT.ok });
    `,
    promClient`
      enum Result { Ok = 'ok', Failed = 'failed' }
      joins.inc({ result: Result.Ok });
    `,
    promClient`
      const path = normalize(req.path);
      joins.inc({ path });
    `,
    promClient`
      let path = req.path;
      path = normalize(path);
      joins.inc({ path });
    `,
    promClient`
      const { route, method } = req;
      joins.inc({ route: route.path, method });
    `,
    promClient`
      const { role } = req.user;
      joins.inc({ role });
    `,
    promClient`
      const [kind] = kinds;
      joins.inc({ kind });
    `,
    promClient`
      const { ...rest } = req;
      joins.inc({ rest });
    `,
    promClient`
      const { [key]: value } = req;
      joins.inc({ value });
    `,
    {
      name: 'constants in a circle',
      code: promClient`
        const a = b;
        const b = a;
        joins.inc({ a });
      `,
    },
  ],
  invalid: [
    {
      code: promClient`
        const { originalUrl } = req;
        joins.inc({ route: originalUrl });
      `,
      errors: [{ messageId: 'value', line: 3, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`
        const { originalUrl: route } = req;
        joins.inc({ route });
      `,
      errors: [{ messageId: 'value', line: 3, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`
        const { path: route = '/' } = req;
        joins.inc({ route });
      `,
      errors: [{ messageId: 'value', line: 3, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`
        const { params: { key } } = req;
        joins.inc({ key });
      `,
      errors: [{ messageId: 'value', line: 3, column: 13, endColumn: 16 }],
    },
    {
      code: promClient`
        const { id } = req.params;
        joins.inc({ meeting: id });
      `,
      errors: [{ messageId: 'value', line: 3, column: 13, endColumn: 20 }],
    },
    {
      code: promClient`
        const { id } = meeting;
        joins.inc({ meeting: id });
      `,
      errors: [{ messageId: 'value', line: 3, column: 13, endColumn: 20 }],
    },
    {
      code: promClient`
        const [path] = req.url.split('?');
        joins.inc({ path });
      `,
      errors: [{ messageId: 'value', line: 3, column: 13, endColumn: 17 }],
    },
    {
      code: promClient`
        const route = req.path;
        joins.inc({ route });
      `,
      errors: [{ messageId: 'value', line: 3, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`
        const current = { route: req.path };
        joins.inc({ route: current.route });
      `,
      errors: [{ messageId: 'value', line: 3, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`
        const PATHS = [req.path, req.url];
        joins.inc({ route: PATHS[index] });
      `,
      errors: [{ messageId: 'value', line: 3, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`
        try { join(); } catch (err) {
          joins.inc({ reason: \`failed: \${err}\` });
        }
      `,
      errors: [{ messageId: 'value', line: 3, column: 15, endColumn: 21 }],
    },
    {
      name: 'a constant is told of once',
      code: promClient`
        const labels = { route: req.path };
        joins.inc(labels);
        leaves.inc(labels);
      `,
      errors: [{ messageId: 'value', line: 2, column: 18, endColumn: 23 }],
    },
    {
      code: promClient`
        const common = { route: req.path };
        joins.inc({ ...common, result: 'ok' });
      `,
      errors: [{ messageId: 'value', line: 2, column: 18, endColumn: 23 }],
    },
    {
      name: 'a type assertion',
      code: promClient`joins.inc({ route: <string>req.path });`,
      filename: 'service.ts',
      errors: [{ messageId: 'value', line: 2, column: 13, endColumn: 18 }],
    },
  ],
});

run('no-high-cardinality-labels: a label whose few values the file shows', rule, {
  valid: [
    promClient`
      const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['session'] });
      joins.inc({ session: 'first' });
      joins.labels(again ? 'again' : 'first').inc();
    `,
    promClient`
      const SESSIONS = { 0: 'first', 1: 'second' };
      const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['session'] });
      joins.inc({ session: SESSIONS[index] });
    `,
    promClient`
      const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['session'] });
      function count(session: 'first' | 'second') {
        joins.inc({ session });
      }
    `,
    promClient`
      type Session = 'first' | 'second';
      const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['session'] });
      const count = (session: Session) => joins.inc({ session });
    `,
    promClient`
      enum Session { First, Second }
      const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['session'] });
      const count = (session: Session | undefined) => joins.inc({ session });
    `,
  ],
  invalid: [
    {
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['session'] });
        joins.inc({ session: 'first' });
        joins.inc({ session });
      `,
      errors: [
        { messageId: 'name', line: 2, column: 82, endColumn: 91 },
        { messageId: 'name', line: 4, column: 13, endColumn: 20 },
      ],
    },
    {
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['session'] });
        const count = (session: string) => joins.inc({ session });
      `,
      errors: [
        { messageId: 'name', line: 2, column: 82, endColumn: 91 },
        { messageId: 'name', line: 3, column: 48, endColumn: 55 },
      ],
    },
    {
      code: promClient`
        import type { Session } from './session.js';
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['session'] });
        const count = (session: Session) => joins.inc({ session });
      `,
      errors: [
        { messageId: 'name', line: 3, column: 82, endColumn: 91 },
        { messageId: 'name', line: 4, column: 49, endColumn: 56 },
      ],
    },
  ],
});

run('no-high-cardinality-labels: settings', rule, {
  valid: [
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['tenant_id'] }).inc({ tenant_id: req.params.tenant });`,
      settings: { observability: { labels: { allow: ['tenant_id'] } } },
    },
    {
      code: promClient`joins.inc({ route: req.path });`,
      settings: { observability: { labels: { allow: ['route'] } } },
    },
  ],
  invalid: [
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['tenantId'] });`,
      settings: { observability: { labels: { allow: ['tenant_id'] } } },
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 78 }],
    },
    {
      name: 'whatever its values',
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['pod'] });
        joins.inc({ pod: 'one' });
      `,
      settings: { observability: { labels: { deny: ['pod'] } } },
      errors: [
        { messageId: 'name', line: 2, column: 82, endColumn: 87 },
        { messageId: 'name', line: 3, column: 13, endColumn: 16 },
      ],
    },
    {
      code: code`
        import StatsD from 'hot-shots';
        new StatsD().increment('joins', ['pod:one']);
      `,
      settings: { observability: { labels: { deny: ['pod'] } } },
      errors: [{ messageId: 'name', line: 2, column: 34, endColumn: 43 }],
    },
  ],
});

run('no-high-cardinality-labels: declarations', rule, {
  valid: [
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames });`,
    promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: [\`\${kind}_id\`] });`,
    code`
      import { Counter } from 'encore.dev/metrics';
      new Counter('joins', { labelNames: ['user_id'] });
    `,
    code`
      import { Counter } from './counter.js';
      new Counter({ name: 'joins', labelNames: ['user_id'] });
    `,
  ],
  invalid: [
    {
      name: 'default import',
      code: code`
        import client from 'prom-client';
        new client.Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['result', 'user_id'] });
      `,
      errors: [{ messageId: 'name', line: 2, column: 85, endColumn: 94 }],
    },
    {
      name: 'namespace import',
      code: code`
        import * as prom from 'prom-client';
        new prom.Gauge({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id'] });
      `,
      errors: [{ messageId: 'name', line: 2, column: 71, endColumn: 80 }],
    },
    {
      name: 'renamed import',
      code: code`
        import { Histogram as H } from 'prom-client';
        new H({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id'] });
      `,
      errors: [{ messageId: 'name', line: 2, column: 62, endColumn: 71 }],
    },
    {
      name: 'destructured require',
      code: code`
        const { Summary } = require('prom-client');
        new Summary({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id'] });
      `,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 77 }],
    },
    {
      name: 'require',
      code: code`
        const client = require('prom-client');
        new client.Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id'] });
      `,
      errors: [{ messageId: 'name', line: 2, column: 75, endColumn: 84 }],
    },
    {
      name: 'import require',
      code: code`
        import client = require('prom-client');
        new client.Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id'] });
      `,
      errors: [{ messageId: 'name', line: 2, column: 75, endColumn: 84 }],
    },
    {
      name: 'compiled',
      code: code`
        const prom_client_1 = __importDefault(require('prom-client'));
        new prom_client_1.default.Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id'] });
      `,
      errors: [{ messageId: 'name', line: 2, column: 90, endColumn: 99 }],
    },
    {
      name: 'compiled, named',
      code: code`
        const prom_client_1 = require('prom-client');
        new (0, prom_client_1.Counter)({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id'] });
      `,
      errors: [{ messageId: 'name', line: 2, column: 87, endColumn: 96 }],
    },
    {
      name: 'nestjs-prometheus',
      code: code`
        import { makeCounterProvider } from '@willsoto/nestjs-prometheus';
        export const providers = [makeCounterProvider({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id'] })];
      `,
      errors: [{ messageId: 'name', line: 2, column: 102, endColumn: 111 }],
    },
    {
      name: 'a wrapper',
      code: code`
        import { register } from './metrics.js';
        register.gauge<{ index: number }>({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id'] });
      `,
      errors: [{ messageId: 'name', line: 2, column: 90, endColumn: 99 }],
    },
    {
      name: 'labels in a type',
      code: code`register.gauge<{ user_id: string; result: string }>({ name: 'gc_joins_total', help: 'Joins.' });`,
      errors: [{ messageId: 'name', line: 1, column: 18, endColumn: 25 }],
    },
    {
      name: 'quoted labels in a type',
      code: code`register.gauge<{ 'user.id': string }>({ name: 'gc_joins_total', help: 'Joins.' });`,
      errors: [{ messageId: 'name', line: 1, column: 18, endColumn: 27 }],
    },
    {
      name: 'labels in a union',
      code: promClient`new Counter<'user_id' | 'result'>({ name: 'gc_joins_total', help: 'Joins.' });`,
      errors: [{ messageId: 'name', line: 2, column: 13, endColumn: 22 }],
    },
    {
      name: 'one label in a type',
      code: promClient`new Counter<'user_id'>({ name: 'gc_joins_total', help: 'Joins.' });`,
      errors: [{ messageId: 'name', line: 2, column: 13, endColumn: 22 }],
    },
    {
      name: 'labels in an interface',
      code: promClient`
        interface Labels { user_id: string; count(): void }
        register.gauge<Labels>({ name: 'gc_joins_total', help: 'Joins.' });
      `,
      errors: [{ messageId: 'name', line: 2, column: 20, endColumn: 27 }],
    },
    {
      name: 'labels in a type alias',
      code: promClient`
        type Labels = { user_id: string };
        register.gauge<Labels>({ name: 'gc_joins_total', help: 'Joins.' });
      `,
      errors: [{ messageId: 'name', line: 2, column: 17, endColumn: 24 }],
    },
    {
      name: 'as const',
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id'] as const });`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 77 }],
    },
    {
      name: 'satisfies and as',
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id'] satisfies string[] } as CounterConfiguration<string>);`,
      errors: [{ messageId: 'name', line: 2, column: 68, endColumn: 77 }],
    },
    {
      name: 'a constant list',
      code: promClient`
        const LABELS = ['result', 'user_id'] as const;
        new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: LABELS });
      `,
      errors: [{ messageId: 'name', line: 2, column: 27, endColumn: 36 }],
    },
    {
      name: 'spread lists',
      code: promClient`
        const COMMON = ['region', 'user_id'];
        new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: [...COMMON, 'result', ...more] });
      `,
      errors: [{ messageId: 'name', line: 2, column: 27, endColumn: 36 }],
    },
    {
      name: 'a list that grows',
      code: promClient`
        const labelNames = ['result'];
        if (detailed) labelNames.push('user_id');
        new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames });
      `,
      errors: [{ messageId: 'name', line: 3, column: 31, endColumn: 40 }],
    },
    {
      name: 'a list in an object',
      code: promClient`
        const LABELS = { joins: ['user_id'] };
        new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: LABELS.joins });
      `,
      errors: [{ messageId: 'name', line: 2, column: 26, endColumn: 35 }],
    },
    {
      name: 'keys of an object',
      code: promClient`
        const labels = { user_id: '', result: '' };
        new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: Object.keys(labels) });
      `,
      errors: [{ messageId: 'name', line: 2, column: 18, endColumn: 25 }],
    },
    {
      name: 'a constant name',
      code: promClient`
        const USER = 'user_id';
        new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: [USER] });
      `,
      errors: [{ messageId: 'name', line: 3, column: 68, endColumn: 72 }],
    },
    {
      name: 'a spread configuration',
      code: promClient`
        const base = { help: 'Joins.', labelNames: ['user_id'] };
        new Counter({ ...base, name: 'gc_joins_total' });
      `,
      errors: [{ messageId: 'name', line: 2, column: 45, endColumn: 54 }],
    },
    {
      name: 'a frozen configuration',
      code: promClient`
        const config = Object.freeze({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id'] });
        new Counter(config);
      `,
      errors: [{ messageId: 'name', line: 2, column: 85, endColumn: 94 }],
    },
    {
      name: 'a wrapper in a field',
      code: code`
        class Metrics {
          readonly joins = this.#registry.registerCounter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id'] });
        }
      `,
      errors: [{ messageId: 'name', line: 2, column: 106, endColumn: 115 }],
    },
    {
      name: 'comments',
      code: promClient`
        new Counter({
          name: 'gc_joins_total', // by whom
          help: 'Joins.',
          labelNames: [/* who */ 'user_id', 'result'],
        });
      `,
      errors: [{ messageId: 'name', line: 5, column: 26, endColumn: 35 }],
    },
    {
      name: 'each label',
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['user_id', 'meeting_id', 'result'] });`,
      errors: [
        { messageId: 'name', line: 2, column: 68, endColumn: 77 },
        { messageId: 'name', line: 2, column: 79, endColumn: 91 },
      ],
    },
  ],
});

run('no-high-cardinality-labels: observations of prom-client', rule, {
  valid: [
    promClient`
      const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['route', 'method'] });
      joins.inc();
      joins.inc(2);
      joins.inc({ route: req.route.path, method: req.method }, 2);
      joins.labels(req.route.path, req.method).inc();
      joins.remove(req.path);
      joins.reset();
    `,
    promClient`
      const duration = new Histogram({ name: 'gc_join_duration_seconds', help: 'Duration.', labelNames: ['route'], buckets: [1] });
      const end = duration.startTimer({ route: req.route.path });
      end({ route: 'x' });
      duration.observe(elapsed);
    `,
    {
      name: 'an exemplar has room for ids',
      code: promClient`joins.inc({ labels: { route: req.route.path }, value: 1, exemplarLabels: { traceId: span.traceId } });`,
    },
  ],
  invalid: [
    {
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['route', 'method'] });
        joins.inc({ route: req.path, method: req.method });
      `,
      errors: [{ messageId: 'value', line: 3, column: 13, endColumn: 18 }],
    },
    {
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['route', 'method'] });
        joins.inc({ route: req.path }, 2);
      `,
      errors: [{ messageId: 'value', line: 3, column: 13, endColumn: 18 }],
    },
    {
      name: 'labels beside an exemplar',
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['route', 'method'] });
        joins.inc({ labels: { route: req.path }, value: 1, exemplarLabels: { traceId } });
      `,
      errors: [{ messageId: 'value', line: 3, column: 23, endColumn: 28 }],
    },
    {
      name: 'labels alone, as with exemplars',
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['route', 'method'] });
        joins.inc({ labels: { route: req.path } });
      `,
      errors: [{ messageId: 'value', line: 3, column: 23, endColumn: 28 }],
    },
    {
      name: 'labels by position',
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['route', 'method'] });
        joins.labels(req.path, req.method).inc();
      `,
      errors: [
        {
          message:
            "Label 'route' of 'gc_joins_total' is given 'req.path', which is unbounded: callers choose it, ids included. Each value is a time series of its own, until Prometheus runs out of memory. Label by the route pattern, such as req.route.path, request.routeOptions.url or ctx._matchedRoute.",
          line: 3,
          column: 14,
          endColumn: 22,
        },
      ],
    },
    {
      name: 'labels in an object',
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['route', 'method'] });
        joins.labels({ route: req.path }).inc();
      `,
      errors: [{ messageId: 'value', line: 3, column: 16, endColumn: 21 }],
    },
    {
      name: 'a bound child',
      code: promClient`
        const joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['route', 'method'] });
        const bound = joins.labels({ method: 'GET' });
        bound.inc({ route: req.path });
      `,
      errors: [{ messageId: 'value', line: 4, column: 13, endColumn: 18 }],
    },
    {
      name: 'a gauge',
      code: promClient`
        const active = new Gauge({ name: 'gc_active', help: 'Active.', labelNames: ['route'] });
        active.set({ route: req.path }, 1);
        active.dec({ 'route': req.url });
        active.setToCurrentTime({ ['route']: req.originalUrl });
      `,
      errors: [
        { messageId: 'value', line: 3, column: 14, endColumn: 19 },
        { messageId: 'value', line: 4, column: 14, endColumn: 21 },
        { messageId: 'value', line: 5, column: 28, endColumn: 35 },
      ],
    },
    {
      code: promClient`
        const duration = new Histogram({ name: 'gc_join_duration_seconds', help: 'Duration.', labelNames: ['route'], buckets: [1] });
        duration.observe({ route: req.path }, elapsed);
      `,
      errors: [{ messageId: 'value', line: 3, column: 20, endColumn: 25 }],
    },
    {
      name: 'a timer and its end',
      code: promClient`
        const duration = new Histogram({ name: 'gc_join_duration_seconds', help: 'Duration.', labelNames: ['route'], buckets: [1] });
        const end = duration.startTimer({ route: req.path });
        end({ route: req.url });
      `,
      errors: [
        { messageId: 'value', line: 3, column: 35, endColumn: 40 },
        { messageId: 'value', line: 4, column: 7, endColumn: 12 },
      ],
    },
    {
      code: promClient`
        const duration = new Histogram({ name: 'gc_join_duration_seconds', help: 'Duration.', labelNames: ['route'], buckets: [1] });
        const end = duration.labels('x').startTimer();
        end({ route: req.url });
      `,
      errors: [{ messageId: 'value', line: 4, column: 7, endColumn: 12 }],
    },
    {
      code: promClient`register.getSingleMetric('gc_joins_total')?.inc({ route: req.path });`,
      errors: [{ messageId: 'value', line: 2, column: 51, endColumn: 56 }],
    },
    {
      code: promClient`(register.getSingleMetric('gc_joins_total') as Counter<string>).inc({ route: req.path });`,
      errors: [{ messageId: 'value', line: 2, column: 71, endColumn: 76 }],
    },
    {
      name: 'an annotated parameter',
      code: promClient`const count = (given: Counter<'route'>) => given.inc({ route: req.path });`,
      errors: [{ messageId: 'value', line: 2, column: 56, endColumn: 61 }],
    },
    {
      name: 'an injected field',
      code: promClient`
        class Metrics {
          constructor(private readonly joins: Counter<string>) {}
          count(req) {
            this.joins.inc({ route: req.path });
          }
        }
      `,
      errors: [{ messageId: 'value', line: 5, column: 22, endColumn: 27 }],
    },
    {
      name: 'a private field',
      code: promClient`
        class Metrics {
          readonly #joins = new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['route'] });
          count(req) {
            this.#joins?.inc({ route: req.path });
          }
        }
      `,
      errors: [{ messageId: 'value', line: 5, column: 24, endColumn: 29 }],
    },
    {
      name: 'an injected metric of Nest',
      code: code`
        import { InjectMetric } from '@willsoto/nestjs-prometheus';
        class Metrics {
          constructor(@InjectMetric('gc_joins_total') private readonly joins) {}
          count(req) {
            this.joins.inc({ route: req.path });
          }
        }
      `,
      errors: [{ messageId: 'value', line: 5, column: 22, endColumn: 27 }],
    },
    {
      code: promClient`
        const metrics = { joins: new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['route'] }) };
        metrics.joins.inc({ route: req.path });
      `,
      errors: [{ messageId: 'value', line: 3, column: 21, endColumn: 26 }],
    },
    {
      code: promClient`
        function makeMetrics() { return { joins: new Counter({ name: 'gc_joins_total', help: 'Joins.', labelNames: ['route'] }) }; }
        const { joins } = makeMetrics();
        joins.inc({ route: req.path });
      `,
      errors: [{ messageId: 'value', line: 4, column: 13, endColumn: 18 }],
    },
  ],
});

run('no-high-cardinality-labels: observations of metrics from elsewhere', rule, {
  valid: [
    code`metrics?.joins.inc({ result });`,
    code`
      import { joins } from './metrics.js';
      joins.add(1, { result });
    `,
  ],
  invalid: [
    {
      code: code`metrics?.joins.inc({ meetingId });`,
      errors: [{ messageId: 'name', line: 1, column: 22, endColumn: 31 }],
    },
    {
      code: code`this.metrics?.gossip.errors?.inc({ error: (e as Error).message });`,
      errors: [{ messageId: 'value', line: 1, column: 36, endColumn: 41 }],
    },
    { code: code`joins.inc({ user_id: id });`, errors: [{ messageId: 'name', line: 1, column: 13, endColumn: 20 }] },
    { code: code`active.dec({ user_id: id });`, errors: [{ messageId: 'name', line: 1, column: 14, endColumn: 21 }] },
    {
      code: code`register.createUpDownCounter({ name: 'gc_active', help: 'Active.', labelNames: ['user_id'] });`,
      errors: [{ messageId: 'name', line: 1, column: 81, endColumn: 90 }],
    },
    {
      code: code`meter.createObservableUpDownCounter('gc.active', { unit: '{x}' }).add(n, { userId });`,
      errors: [{ messageId: 'name', line: 1, column: 76, endColumn: 82 }],
    },
    {
      code: code`this.latency.observe({ route: req.path }, seconds);`,
      errors: [{ messageId: 'value', line: 1, column: 24, endColumn: 29 }],
    },
    {
      code: code`requestDurations.set({ route: req.path }, seconds);`,
      errors: [{ messageId: 'value', line: 1, column: 24, endColumn: 29 }],
    },
    {
      code: code`
        const end = metrics.joinDuration.startTimer({ userId });
        end?.({ meetingId });
      `,
      errors: [
        { messageId: 'name', line: 1, column: 47, endColumn: 53 },
        { messageId: 'name', line: 2, column: 9, endColumn: 18 },
      ],
    },
    { code: code`joins.labels(req.path).inc();`, errors: [{ messageId: 'value', line: 1, column: 14, endColumn: 22 }] },
    {
      code: code`joinsCounter.labels({ userId }).inc();`,
      errors: [{ messageId: 'name', line: 1, column: 23, endColumn: 29 }],
    },
    {
      code: code`
        import { joins } from '../telemetry/instruments.js';
        joins.add(n, { userId });
      `,
      errors: [{ messageId: 'name', line: 2, column: 16, endColumn: 22 }],
    },
    { code: code`joins.add(1, { userId });`, errors: [{ messageId: 'name', line: 1, column: 16, endColumn: 22 }] },
    {
      code: code`joinDurationHistogram.record(elapsed, { userId });`,
      errors: [{ messageId: 'name', line: 1, column: 41, endColumn: 47 }],
    },
    {
      name: 'an instrument of a meter from elsewhere',
      code: code`
        import { meter } from './otel.js';
        const joins = meter.createCounter('gc.joins');
        joins.add(n, { userId });
      `,
      errors: [{ messageId: 'name', line: 3, column: 16, endColumn: 22 }],
    },
    {
      code: code`Metrics.increment('joins', { documentName });`,
      errors: [{ messageId: 'name', line: 1, column: 30, endColumn: 42 }],
    },
    {
      code: code`this.statsd.timing('joins', elapsed, { userId });`,
      errors: [{ messageId: 'name', line: 1, column: 40, endColumn: 46 }],
    },
    {
      code: code`metrics.gauge('active', 3, [\`user_id:\${userId}\`]);`,
      errors: [{ messageId: 'name', line: 1, column: 29, endColumn: 48 }],
    },
  ],
});

run('no-high-cardinality-labels: OpenTelemetry', rule, {
  valid: [
    otel`meter.createCounter('gc.joins').add(1, { result: 'ok', 'http.route': route, 'http.request.method': req.method });`,
    otel`meter.createCounter('gc.joins').add(userId);`,
  ],
  invalid: [
    {
      code: otel`
        const joins = meter.createCounter('gc.joins');
        joins.add(1, { 'meeting.id': id });
      `,
      errors: [{ messageId: 'name', line: 5, column: 16, endColumn: 28 }],
    },
    {
      code: otel`
        const duration = meter.createHistogram('gc.join.duration');
        duration.record(elapsed, { 'url.path': req.path });
      `,
      errors: [{ messageId: 'name', line: 5, column: 28, endColumn: 38 }],
    },
    {
      code: otel`
        const open = meter.createUpDownCounter('gc.meetings');
        open.add(-1, { route: req.path });
      `,
      errors: [{ messageId: 'value', line: 5, column: 16, endColumn: 21 }],
    },
    {
      code: otel`
        const load = meter.createGauge('mc.load');
        load.record(1, { userId });
      `,
      errors: [{ messageId: 'name', line: 5, column: 18, endColumn: 24 }],
    },
    {
      code: otel`
        meter.createObservableGauge('mc.queue').addCallback((result) => {
          result.observe(1, { 'user.id': id });
        });
      `,
      errors: [{ messageId: 'name', line: 5, column: 23, endColumn: 32 }],
    },
    {
      code: otel`meter.addBatchObservableCallback((result) => result.observe(queue, 1, { 'user.id': id }), [queue]);`,
      errors: [{ messageId: 'name', line: 4, column: 73, endColumn: 82 }],
    },
    {
      code: code`
        import type { Counter } from '@opentelemetry/api';
        class Metrics {
          constructor(private readonly joins: Counter) {}
          count(user) {
            this.joins.add(1, { 'user.id': user.id });
          }
        }
      `,
      errors: [{ messageId: 'name', line: 5, column: 25, endColumn: 34 }],
    },
    {
      name: 'nestjs-otel',
      code: code`
        import { MetricService } from 'nestjs-otel';
        class Metrics {
          constructor(private readonly metrics: MetricService) {}
          count(user) {
            this.metrics.getCounter('joins').add(1, { userId: user.id });
          }
        }
      `,
      errors: [{ messageId: 'name', line: 5, column: 47, endColumn: 53 }],
    },
  ],
});

run('no-high-cardinality-labels: StatsD and CloudWatch', rule, {
  valid: [
    code`
      import StatsD from 'hot-shots';
      const statsd = new StatsD();
      statsd.increment('joins', 1, 0.5, ['result:ok', \`region:\${region}\`]);
      statsd.unique('participants', participantId);
      statsd.increment('joins', 1, { sampleRate: 0.5 });
      statsd.increment('joins', 1, ['nothing', \`\${key}:\${value}\`]);
    `,
    {
      name: 'a tag with one value',
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        statsd.increment('joins', ['user_id:42']);
      `,
    },
    code`
      import { Metrics } from '@aws-lambda-powertools/metrics';
      const metrics = new Metrics();
      metrics.addMetadata('userId', id);
      metrics.addDimension('stage', stage);
      metrics.addDimension(key, value);
    `,
  ],
  invalid: [
    {
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        statsd.increment('joins', { user_id: id });
      `,
      errors: [{ messageId: 'name', line: 3, column: 29, endColumn: 36 }],
    },
    {
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        statsd.increment('joins', 1, { user_id: id });
      `,
      errors: [{ messageId: 'name', line: 3, column: 32, endColumn: 39 }],
    },
    {
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        statsd.increment('joins', 1, 0.5, { user_id: id });
      `,
      errors: [{ messageId: 'name', line: 3, column: 37, endColumn: 44 }],
    },
    {
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        statsd.increment('joins', 1, { sampleRate: 0.5, tags: { user_id: id } });
      `,
      errors: [{ messageId: 'name', line: 3, column: 57, endColumn: 64 }],
    },
    {
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        statsd.increment('joins', 1, { sampleRate: 0.5, tags: [\`user_id:\${id}\`] });
      `,
      errors: [{ messageId: 'name', line: 3, column: 56, endColumn: 71 }],
    },
    {
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        statsd.timing('join.time', elapsed, [\`path:\${req.path}\`, 'a:b']);
      `,
      errors: [{ messageId: 'value', line: 3, column: 38, endColumn: 56 }],
    },
    {
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        statsd.gauge('active', 3, 1, ['user_id:' + id]);
      `,
      errors: [{ messageId: 'name', line: 3, column: 31, endColumn: 46 }],
    },
    {
      name: 'two parts in a tag',
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        statsd.histogram('size', 3, [\`at:\${stage}-\${req.path}\`]);
      `,
      errors: [{ messageId: 'value', line: 3, column: 30, endColumn: 55 }],
    },
    {
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        const tags = { user_id: id };
        statsd.distribution('size', 3, tags);
      `,
      errors: [{ messageId: 'name', line: 3, column: 16, endColumn: 23 }],
    },
    {
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        statsd.asyncTimer(join, 'join.time', { user_id: id });
      `,
      errors: [{ messageId: 'name', line: 3, column: 40, endColumn: 47 }],
    },
    {
      name: 'dd-trace',
      code: code`
        import tracer from 'dd-trace';
        tracer.dogstatsd.increment('joins', 1, { user_id: id });
      `,
      errors: [{ messageId: 'name', line: 2, column: 42, endColumn: 49 }],
    },
    {
      code: code`
        import { Metrics } from '@aws-lambda-powertools/metrics';
        new Metrics().addDimension('userId', id);
      `,
      errors: [{ messageId: 'name', line: 2, column: 28, endColumn: 36 }],
    },
    {
      code: code`
        import { Metrics } from '@aws-lambda-powertools/metrics';
        new Metrics().addDimension('path', event.path);
      `,
      errors: [{ messageId: 'value', line: 2, column: 28, endColumn: 34 }],
    },
  ],
});

run('no-high-cardinality-labels: own wrappers', rule, {
  valid: [
    {
      code: code`
        import { createHistogram } from '@acme/metrics';
        createHistogram('gc_x_seconds', { labels: ['route'] }).record(1, { route: req.route.path });
      `,
      settings: {
        observability: {
          profiles: [
            {
              packages: ['@acme/metrics'],
              extends: 'prom-client',
              exports: {
                createHistogram: {
                  returns: 'timings',
                  fact: { kind: 'metric', type: 'histogram', name: { arg: 0 }, labels: { arg: 1, key: 'labels' } },
                },
              },
              types: { timings: { record: { fact: { kind: 'observation', labels: { from: 'object', arg: 1 } } } } },
            },
          ],
        },
      },
    },
  ],
  invalid: [
    {
      code: code`
        import { createHistogram } from '@acme/metrics';
        const duration = createHistogram('gc_x_seconds', { labels: ['user_id'] });
        duration.record(1, { route: req.path });
      `,
      settings: {
        observability: {
          profiles: [
            {
              packages: ['@acme/metrics'],
              extends: 'prom-client',
              exports: {
                createHistogram: {
                  returns: 'timings',
                  fact: { kind: 'metric', type: 'histogram', name: { arg: 0 }, labels: { arg: 1, key: 'labels' } },
                },
              },
              types: { timings: { record: { fact: { kind: 'observation', labels: { from: 'object', arg: 1 } } } } },
            },
          ],
        },
      },
      errors: [
        { messageId: 'name', line: 2, column: 61, endColumn: 70 },
        { messageId: 'value', line: 3, column: 22, endColumn: 27 },
      ],
    },
    {
      code: code`
        import { Counter } from '@acme/metrics';
        new Counter({ name: 'gc_x_total', help: 'X.', labelNames: ['user_id'] });
      `,
      settings: {
        observability: {
          profiles: [
            {
              packages: ['@acme/metrics'],
              extends: 'prom-client',
              exports: {
                createHistogram: {
                  returns: 'timings',
                  fact: { kind: 'metric', type: 'histogram', name: { arg: 0 }, labels: { arg: 1, key: 'labels' } },
                },
              },
              types: { timings: { record: { fact: { kind: 'observation', labels: { from: 'object', arg: 1 } } } } },
            },
          ],
        },
      },
      errors: [{ messageId: 'name', line: 2, column: 60, endColumn: 69 }],
    },
    {
      code: code`
        import { Counter } from '../lib/metrics/index.js';
        new Counter({ name: 'gc_x_total', help: 'X.', labelNames: ['user_id'] });
      `,
      settings: { observability: { profiles: [{ packages: ['*/lib/metrics'], extends: 'prom-client' }] } },
      errors: [{ messageId: 'name', line: 2, column: 60, endColumn: 69 }],
    },
  ],
});

run('no-high-cardinality-labels: what is no metric', rule, {
  valid: [
    code`toast.error(\`Cannot join \${userId}\`);`,
    code`array.set({ userId }, 1);`,
    code`new IntersectionObserver(show).observe(element, { userId });`,
    code`observer.observe(element, { userId });`,
    code`
      const durationObserver = new MutationObserver(show);
      durationObserver.observe({ userId }, 1);
    `,
    code`
      const metrics = new Map();
      metrics.set('join', { userId });
      metrics.set({ userId }, 1);
    `,
    code`metrics.set('join', { userId });`,
    code`app.use(express.static('public', { userId }));`,
    code`queue.add('join', { userId });`,
    code`metricsQueue.add('rollup', { userId });`,
    code`new Set().add({ userId });`,
    code`dayjs().add(1, 'day');`,
    code`summaryRef.set({ userId }, { merge: true });`,
    code`countersDoc.set({ userId }, { merge: true });`,
    code`const option = { name: 'user', help: 'Who.', labelNames: ['user_id'] };`,
    code`options.push({ name: 'user_id', help: 'Who.' });`,
    code`promise.set({ userId }, 1);`,
    code`
      import { rooms } from './hotel.js';
      rooms.add(room, { userId });
    `,
    code`
      import { parse } from './parameters.js';
      parse.record(1, { userId });
    `,
    code`cart.add(2, { productId });`,
    code`cart.add(product, { userId });`,
    code`pullRequest.labels(req.path);`,
    code`logger.startTimer();`,
    code`
      const end = start();
      end({ userId });
    `,
    code`cache.set(userId, user, { userId });`,
    code`span.record({ userId });`,
    code`redis.set('user', { userId });`,
    code`db.increment('users', { userId });`,
    code`recorder.record(1, { userId });`,
    code` user[method]({ userId });`,
    code`inc({ userId });`,
    code`this.observer.observe({ userId });`,
    code`clock.dec(1);`,
    code`meter[create]('x').add(n, { userId });`,
    code`makers[0]({ name: 'x', help: 'y', labelNamed: ['user_id'] });`,
    code`promise.labels(req.path).then();`,
    code`cards[0].labels(req.path)[move]();`,
    code`counts.observe(userId);`,
    { name: 'a test', code: promClient`joins.inc({ user_id: id });`, filename: 'tests/metrics.test.ts' },
    code`
      const end = timer.start();
      this.end({ userId });
    `,
  ],
  invalid: [
    {
      name: 'a component',
      code: code`export const Join = () => <button onClick={() => joins.inc({ userId })}>Join</button>;`,
      filename: 'join.tsx',
      errors: [{ messageId: 'name', line: 1, column: 62, endColumn: 68 }],
    },
  ],
});
