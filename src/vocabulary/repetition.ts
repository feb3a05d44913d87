/** Methods that call a function for each item of the list that they are called on. */
export const EACH_ITEM =
  /^(?:forEach|map|flatMap|filter|some|every|find|findIndex|findLast|findLastIndex|reduce|reduceRight|each)$/;

/** Functions that are given a list and a function to call with each item: lodash, async, bluebird, p-map, Effect. */
export const EACH_OF =
  /^(?:forEach|each|eachSeries|eachLimit|eachOf|eachRight|forEachRight|map|mapSeries|mapLimit|flatMap|filter|pMap|pEach|from)$/;

/** What runs the function that it is given within the pass that hands it over. */
export const RUNS_NOW =
  /^(?:then|finally|limit|\w*Limit|limiter|queue|run|tryCatch|retry|pRetry|startActiveSpan|startSpan|execute|acquire|runExclusive|with[A-Z]\w*|run[A-Z]\w*|\w*[tT]ransaction|lock|measure|time|timed)$/;

/** Events of which a stream or a socket sends one after the other: a chunk, a row, a packet, a message. */
export const FLOWING_EVENTS = /^(?:data|message|row|record|chunk|packet|frame|rtp|rtcp|rtppacket|audio|video|sample)$/;

/** What sends messages one at a time, each of which is a piece of work, and what prints the output of another program. */
export const SENDS_WORK =
  /^[_$#]{0,3}(?:process|cluster|child\w*|proc|subprocess|parentPort|std(?:out|err)|(?!data)\w*(?:Worker|Consumer|Subscriber|Subscription|Queue|Broker|Process)|worker|consumer|subscriber|subscription|sub|queue|broker|redis|amqp|channel|pubsub|self)$/;

/** Names of the parts of a stream. */
export const STREAM_PARTS = /^(?:chunk|line|row|record|packet|frame|part|token|delta|byte|block|sample|datagram)$/;

/**
 * Words for what a team writes down or sets up: there are a handful of each, and a line for each of them is a list, not
 * a flood. Source: the loops around the logs of twelve real code bases.
 */
export const SET_UP: ReadonlySet<string> = new Set([
  'adapter',
  'attribute',
  'backend',
  'case',
  'category',
  'cluster',
  'collector',
  'column',
  'command',
  'config',
  'configuration',
  'cron',
  'dependency',
  'destination',
  'driver',
  'endpoint',
  'engine',
  'env',
  'environment',
  'exporter',
  'extension',
  'factory',
  'feature',
  'flag',
  'field',
  'fork',
  'group',
  'handler',
  'hook',
  'host',
  'importer',
  'initializer',
  'instance',
  'integration',
  'kind',
  'lang',
  'language',
  'layer',
  'level',
  'listener',
  'loader',
  'locale',
  'middleware',
  'migration',
  'mode',
  'module',
  'option',
  'package',
  'param',
  'parameter',
  'phase',
  'plugin',
  'policy',
  'pool',
  'property',
  'provider',
  'queue',
  'region',
  'replica',
  'resolver',
  'route',
  'router',
  'rule',
  'runner',
  'schedule',
  'scheduler',
  'schema',
  'script',
  'section',
  'server',
  'service',
  'setting',
  'shard',
  'signal',
  'source',
  'stage',
  'step',
  'strategy',
  'subsystem',
  'suite',
  'system',
  'table',
  'target',
  'theme',
  'topic',
  'type',
  'view',
  'webhook',
  'worker',
]);

/** Words for many items at once, and for how often something is tried: a line for each is what one would write. */
export const MANY_AT_ONCE: ReadonlySet<string> = new Set([
  'attempt',
  'batch',
  'chunk',
  'day',
  'hour',
  'interval',
  'iteration',
  'month',
  'page',
  'part',
  'partition',
  'period',
  'progress',
  'range',
  'retry',
  'round',
  'segment',
  'slice',
  'tries',
  'try',
  'wave',
  'week',
  'window',
  'year',
]);

/** Words of functions that run once in the life of a process. */
export const LIFECYCLE: ReadonlySet<string> = new Set([
  'boot',
  'bootstrap',
  'init',
  'initialise',
  'initialize',
  'migrate',
  'migration',
  'migrations',
  'seed',
  'setup',
  'shutdown',
  'startup',
  'teardown',
  'warmup',
]);

/** The same, where the whole name is that and nothing is given. */
export const LIFECYCLE_NAME = /^(?:start|stop|destroy|dispose|terminate|close|exit|up|down)(?:All)?$/;

/** What a condition asks that lets few lines through: the level, a counter, a coin, the clock, whether it was said before. */
export const ASKS_LEVEL = /Enabled\b|\b(?:log)?_?level(?:Val)?\b|debug|verbose|\btrace\b|\bsilent\b|\bquiet\b/i;
export const ASKS_SAMPLE =
  /%|Math\.random|sampl|throttl|debounc|rate_?limit|\bonce\b|\bfirst\b|\bseen\b|logged|warned|Date\.now|\blast[A-Z]\w*|[=!]==?\s*0\b/i;

/**
 * What a line says that does not belong to each of many: it is written per batch or attempt, tells how far the work is
 * or what went wrong, lists what was set up, or is laid out for whoever started a program.
 */
export const TELLS_OTHERWISE =
  /\b(?:batch(?:es)?|pages?|chunks?|progress|so far|retry\w*|retries|attempt\w*|stale|dead|timed?[- ]?out|orphan\w*|abandoned|expired|invalid|unknown|missing|lost|fail\w*|error\w*)\b|^\W*(?:\[\w+\]\s*)?(?:load|(?:de|un)?register|initiali[sz]|install|mount|discover)(?:ed|ing)\b|^\s|^[-*•]\s|\p{Extended_Pictographic}/iu;

/** Words for items that are there because something went wrong. */
export const WENT_WRONG: ReadonlySet<string> = new Set([
  'abandoned',
  'bad',
  'conflict',
  'crashed',
  'dead',
  'duplicate',
  'error',
  'expired',
  'failed',
  'failure',
  'ghost',
  'invalid',
  'issue',
  'lost',
  'missing',
  'orphan',
  'orphaned',
  'problem',
  'rejected',
  'stale',
  'stuck',
  'timed',
  'unknown',
  'unsent',
  'violation',
  'warning',
  'zombie',
]);

/** Names of loggers that drop most lines by themselves. */
export const SAMPLED_LOGGER = /sampl|throttl|rate_?limit|once/i;

/** The shortest interval of a timer whose lines are not a flood, in milliseconds. */
export const SLOW_TIMER = 1000;

/** The longest list of numbers, written as the bound of a loop, that is not taken for a flood. */
export const SHORT_LOOP = 10;
