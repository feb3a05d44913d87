import { run } from '../../run.js';
import rule from '../../../src/rules/metrics/metric-naming.js';
import { code, otel, promClient } from './code.js';

run('metric-naming: names as they should be', rule, {
  valid: [
    promClient`new Counter({ name: 'gc_meeting_join_requests_total', help: 'Help.', labelNames: [] });`,
    promClient`new Histogram({ name: 'gc_meeting_join_duration_seconds', help: 'Help.', labelNames: [] });`,
    promClient`new Histogram({ name: 'gc_media_payload_bytes', help: 'Help.', labelNames: [] });`,
    promClient`new Gauge({ name: 'gc_meetings_active', help: 'Help.', labelNames: [] });`,
    promClient`new Summary({ name: 'gc_meeting_participants', help: 'Help.', labelNames: [] });`,
    promClient`new Gauge({ name: 'gc_cache_hit_ratio', help: 'Help.', labelNames: [] });`,
    promClient`new Gauge({ name: 'gc_build_info', help: 'Help.', labelNames: [] });`,
    promClient`new Gauge({ name: 'gc_version', help: 'Help.', labelNames: [] });`,
    promClient`new Gauge({ name: 'gc_last_join_timestamp_seconds', help: 'Help.', labelNames: [] });`,
    promClient`new Counter({ name: 'gc_media_sent_bytes_total', help: 'Help.', labelNames: [] });`,
    promClient`new Gauge({ name: 'gc_requests_per_second', help: 'Help.', labelNames: [] });`,
    promClient`new Gauge({ name: 'gc_pool_connections_min', help: 'Help.', labelNames: [] });`,
    promClient`new Gauge({ name: 'gc_pool_size', help: 'Help.', labelNames: [] });`,
    promClient`new Histogram({ name: 'gc_meeting_batch_items', help: 'Help.', labelNames: [] });`,
    promClient`new Histogram({ name: 'http_request_duration_seconds', help: 'Help.', labelNames: [] });`,
    promClient`new Gauge({ name: 'process_open_fds', help: 'Help.', labelNames: [] });`,
    promClient`new Gauge({ name: 'nodejs_eventloop_lag_seconds', help: 'Help.', labelNames: [] });`,
    promClient`new Counter({ name: 'gc_meeting_counters_total', help: 'Help.', labelNames: [] });`,
    promClient`new Counter({ name: 'gc_meeting_account_total', help: 'Help.', labelNames: [] });`,
    promClient`new Gauge({ name: 'gc_room_temperature_celsius', help: 'Help.', labelNames: [] });`,
    promClient`new Counter({ name: 'gc_orders_created_total', help: 'Help.', labelNames: [] });`,
    // On its way out.
    promClient`new Counter({ name: 'gc_joins', help: '[DEPRECATED] Use gc_meeting_joins_total.' });`,
  ],
  invalid: [
    {
      name: 'characters',
      code: promClient`new Counter({ name: 'gc_meeting_joins!_total', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_meeting_joins!_total' has '!', which a Prometheus name cannot hold: scraping or querying it fails. Name it 'gc_meeting_joins_total'.",
          line: 2,
          column: 21,
          endColumn: 46,
        },
      ],
    },
    {
      name: 'colon',
      code: promClient`new Counter({ name: 'gc:meeting:joins_total', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc:meeting:joins_total' has a ':', which is kept for recording rules: nobody can tell what the service exports from what Prometheus computes. Name it 'gc_meeting_joins_total'.",
          line: 2,
          column: 21,
          endColumn: 45,
        },
      ],
    },
    {
      name: 'snakeCase',
      code: promClient`new Counter({ name: 'gc_meetingJoins_total', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_meetingJoins_total' is not snake_case at 'meetingJoins': it sorts and completes apart from all others. Name it 'gc_meeting_joins_total'.",
          line: 2,
          column: 21,
          endColumn: 44,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Counter({ name: 'gc_meeting_joins_total', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
      ],
    },
    {
      name: 'counterTotal',
      code: promClient`new Counter({ name: 'gc_meeting_joins', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Counter 'gc_meeting_joins' does not end in '_total': rate() over it looks like a mistake, and OpenMetrics renames it. Name it 'gc_meeting_joins_total'.",
          line: 2,
          column: 21,
          endColumn: 39,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Counter({ name: 'gc_meeting_joins_total', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
      ],
    },
    {
      name: 'notCounter',
      code: promClient`new Gauge({ name: 'gc_meeting_joins_total', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "'_total' says that 'gc_meeting_joins_total' is a counter, but it is a gauge: rate() over it is wrong as soon as it falls. Make it a counter if it only rises, else name it 'gc_meeting_joins'.",
          line: 2,
          column: 19,
          endColumn: 43,
        },
      ],
    },
    {
      name: 'baseUnit',
      code: promClient`new Histogram({ name: 'gc_join_duration_ms', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_join_duration_ms' is in 'ms', not in a base unit: dashboards mix up scales. Record seconds and name it 'gc_join_duration_seconds'.",
          line: 2,
          column: 23,
          endColumn: 44,
        },
      ],
    },
    {
      name: 'typeInName',
      code: promClient`new Gauge({ name: 'gc_meeting_gauge_active', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_meeting_gauge_active' has its type 'gauge' in the name, which Prometheus already knows. Name it 'gc_meeting_active'.",
          line: 2,
          column: 19,
          endColumn: 44,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Gauge({ name: 'gc_meeting_active', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
      ],
    },
    {
      name: 'reserved',
      code: promClient`new Histogram({ name: 'gc_meeting_joins_count', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_meeting_joins_count' ends in '_count', which Prometheus adds itself to the series of histograms and summaries: readers and queries take it for one of those. Name it 'gc_meeting_joins'.",
          line: 2,
          column: 23,
          endColumn: 47,
        },
      ],
    },
    {
      name: 'service',
      code: promClient`new Counter({ name: 'meeting_join_requests_total', help: 'Help.', labelNames: [] });`,
      settings: { observability: { services: ['gc', 'mc', 'mh'] } },
      errors: [
        {
          message:
            "Metric 'meeting_join_requests_total' does not start with a service (gc, mc, mh): on a shared Prometheus nobody can tell whose it is. Start it with one, such as 'gc_meeting_join_requests_total'.",
          line: 2,
          column: 21,
          endColumn: 50,
        },
      ],
    },
    {
      name: 'parts',
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Help.', labelNames: [] });`,
      settings: { observability: { services: ['gc'] } },
      errors: [
        {
          message:
            "Metric 'gc_joins_total' lacks <subsystem> of the convention <service>_<subsystem>_<metric>_<unit>: on a shared Prometheus it collides with others. Name it like 'gc_<subsystem>_joins_total'.",
          line: 2,
          column: 21,
          endColumn: 37,
        },
      ],
    },
    {
      name: 'unit',
      code: promClient`new Histogram({ name: 'gc_meeting_join_duration', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Histogram 'gc_meeting_join_duration' does not say its unit: nobody can tell what a value of 5 means. End the name in its unit, such as 'gc_meeting_join_duration_seconds'.",
          line: 2,
          column: 23,
          endColumn: 49,
        },
      ],
    },
  ],
});

run('metric-naming: characters and case', rule, {
  valid: [promClient`new Gauge({ name: 'gc_http2_streams_active', help: 'Help.', labelNames: [] });`],
  invalid: [
    {
      code: promClient`new Counter({ name: 'gc.meeting.joins_total', help: 'Help.', labelNames: [] });`,
      errors: [{ messageId: 'characters', line: 2, column: 21, endColumn: 45 }],
    },
    {
      code: promClient`new Counter({ name: 'gc-meeting-joins_total', help: 'Help.', labelNames: [] });`,
      errors: [{ messageId: 'characters', line: 2, column: 21, endColumn: 45 }],
    },
    {
      code: promClient`new Counter({ name: 'gc meeting joins_total', help: 'Help.', labelNames: [] });`,
      errors: [{ messageId: 'characters', line: 2, column: 21, endColumn: 45 }],
    },
    {
      code: promClient`new Counter({ name: '5xx_meeting_responses_total', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric '5xx_meeting_responses_total' has '5', which a Prometheus name cannot hold: scraping or querying it fails. Name it 'app_5xx_meeting_responses_total'.",
          line: 2,
          column: 21,
          endColumn: 50,
        },
      ],
    },
    {
      code: promClient`new Counter({ name: 'gc_meeting_échecs_total', help: 'Help.', labelNames: [] });`,
      errors: [{ messageId: 'characters', line: 2, column: 21, endColumn: 46 }],
    },
    {
      code: promClient`new Gauge({ name: 'gcMeetingsActive', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          messageId: 'snakeCase',
          line: 2,
          column: 19,
          endColumn: 37,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Gauge({ name: 'gc_meetings_active', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Gauge({ name: 'GC_MEETINGS_ACTIVE', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          messageId: 'snakeCase',
          line: 2,
          column: 19,
          endColumn: 39,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Gauge({ name: 'gc_meetings_active', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Gauge({ name: 'gc_HTTPRequests_active', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          messageId: 'snakeCase',
          line: 2,
          column: 19,
          endColumn: 43,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Gauge({ name: 'gc_http_requests_active', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
      ],
    },
  ],
});

run('metric-naming: types and suffixes', rule, {
  valid: [
    promClient`new Gauge({ name: 'gc_meeting_sums', help: 'Help.', labelNames: [] });`,
    promClient`new Gauge({ name: 'gc_meeting_histograms', help: 'Help.', labelNames: [] });`,
    {
      name: 'the name of another type is not judged',
      code: promClient`new Counter({ name: 'gc_meeting_gauge_total', help: 'Help.', labelNames: [] });`,
    },
  ],
  invalid: [
    {
      code: promClient`new Counter({ name: 'gc_meeting_joins_count', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          messageId: 'counterTotal',
          line: 2,
          column: 21,
          endColumn: 45,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Counter({ name: 'gc_meeting_joins_total', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Counter({ name: 'gc_meeting_joins_counter', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          messageId: 'counterTotal',
          line: 2,
          column: 21,
          endColumn: 47,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Counter({ name: 'gc_meeting_joins_total', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Counter({ name: 'gc_meeting_sent_bytes', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          messageId: 'counterTotal',
          line: 2,
          column: 21,
          endColumn: 44,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Counter({ name: 'gc_meeting_sent_bytes_total', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Counter({ name: 'gc_meeting_counter_joins_total', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          messageId: 'typeInName',
          line: 2,
          column: 21,
          endColumn: 53,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Counter({ name: 'gc_meeting_joins_total', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_duration_seconds_histogram', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          messageId: 'typeInName',
          line: 2,
          column: 23,
          endColumn: 59,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Histogram({ name: 'gc_join_duration_seconds', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Summary({ name: 'gc_join_summary_seconds', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          messageId: 'typeInName',
          line: 2,
          column: 21,
          endColumn: 46,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Summary({ name: 'gc_join_seconds', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Gauge({ name: 'gcMeetingGaugeActive', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          messageId: 'snakeCase',
          line: 2,
          column: 19,
          endColumn: 41,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Gauge({ name: 'gc_meeting_gauge_active', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
        {
          messageId: 'typeInName',
          line: 2,
          column: 19,
          endColumn: 41,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Gauge({ name: 'gc_meeting_active', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_meeting_join_items_total', help: 'Help.', labelNames: [] });`,
      errors: [{ messageId: 'notCounter', line: 2, column: 23, endColumn: 52 }],
    },
    {
      code: promClient`new Gauge({ name: 'gc_meeting_participant_count', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_meeting_participant_count' ends in '_count', which Prometheus adds itself to the series of histograms and summaries: readers and queries take it for one of those. Name it after what it counts, such as 'gc_meeting_participants'.",
          line: 2,
          column: 19,
          endColumn: 49,
        },
      ],
    },
    {
      code: promClient`new Gauge({ name: 'gc_meeting_batch_count', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          messageId: 'reserved',
          data: {
            name: 'gc_meeting_batch_count',
            culprit: '_count',
            cure: "Name it after what it counts, such as 'gc_meeting_batches'",
            type: 'gauge',
          },
        },
      ],
    },
    {
      code: promClient`new Gauge({ name: 'gc_meeting_query_count', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          messageId: 'reserved',
          data: {
            name: 'gc_meeting_query_count',
            culprit: '_count',
            cure: "Name it after what it counts, such as 'gc_meeting_queries'",
            type: 'gauge',
          },
        },
      ],
    },
    {
      code: promClient`new Gauge({ name: 'gc_meeting_verified_non_batch_count', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          messageId: 'reserved',
          data: {
            name: 'gc_meeting_verified_non_batch_count',
            culprit: '_count',
            cure: 'Name it after what it counts, in the plural',
            type: 'gauge',
          },
        },
      ],
    },
    {
      code: promClient`new Gauge({ name: 'gc_meeting_state_cloned_count', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_meeting_state_cloned_count' ends in '_count', which Prometheus adds itself to the series of histograms and summaries: readers and queries take it for one of those. Name it after what it counts, in the plural.",
        },
      ],
    },
    {
      code: promClient`new Gauge({ name: 'gc_meeting_participants_count', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_meeting_participants_count' ends in '_count', which Prometheus adds itself to the series of histograms and summaries: readers and queries take it for one of those. Name it 'gc_meeting_participants'.",
          line: 2,
          column: 19,
          endColumn: 50,
        },
      ],
    },
    {
      code: promClient`new Summary({ name: 'gc_meeting_join_seconds_sum', help: 'Help.', labelNames: [] });`,
      errors: [{ messageId: 'reserved', line: 2, column: 21, endColumn: 50 }],
    },
    {
      code: promClient`new Gauge({ name: 'gc_meeting_token_bucket', help: 'Help.', labelNames: [] });`,
      errors: [{ messageId: 'reserved', line: 2, column: 19, endColumn: 44 }],
    },
  ],
});

run('metric-naming: units', rule, {
  valid: [
    {
      code: promClient`new Histogram({ name: 'gc_pool_balance_gwei', help: 'Help.', labelNames: [] });`,
      settings: { observability: { units: ['gwei'] } },
    },
    {
      name: 'a unit that the team has chosen',
      code: promClient`new Histogram({ name: 'gc_join_duration_ms', help: 'Help.', labelNames: [] });`,
      settings: { observability: { units: ['ms'] } },
    },
    promClient`new Counter({ name: 'gc_meeting_joins_total', help: 'Help.', labelNames: [] });`,
    promClient`new Gauge({ name: 'gc_meeting_load', help: 'Help.', labelNames: [] });`,
    promClient`new Histogram({ name: 'gc_meeting_join_attempts', help: 'Help.', labelNames: [] });`,
  ],
  invalid: [
    {
      code: promClient`new Histogram({ name: 'gc_join_thing_milliseconds', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_join_thing_milliseconds' is in 'milliseconds', not in a base unit: dashboards mix up scales. Record seconds and name it 'gc_join_thing_seconds'.",
          line: 2,
          column: 23,
          endColumn: 51,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_thing_minutes', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_join_thing_minutes' is in 'minutes', not in a base unit: dashboards mix up scales. Record seconds and name it 'gc_join_thing_seconds'.",
          line: 2,
          column: 23,
          endColumn: 46,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_thing_msecs', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_join_thing_msecs' is in 'msecs', not in a base unit: dashboards mix up scales. Record seconds and name it 'gc_join_thing_seconds'.",
          line: 2,
          column: 23,
          endColumn: 44,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_thing_us', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_join_thing_us' is in 'us', not in a base unit: dashboards mix up scales. Record seconds and name it 'gc_join_thing_seconds'.",
          line: 2,
          column: 23,
          endColumn: 41,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_thing_hours', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_join_thing_hours' is in 'hours', not in a base unit: dashboards mix up scales. Record seconds and name it 'gc_join_thing_seconds'.",
          line: 2,
          column: 23,
          endColumn: 44,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_thing_kilobytes', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_join_thing_kilobytes' is in 'kilobytes', not in a base unit: dashboards mix up scales. Record bytes and name it 'gc_join_thing_bytes'.",
          line: 2,
          column: 23,
          endColumn: 48,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_thing_mb', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_join_thing_mb' is in 'mb', not in a base unit: dashboards mix up scales. Record bytes and name it 'gc_join_thing_bytes'.",
          line: 2,
          column: 23,
          endColumn: 41,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_thing_kib', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_join_thing_kib' is in 'kib', not in a base unit: dashboards mix up scales. Record bytes and name it 'gc_join_thing_bytes'.",
          line: 2,
          column: 23,
          endColumn: 42,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_thing_megabytes', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_join_thing_megabytes' is in 'megabytes', not in a base unit: dashboards mix up scales. Record bytes and name it 'gc_join_thing_bytes'.",
          line: 2,
          column: 23,
          endColumn: 48,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_thing_bits', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_join_thing_bits' is in 'bits', not in a base unit: dashboards mix up scales. Record bytes and name it 'gc_join_thing_bytes'.",
          line: 2,
          column: 23,
          endColumn: 43,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_thing_percent', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_join_thing_percent' is in 'percent', not in a base unit: dashboards mix up scales. Record ratio and name it 'gc_join_thing_ratio'.",
          line: 2,
          column: 23,
          endColumn: 46,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_thing_fahrenheit', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_join_thing_fahrenheit' is in 'fahrenheit', not in a base unit: dashboards mix up scales. Record celsius and name it 'gc_join_thing_celsius'.",
          line: 2,
          column: 23,
          endColumn: 49,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_join_thing_kilometers', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_join_thing_kilometers' is in 'kilometers', not in a base unit: dashboards mix up scales. Record meters and name it 'gc_join_thing_meters'.",
          line: 2,
          column: 23,
          endColumn: 49,
        },
      ],
    },
    {
      code: promClient`new Counter({ name: 'gc_media_sent_kilobytes_total', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'gc_media_sent_kilobytes_total' is in 'kilobytes', not in a base unit: dashboards mix up scales. Record bytes and name it 'gc_media_sent_bytes_total'.",
          line: 2,
          column: 21,
          endColumn: 52,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_pool_account_gwei', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Histogram 'gc_pool_account_gwei' does not say its unit: nobody can tell what a value of 5 means. End the name in its unit, such as _seconds, _bytes or what it counts.",
          line: 2,
          column: 23,
          endColumn: 45,
        },
      ],
    },
    {
      code: promClient`new Summary({ name: 'gc_meeting_join_latency', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Summary 'gc_meeting_join_latency' does not say its unit: nobody can tell what a value of 5 means. End the name in its unit, such as 'gc_meeting_join_latency_seconds'.",
          line: 2,
          column: 21,
          endColumn: 46,
        },
      ],
    },
    {
      code: promClient`new Gauge({ name: 'gc_media_host_uptime', help: 'Help.', labelNames: [] });`,
      errors: [{ messageId: 'unit', line: 2, column: 19, endColumn: 41 }],
    },
    {
      code: promClient`new Gauge({ name: 'gc_media_host_memory', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Gauge 'gc_media_host_memory' does not say its unit: nobody can tell what a value of 5 means. End the name in its unit, such as 'gc_media_host_memory_bytes'.",
          line: 2,
          column: 19,
          endColumn: 41,
        },
      ],
    },
    {
      code: promClient`new Gauge({ name: 'gc_media_room_temperature', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Gauge 'gc_media_room_temperature' does not say its unit: nobody can tell what a value of 5 means. End the name in its unit, such as 'gc_media_room_temperature_celsius'.",
          line: 2,
          column: 19,
          endColumn: 46,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gc_meeting_batch_size', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Histogram 'gc_meeting_batch_size' does not say its unit: nobody can tell what a value of 5 means. End the name in its unit, such as _seconds, _bytes or what it counts.",
          line: 2,
          column: 23,
          endColumn: 46,
        },
      ],
    },
  ],
});

run('metric-naming: the convention', rule, {
  valid: [
    {
      code: promClient`new Counter({ name: 'gc_meeting_joins_total', help: 'Help.', labelNames: [] });`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
    },
    {
      code: promClient`new Counter({ name: 'meeting_controller_join_requests_total', help: 'Help.', labelNames: [] });`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
    },
    {
      code: promClient`new Gauge({ name: 'process_open_fds', help: 'Help.', labelNames: [] });`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
    },
    {
      code: promClient`new Gauge({ name: 'nodejs_heap_size_used_bytes', help: 'Help.', labelNames: [] });`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
    },
    {
      code: promClient`new Counter({ name: 'gc_joins_total', help: 'Help.', labelNames: [] });`,
      settings: { observability: { services: ['gc'], metricConvention: '<service>_[<subsystem>_]<metric>[_<unit>]' } },
    },
    {
      code: promClient`new Histogram({ name: 'gc_meeting_join_duration', help: 'Help.', labelNames: [] });`,
      settings: { observability: { metricConvention: '<service>_<subsystem>_<metric>[_<unit>]' } },
    },
    {
      code: promClient`new Counter({ name: 'joins_total', help: 'Help.', labelNames: [] });`,
      settings: { observability: { metricConvention: '<metric>' } },
    },
    {
      name: 'the service is optional',
      code: promClient`new Counter({ name: 'joins_total', help: 'Help.', labelNames: [] });`,
      settings: { observability: { services: ['gc'], metricConvention: '[<service>_]<metric>' } },
    },
    {
      code: promClient`new Counter({ name: 'meeting_joins_total', help: 'Help.', labelNames: [] });`,
      settings: { observability: { metricConvention: '<subsystem>_<metric>' } },
    },
  ],
  invalid: [
    {
      code: promClient`new Counter({ name: 'joins_total', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'joins_total' lacks <service> and <subsystem> of the convention <service>_<subsystem>_<metric>_<unit>: on a shared Prometheus it collides with others. Name it like '<service>_<subsystem>_joins_total'.",
          line: 2,
          column: 21,
          endColumn: 34,
        },
      ],
    },
    {
      code: promClient`new Counter({ name: 'meeting_joins_total', help: 'Help.', labelNames: [] });`,
      errors: [
        {
          message:
            "Metric 'meeting_joins_total' lacks <service> or <subsystem> of the convention <service>_<subsystem>_<metric>_<unit>: on a shared Prometheus it collides with others. Name it like '<service>_meeting_joins_total'.",
          line: 2,
          column: 21,
          endColumn: 42,
        },
      ],
    },
    {
      code: promClient`new Counter({ name: 'joins_total', help: 'Help.', labelNames: [] });`,
      settings: { observability: { metricConvention: '<subsystem>_<metric>' } },
      errors: [
        {
          message:
            "Metric 'joins_total' lacks <subsystem> of the convention <subsystem>_<metric>: on a shared Prometheus it collides with others. Name it like '<subsystem>_joins_total'.",
          line: 2,
          column: 21,
          endColumn: 34,
        },
      ],
    },
    {
      code: promClient`new Counter({ name: 'meeting_controller_joins_total', help: 'Help.', labelNames: [] });`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
      errors: [
        {
          message:
            "Metric 'meeting_controller_joins_total' lacks <subsystem> of the convention <service>_<subsystem>_<metric>_<unit>: on a shared Prometheus it collides with others. Name it like 'meeting_controller_<subsystem>_joins_total'.",
          line: 2,
          column: 21,
          endColumn: 53,
        },
      ],
    },
    {
      name: 'the unit is another fault',
      code: promClient`new Histogram({ name: 'meeting_join_duration', help: 'Help.', labelNames: [] });`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
      errors: [
        { messageId: 'service', line: 2, column: 23, endColumn: 46 },
        { messageId: 'unit', line: 2, column: 23, endColumn: 46 },
      ],
    },
    {
      name: 'one message for each fault',
      code: promClient`new Counter({ name: 'joinRequests', help: 'Help.', labelNames: [] });`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
      errors: [
        {
          messageId: 'snakeCase',
          line: 2,
          column: 21,
          endColumn: 35,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Counter({ name: 'join_requests', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
        {
          messageId: 'counterTotal',
          line: 2,
          column: 21,
          endColumn: 35,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Counter({ name: 'join_requests_total', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
        { messageId: 'service', line: 2, column: 21, endColumn: 35 },
      ],
    },
    {
      code: promClient`new Histogram({ name: 'gcJoinDurationMs', help: 'Help.', labelNames: [] });`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
      errors: [
        {
          messageId: 'snakeCase',
          line: 2,
          column: 23,
          endColumn: 41,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Histogram({ name: 'gc_join_duration_ms', help: 'Help.', labelNames: [] });`,
            },
          ],
        },
        { messageId: 'baseUnit', line: 2, column: 23, endColumn: 41 },
      ],
    },
  ],
});

run('metric-naming: names that are partly unknown', rule, {
  valid: [
    {
      code: promClient`new Counter({ name: \`\${prefix}joins_total\`, help: 'Help.' });`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
    },
    promClient`new Counter({ name: \`\${this.config.prefix}joins_total\`, help: 'Help.' });`,
    promClient`new Counter({ name: \`gc_meeting_\${kind}\`, help: 'Help.' });`,
    {
      code: promClient`new Counter({ name: \`gc_\${kind}_total\`, help: 'Help.' });`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
    },
    {
      code: promClient`new Counter({ name: \`g\${rest}_joins_total\`, help: 'Help.' });`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
    },
    promClient`new Counter({ name: \`\${name}\`, help: 'Help.' });`,
    promClient`new Counter({ name: \`\${name}total\`, help: 'Help.' });`,
    promClient`new Histogram({ name: \`\${name}seconds\`, help: 'Help.' });`,
    promClient`new Histogram({ name: \`\${prefix}duration_\${unit}\`, help: 'Help.' });`,
    promClient`new Counter({ name, help: 'Help.' });`,
    promClient`new Counter({ help: 'Help.' });`,
    promClient`new Counter({ name: nameOf('joins'), help: 'Help.' });`,
    promClient`new Counter(config);`,
    {
      code: promClient`
        const PREFIX = 'gc_meeting_';
        new Counter({ name: \`\${PREFIX}joins_total\`, help: 'Help.' });
      `,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
    },
    {
      code: promClient`
        const PREFIX = 'gc_meeting_';
        new Counter({ name: PREFIX + 'joins_total', help: 'Help.' });
      `,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
    },
  ],
  invalid: [
    {
      code: promClient`new Counter({ name: \`\${prefix}joins\`, help: 'Help.' });`,
      errors: [
        {
          message:
            "Counter '${…}joins' does not end in '_total': rate() over it looks like a mistake, and OpenMetrics renames it. Name it '${…}joins_total'.",
          line: 2,
          column: 21,
          endColumn: 37,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: \`\${prefix}join_duration_ms\`, help: 'Help.' });`,
      errors: [
        {
          message:
            "Metric '${…}join_duration_ms' is in 'ms', not in a base unit: dashboards mix up scales. Record seconds and name it '${…}join_duration_seconds'.",
          line: 2,
          column: 23,
          endColumn: 50,
        },
      ],
    },
    {
      code: promClient`new Histogram({ name: \`\${prefix}join_duration\`, help: 'Help.' });`,
      errors: [{ messageId: 'unit', line: 2, column: 23, endColumn: 47 }],
    },
    {
      code: promClient`new Gauge({ name: \`\${prefix}active_gauge\`, help: 'Help.' });`,
      errors: [{ messageId: 'typeInName', line: 2, column: 19, endColumn: 42 }],
    },
    {
      code: promClient`new Counter({ name: \`\${prefix}meetingJoins_total\`, help: 'Help.' });`,
      errors: [{ messageId: 'snakeCase', line: 2, column: 21, endColumn: 50 }],
    },
    {
      code: promClient`new Counter({ name: \`gc_\${kind}.joins_total\`, help: 'Help.' });`,
      errors: [
        {
          message:
            "Metric 'gc_${…}.joins_total' has '.', which a Prometheus name cannot hold: scraping or querying it fails. Name it 'gc_${…}_joins_total'.",
          line: 2,
          column: 21,
          endColumn: 45,
        },
      ],
    },
    {
      code: promClient`new Counter({ name: \`mc_\${kind}_total\`, help: 'Help.' });`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
      errors: [{ messageId: 'service', line: 2, column: 21, endColumn: 39 }],
    },
    {
      name: 'a template without a part',
      code: promClient`new Counter({ name: \`gc_meeting_joins\`, help: 'Help.' });`,
      errors: [{ messageId: 'counterTotal', line: 2, column: 21, endColumn: 39 }],
    },
    {
      name: 'a constant is used elsewhere too',
      code: promClient`
        const NAME = 'gc_meeting_joins';
        new Counter({ name: NAME, help: 'Help.' });
      `,
      errors: [{ messageId: 'counterTotal', line: 3, column: 21, endColumn: 25 }],
    },
    {
      code: promClient`
        const NAMES = { joins: 'gc_meeting_joins' } as const;
        new Counter({ name: NAMES.joins, help: 'Help.' });
      `,
      errors: [{ messageId: 'counterTotal', line: 3, column: 21, endColumn: 32 }],
    },
    {
      code: promClient`
        enum Name { Joins = 'gc_meeting_joins' }
        new Counter({ name: Name.Joins, help: 'Help.' });
      `,
      errors: [{ messageId: 'counterTotal', line: 3, column: 21, endColumn: 31 }],
    },
    {
      code: promClient`
        const PREFIX = 'gc_meeting_';
        new Counter({ name: PREFIX + 'joins', help: 'Help.' });
      `,
      errors: [{ messageId: 'counterTotal', line: 3, column: 21, endColumn: 37 }],
    },
  ],
});

run('metric-naming: forms of declaration', rule, {
  valid: [
    code`const option = { name: 'userName', help: 'Who.' };`,
    code`options.push({ name: 'userName', help: 'Who.' });`,
    code`command({ name: 'dryRun', help: 'Do nothing.' });`,
    code`parser.addOption({ name: 'dryRun', help: 'Do nothing.' });`,
    code`
      import { Counter } from './counter.js';
      new Counter('joins');
    `,
    {
      name: 'a test',
      code: promClient`new Counter({ name: 'joins', help: 'Help.' });`,
      filename: 'src/metrics.test.ts',
    },
    code`register.static({ name: 'gc_build_info', help: 'Build.', value: { version } });`,
    code`toast.error('joinFailed', { name: 'x', help: 'y' });`,
    code`meter.createCounter('gcJoins', 'Joins.');`,
  ],
  invalid: [
    {
      code: code`
        import client from 'prom-client';
        new client.Counter({ name: 'gc_meeting_joins', help: 'Joins.' });
      `,
      errors: [
        {
          messageId: 'counterTotal',
          line: 2,
          column: 28,
          endColumn: 46,
          suggestions: [
            {
              messageId: 'rename',
              output: code`
            import client from 'prom-client';
            new client.Counter({ name: 'gc_meeting_joins_total', help: 'Joins.' });
          `,
            },
          ],
        },
      ],
    },
    {
      code: code`
        import * as client from 'prom-client';
        new client.Counter({ help: 'Joins.', name: 'gc_meeting_joins' });
      `,
      errors: [
        {
          messageId: 'counterTotal',
          line: 2,
          column: 44,
          endColumn: 62,
          suggestions: [
            {
              messageId: 'rename',
              output: code`
            import * as client from 'prom-client';
            new client.Counter({ help: 'Joins.', name: 'gc_meeting_joins_total' });
          `,
            },
          ],
        },
      ],
    },
    {
      code: code`
        import { Counter as Count } from 'prom-client';
        new Count({ name: 'gc_meeting_joins', help: 'Joins.' });
      `,
      errors: [
        {
          messageId: 'counterTotal',
          line: 2,
          column: 19,
          endColumn: 37,
          suggestions: [
            {
              messageId: 'rename',
              output: code`
            import { Counter as Count } from 'prom-client';
            new Count({ name: 'gc_meeting_joins_total', help: 'Joins.' });
          `,
            },
          ],
        },
      ],
    },
    {
      code: code`
        const { Counter } = require('prom-client');
        new Counter({ name: 'gc_meeting_joins', help: 'Joins.' });
      `,
      errors: [
        {
          messageId: 'counterTotal',
          line: 2,
          column: 21,
          endColumn: 39,
          suggestions: [
            {
              messageId: 'rename',
              output: code`
            const { Counter } = require('prom-client');
            new Counter({ name: 'gc_meeting_joins_total', help: 'Joins.' });
          `,
            },
          ],
        },
      ],
    },
    {
      code: code`
        const prom = require('prom-client');
        module.exports = new prom.Counter({ 'name': 'gc_meeting_joins', help: 'Joins.' });
      `,
      errors: [
        {
          messageId: 'counterTotal',
          line: 2,
          column: 45,
          endColumn: 63,
          suggestions: [
            {
              messageId: 'rename',
              output: code`
            const prom = require('prom-client');
            module.exports = new prom.Counter({ 'name': 'gc_meeting_joins_total', help: 'Joins.' });
          `,
            },
          ],
        },
      ],
    },
    {
      code: code`
        import { makeCounterProvider } from '@willsoto/nestjs-prometheus';
        export const joins = makeCounterProvider({ name: 'gc_meeting_joins', help: 'Joins.' });
      `,
      errors: [
        {
          messageId: 'counterTotal',
          line: 2,
          column: 50,
          endColumn: 68,
          suggestions: [
            {
              messageId: 'rename',
              output: code`
            import { makeCounterProvider } from '@willsoto/nestjs-prometheus';
            export const joins = makeCounterProvider({ name: 'gc_meeting_joins_total', help: 'Joins.' });
          `,
            },
          ],
        },
      ],
    },
    {
      name: 'as const',
      code: promClient`new Counter({ name: 'gc_meeting_joins' as const, help: 'Joins.' });`,
      errors: [
        {
          messageId: 'counterTotal',
          line: 2,
          column: 21,
          endColumn: 48,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Counter({ name: 'gc_meeting_joins_total' as const, help: 'Joins.' });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`new Counter({ name: /* joins */ 'gc_meeting_joins', help: 'Joins.' } satisfies Config);`,
      errors: [
        {
          messageId: 'counterTotal',
          line: 2,
          column: 33,
          endColumn: 51,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Counter({ name: /* joins */ 'gc_meeting_joins_total', help: 'Joins.' } satisfies Config);`,
            },
          ],
        },
      ],
    },
    {
      name: 'double quotes',
      code: promClient`new Counter({ name: "gc_meeting_joins", help: "Joins." });`,
      errors: [
        {
          messageId: 'counterTotal',
          line: 2,
          column: 21,
          endColumn: 39,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`new Counter({ name: "gc_meeting_joins_total", help: "Joins." });`,
            },
          ],
        },
      ],
    },
    {
      code: promClient`
        class Metrics {
          readonly #joins = new Counter({ name: 'gc_meeting_joins', help: 'Joins.' });
        }
      `,
      errors: [
        {
          messageId: 'counterTotal',
          line: 3,
          column: 41,
          endColumn: 59,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`
            class Metrics {
              readonly #joins = new Counter({ name: 'gc_meeting_joins_total', help: 'Joins.' });
            }
          `,
            },
          ],
        },
      ],
    },
    {
      code: promClient`
        const base = { help: 'Joins.' };
        new Counter({ ...base, name: 'gc_meeting_joins' });
      `,
      errors: [
        {
          messageId: 'counterTotal',
          line: 3,
          column: 30,
          endColumn: 48,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`
            const base = { help: 'Joins.' };
            new Counter({ ...base, name: 'gc_meeting_joins_total' });
          `,
            },
          ],
        },
      ],
    },
    {
      code: promClient`
        const config = { name: 'gc_meeting_joins', help: 'Joins.' };
        new Counter(config);
      `,
      errors: [
        {
          messageId: 'counterTotal',
          line: 2,
          column: 24,
          endColumn: 42,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`
            const config = { name: 'gc_meeting_joins_total', help: 'Joins.' };
            new Counter(config);
          `,
            },
          ],
        },
      ],
    },
    {
      code: promClient`const joins = () => new Counter({ name: 'gc_meeting_joins', help: 'Joins.' });`,
      errors: [
        {
          messageId: 'counterTotal',
          line: 2,
          column: 41,
          endColumn: 59,
          suggestions: [
            {
              messageId: 'rename',
              output: promClient`const joins = () => new Counter({ name: 'gc_meeting_joins_total', help: 'Joins.' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a wrapper may add to the name',
      code: code`register.counter<{ result: string }>({ name: 'gc_meeting_joins', help: 'Joins.' });`,
      errors: [{ messageId: 'counterTotal', line: 1, column: 46, endColumn: 64 }],
    },
    {
      code: code`this.#prometheus.registerCounter({ name: 'gc_meeting_joins', help: 'Joins.' });`,
      errors: [{ messageId: 'counterTotal', line: 1, column: 42, endColumn: 60 }],
    },
    {
      code: code`createCounterMetric({ name: 'gc_meeting_joins', help: 'Joins.' });`,
      errors: [{ messageId: 'counterTotal', line: 1, column: 29, endColumn: 47 }],
    },
    {
      code: code`new CounterExtra({ name: 'gc_meeting_joins', help: 'Joins.', registers: [] });`,
      errors: [{ messageId: 'counterTotal', line: 1, column: 26, endColumn: 44 }],
    },
    {
      name: 'a type that is not known',
      code: code`registry.metric({ name: 'gcJoins', help: 'Joins.' });`,
      errors: [
        { messageId: 'snakeCase', line: 1, column: 25, endColumn: 34 },
        { messageId: 'parts', line: 1, column: 25, endColumn: 34 },
      ],
    },
    {
      name: 'buckets tell a histogram',
      code: code`declare({ name: 'gc_meetingJoins_seconds', help: 'Joins.', buckets: [1] });`,
      errors: [{ messageId: 'snakeCase', line: 1, column: 17, endColumn: 42 }],
    },
    {
      code: code`export const Page = () => <Metric value={new Counter({ name: 'x' })} make={() => register.gauge({ name: 'gc_meeting_uptime', help: 'Up.' })} />;`,
      filename: 'page.tsx',
      errors: [{ messageId: 'unit', line: 1, column: 105, endColumn: 124 }],
    },
  ],
});

run('metric-naming: OpenTelemetry', rule, {
  valid: [
    otel`meter.createCounter('gc.joins');`,
    otel`meter.createCounter('gc.join.requests', { unit: '{request}' });`,
    otel`meter.createHistogram('gc.join.duration', { unit: 's' });`,
    otel`meter.createHistogram('gc.join.duration');`,
    otel`meter.createUpDownCounter('gc.meetings.active', { unit: '{meeting}' });`,
    {
      code: otel`meter.createHistogram('http.server.request.duration', { unit: 's' });`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
    },
    {
      code: otel`meter.createObservableGauge('nodejs.eventloop.delay.min', { unit: 's' });`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
    },
    {
      code: otel`meter.createUpDownCounter('db.client.connection.count');`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
    },
    otel`meter.createCounter('http.requests.total');`,
    otel`meter.createHistogram('gc.join.duration', { unit });`,
    otel`meter.createHistogram('gc.join.duration', { unit: \`\${unit}\` });`,
    otel`meter.createGauge('gc.cache.hit_ratio', { unit: '1' });`,
    otel`meter.createGauge('gc.cpu.utilization', { unit: '%' });`,
    otel`meter.createCounter('gc.media.bytes');`,
    otel`meter.createGauge('gc.rate.per_second');`,
    otel`meter.createCounter('gc.joins', { unit: 'constructor' });`,
    otel`meter.createCounter('gc.joins', options);`,
    otel`meter.createHistogram('gc-media/join.duration', { unit: 's' });`,
    {
      code: otel`meter.createCounter('gc.joins');`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
    },
    otel`meter.createCounter(\`gc.\${kind}.joins\`);`,
    otel`meter.createCounter(name);`,
    otel`meter.createCounter();`,
  ],
  invalid: [
    {
      code: otel`meter.createHistogram('gc.join.duration_seconds');`,
      errors: [
        {
          message:
            "OpenTelemetry metric 'gc.join.duration_seconds' has the unit 'seconds' in its name, and the exporter adds it again. Name it 'gc.join.duration' and set unit: 's'.",
          line: 4,
          column: 23,
          endColumn: 49,
        },
      ],
    },
    {
      code: otel`meter.createHistogram('gc.join.duration.ms');`,
      errors: [
        {
          message:
            "OpenTelemetry metric 'gc.join.duration.ms' has the unit 'ms' in its name, and the exporter adds it again. Name it 'gc.join.duration' and set unit: 's'.",
          line: 4,
          column: 23,
          endColumn: 44,
        },
      ],
    },
    {
      code: otel`meter.createCounter('gc.joins.total');`,
      errors: [
        {
          message:
            "OpenTelemetry counter 'gc.joins.total' ends in '.total': that it counts is its type, and the Prometheus exporter adds '_total'. Name it 'gc.joins'.",
          line: 4,
          column: 21,
          endColumn: 37,
          suggestions: [{ messageId: 'rename', output: otel`meter.createCounter('gc.joins');` }],
        },
      ],
    },
    {
      code: otel`meter.createCounter('gc.joins_total', { description: 'Joins.' });`,
      errors: [
        {
          messageId: 'otelTotal',
          line: 4,
          column: 21,
          endColumn: 37,
          suggestions: [
            { messageId: 'rename', output: otel`meter.createCounter('gc.joins', { description: 'Joins.' });` },
          ],
        },
      ],
    },
    {
      code: otel`meter.createGauge('gc.memory.total');`,
      errors: [
        {
          message:
            "'_total' says that 'gc.memory.total' is a counter, but it is a gauge: rate() over it is wrong as soon as it falls. Make it a counter if it only rises, else name it 'gc.memory'.",
          line: 4,
          column: 19,
          endColumn: 36,
        },
      ],
    },
    {
      code: otel`meter.createHistogram('gc.join.duration', { unit: 'seconds' });`,
      errors: [
        {
          message:
            "Unit 'seconds' of 'gc.join.duration' is not a UCUM unit: tools that know UCUM cannot convert or show it. Write unit: 's'.",
          line: 4,
          column: 51,
          endColumn: 60,
        },
      ],
    },
    {
      code: otel`meter.createCounter('gc.joins', { unit: 'requests' });`,
      errors: [
        {
          message:
            "Unit 'requests' of 'gc.joins' is not a UCUM unit: tools that know UCUM cannot convert or show it. Write unit: '{request}'.",
          line: 4,
          column: 41,
          endColumn: 51,
        },
      ],
    },
    {
      code: otel`meter.createHistogram('gc.join.duration', { unit: 'ms' });`,
      errors: [
        {
          message:
            "Metric 'gc.join.duration' is recorded in 'ms': OpenTelemetry and Prometheus count time in seconds and sizes in bytes. Record seconds and write unit: 's'.",
          line: 4,
          column: 51,
          endColumn: 55,
        },
      ],
    },
    {
      code: otel`meter.createHistogram('gc.media.size', { unit: 'MBy' });`,
      errors: [{ messageId: 'otelBaseUnit', line: 4, column: 48, endColumn: 53 }],
    },
    {
      name: 'units of semantic conventions too',
      code: otel`meter.createHistogram('http.server.request.duration', { unit: 'milliseconds' });`,
      errors: [{ messageId: 'otelUnit', line: 4, column: 63, endColumn: 77 }],
    },
    {
      code: otel`meter.createCounter('gc.joinRequests');`,
      errors: [
        {
          message:
            "Metric 'gc.joinRequests' is not snake_case at 'joinRequests': it sorts and completes apart from all others. Name it 'gc.join_requests'.",
          line: 4,
          column: 21,
          endColumn: 38,
          suggestions: [{ messageId: 'rename', output: otel`meter.createCounter('gc.join_requests');` }],
        },
      ],
    },
    {
      code: otel`meter.createCounter('gc.join requests');`,
      errors: [
        {
          message:
            "Metric 'gc.join requests' has ' ', which a Prometheus name cannot hold: scraping or querying it fails. Name it 'gc.join_requests'.",
          line: 4,
          column: 21,
          endColumn: 39,
        },
      ],
    },
    {
      code: otel`meter.createGauge('gc.join.gauge');`,
      errors: [
        {
          messageId: 'typeInName',
          line: 4,
          column: 19,
          endColumn: 34,
          suggestions: [{ messageId: 'rename', output: otel`meter.createGauge('gc.join');` }],
        },
      ],
    },
    {
      code: otel`meter.createCounter('gc.join.counter');`,
      errors: [
        {
          messageId: 'typeInName',
          line: 4,
          column: 21,
          endColumn: 38,
          suggestions: [{ messageId: 'rename', output: otel`meter.createCounter('gc.join');` }],
        },
      ],
    },
    {
      code: otel`meter.createCounter('joins');`,
      errors: [
        {
          message:
            "Metric 'joins' lacks <subsystem> of the convention <service>_<subsystem>_<metric>_<unit>: on a shared Prometheus it collides with others. Name it like '<subsystem>.joins'.",
          line: 4,
          column: 21,
          endColumn: 28,
        },
      ],
    },
    {
      code: otel`meter.createCounter('meeting.joins');`,
      settings: { observability: { services: ['gc', 'meeting-controller'] } },
      errors: [
        {
          message:
            "Metric 'meeting.joins' does not start with a service (gc, meeting-controller): on a shared Prometheus nobody can tell whose it is. Start it with one, such as 'gc.meeting.joins'.",
          line: 4,
          column: 21,
          endColumn: 36,
        },
      ],
    },
    {
      name: 'a meter from elsewhere',
      code: code`
        import { meter } from './otel.js';
        meter.createCounter('gc.joins.total', { unit: '{join}' });
      `,
      errors: [{ messageId: 'otelTotal', line: 2, column: 21, endColumn: 37 }],
    },
    {
      code: otel`meter.createCounter(\`\${prefix}.joins.total\`);`,
      errors: [{ messageId: 'otelTotal', line: 4, column: 21, endColumn: 44 }],
    },
  ],
});

run('metric-naming: StatsD and CloudWatch', rule, {
  valid: [
    code`
      import StatsD from 'hot-shots';
      const statsd = new StatsD();
      statsd.increment('joins');
    `,
    code`
      import StatsD from 'hot-shots';
      const statsd = new StatsD();
      statsd.increment('join.requests');
    `,
    code`
      import StatsD from 'hot-shots';
      const statsd = new StatsD();
      statsd.timing('join.duration', 3);
    `,
    code`
      import StatsD from 'hot-shots';
      const statsd = new StatsD();
      statsd.gauge('meetings_total', 3);
    `,
    code`
      import StatsD from 'hot-shots';
      const statsd = new StatsD();
      statsd.histogram('join.ms', 3);
    `,
    code`
      import StatsD from 'hot-shots';
      const statsd = new StatsD();
      statsd.increment(\`join.\${result}\`);
    `,
    code`
      import StatsD from 'hot-shots';
      const statsd = new StatsD();
      statsd.increment(name);
    `,
    code`
      import { Metrics } from '@aws-lambda-powertools/metrics';
      new Metrics().addMetric('JoinRequests', 'Count', 1);
    `,
  ],
  invalid: [
    {
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        statsd.increment('joinRequests.started');
      `,
      errors: [
        {
          messageId: 'snakeCase',
          line: 3,
          column: 18,
          endColumn: 40,
          suggestions: [
            {
              messageId: 'rename',
              output: code`
            import StatsD from 'hot-shots';
            const statsd = new StatsD();
            statsd.increment('join_requests.started');
          `,
            },
          ],
        },
      ],
    },
    {
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        statsd.increment('join requests');
      `,
      errors: [{ messageId: 'characters', line: 3, column: 18, endColumn: 33 }],
    },
    {
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        statsd.increment('gc.join.counter');
      `,
      errors: [
        {
          messageId: 'typeInName',
          line: 3,
          column: 18,
          endColumn: 35,
          suggestions: [
            {
              messageId: 'rename',
              output: code`
            import StatsD from 'hot-shots';
            const statsd = new StatsD();
            statsd.increment('gc.join');
          `,
            },
          ],
        },
      ],
    },
    {
      code: code`
        import StatsD from 'hot-shots';
        const statsd = new StatsD();
        statsd.gauge('gc.active_gauge', 3);
      `,
      errors: [
        {
          messageId: 'typeInName',
          line: 3,
          column: 14,
          endColumn: 31,
          suggestions: [
            {
              messageId: 'rename',
              output: code`
            import StatsD from 'hot-shots';
            const statsd = new StatsD();
            statsd.gauge('gc.active', 3);
          `,
            },
          ],
        },
      ],
    },
  ],
});
