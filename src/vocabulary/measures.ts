/** Names of the moment at which one piece of work began. */
export const START_NAMES =
  /^_?(?:start|begin|began|started|t0|ts0)(?:[A-Z_]?(?:time|at|ms|ns|ts|timestamp|hrtime|mark|date))?$/i;

/**
 * Words of a gauge that may well be set to a difference of times: an age, a lag, a remainder, how long a probe took, the
 * duration of the last run of a batch job. Source: Prometheus documentation, "Instrumentation", "Pushing metrics".
 */
export const LEVEL_OF_TIME: ReadonlySet<string> = new Set([
  'age',
  'lag',
  'uptime',
  'since',
  'until',
  'last',
  'latest',
  'next',
  'previous',
  'current',
  'skew',
  'drift',
  'offset',
  'stale',
  'staleness',
  'idle',
  'remaining',
  'ttl',
  'eta',
  'expiry',
  'expires',
  'elapsed',
  'running',
  'oldest',
  'ping',
  'probe',
  'rtt',
  'check',
  'health',
  'healthcheck',
  'heartbeat',
  'sync',
  'cycle',
  'poll',
  'scan',
  'refresh',
  'max',
  'min',
  'avg',
  'average',
  'mean',
]);

/** Words of what happens once in the life of a process, or so rarely that each run can be looked at by itself. */
export const ONCE: ReadonlySet<string> = new Set([
  'startup',
  'start',
  'boot',
  'bootstrap',
  'init',
  'initialize',
  'initialise',
  'initialization',
  'setup',
  'main',
  'warmup',
  'migration',
  'migrate',
  'migrations',
  'shutdown',
  'build',
  'deploy',
  'deployment',
  'backup',
  'cron',
  'nightly',
  'daily',
  'weekly',
]);

/** Words of work that is done in batches, of which the last run is what is asked about; unless a queue hands it out. */
export const BATCHES: ReadonlySet<string> = new Set([
  'job',
  'jobs',
  'batch',
  'import',
  'imports',
  'export',
  'exports',
  'index',
  'indexing',
  'reindex',
  'crawl',
  'etl',
  'loop',
  'run',
]);

/** Functions that look at a level now and then, whoever calls them. */
export const SAMPLING_NAMES =
  /^_?(?:collect|sample|poll|refresh|tick|probe|ping|check|monitor|heartbeat|health|sync|scan)|^(?:update|report|publish|export|gather)\w*(?:Metrics|Gauges?|Stats|Statistics)$/;

/** Names of the data of one request or message, whose length is its size; a `queue` or a `buffer` may be a level. */
export const ONE_PAYLOAD = /^(?:raw)?_?(?:body|payload|chunk|packet|frame|datagram)$/i;

/** The last words of a counter's name that can only be a level. `queued` and `connected` may be events. */
export const LEVEL_ENDINGS: readonly (readonly string[])[] = [['active'], ['current'], ['in', 'flight'], ['inflight']];

/** Words before such an ending that make it an event: `status_active_total` counts how often something became active. */
export const BECOMES: ReadonlySet<string> = new Set([
  'status',
  'state',
  'to',
  'became',
  'become',
  'set',
  'marked',
  'not',
  'non',
  'is',
  'as',
]);
