/**
 * Calls whose failure is an answer: is this text a URL, is there such a file, is this token good. By the last name, or
 * `object.name` where the name alone says too little.
 * Source: the try bodies of 4,388 catch clauses in nine real back ends.
 */
export const PROBES = new Set([
  'JSON.parse',
  'JSON.stringify',
  'decodeURIComponent',
  'encodeURIComponent',
  'decodeURI',
  'atob',
  'btoa',
  'BigInt',
  'structuredClone',
  'parse',
  'safeParse',
  'parseInt',
  'parseFloat',
  'URL.parse',
  'Intl.DateTimeFormat',
  'require',
  'require.resolve',
  'resolve',
  'import',
  'createRequire',
  'access',
  'accessSync',
  'stat',
  'statSync',
  'lstat',
  'lstatSync',
  'exists',
  'existsSync',
  'pathExists',
  'realpath',
  'realpathSync',
  'readlink',
  'verify',
  'decode',
  'jwtVerify',
  'jwtDecode',
  'timingSafeEqual',
  'isIP',
  'validate',
  'validateSync',
  'test',
  'match',
  'compile',
  'matchMedia',
  'supports',
  'json',
  'text',
  'arrayBuffer',
  'formData',
  'kill',
  'getItem',
  'setItem',
  'removeItem',
  'toISOString',
  'format',
  'normalize',
  'toString',
  'toLowerCase',
  'trim',
  'getOwnPropertyDescriptor',
  'defineProperty',
  'keys',
  'values',
  'entries',
  'from',
  'Function',
  'eval',
  'isValid',
  'sleep',
  'headers',
  'cookies',
  'delay',
  'setTimeout',
  'wait',
  'fromString',
  'toBuffer',
  'hostname',
]);

/** Constructors whose failure is an answer. */
export const PROBE_CLASSES = new Set([
  'URL',
  'RegExp',
  'Intl',
  'DateTimeFormat',
  'NumberFormat',
  'Locale',
  'TextDecoder',
  'Date',
  'Function',
  'BigInt',
  'Set',
  'Map',
  'Array',
  'URLSearchParams',
  'Proxy',
  'Uint8Array',
  'ObjectId',
]);

/** Calls that tidy up: what they tidy is gone either way. */
export const CLEANUP =
  /^_?(?:(?:close|destroy|dispose|disconnect|terminate|release|unlock|unsubscribe|cancel|abort|cleanup|cleanUp|tearDown|teardown|stop|shutdown|unbind|rollback|kill|clear)(?:[A-Z]\w*)?|quit|end|finish|unref|unlink(?:Sync)?|rm(?:dir)?(?:Sync)?|remove(?:Sync|File|Dir|Folder|Listener|AllListeners|Lock)?|unwatch|detach|off|flush|unmount|unpipe|revokeObjectURL)$/;

/** Calls of the file system: of Node.js, and of fs-extra and its kin. */
export const FILE_CALL =
  /^(?:(?:read|write|append|copy|truncate|output)File|cp|copy|rename|move|mkdirp?|mkdtemp|readdir|opendir|symlink|link|chmod|chown|utimes|unlink|rm|rmdir|remove|(?:ensure|empty|make)Dir|ensureFile|(?:read|write|output)Json)(?:Sync)?$/;

/** Names of functions that ask whether something works: a failure is their answer. */
export const HEALTH_CHECK =
  /health|^(?:is|has|check|can|test|verify|validate)?_?(?:alive|ready|readiness|liveness|reachable|online|ping)|^(?:is|has|check|can|test|verify|validate)\w*(?:connect|available)/i;

/** Paths of endpoints that tell whether a service works. */
export const HEALTH_PATH = /\/_*(?:healthz?|health-?checks?|readyz?|readiness|livez?|liveness|ping|status)(?:\/|$)/i;

/** Functions that do nothing with an error they are given. */
export const NO_OPS = /^_*(?:noop|noOp|ignore|ignored?Errors?|swallow|nop|doNothing|empty)$/;

/**
 * Words of a comment that say no more than the code does: "ignore", "do nothing", "swallow error".
 * A comment of more than these gives a reason.
 */
export const EMPTY_WORDS = new Set(
  'a an and any anyway are as at be but by can catch caught do does empty err error errors exception exceptions fail failed failing failure failures fine for from handle handled handling here if ignore ignored ignores ignoring in intended intentional intentionally is it its just keep left blank may might never no noop no-op nop not nothing op of ok okay on pass please purpose deliberately quiet quietly safe safely silence silent silently simply skip skipped skipping so suppress suppressed swallow swallowed swallowing that the them then there these they this those throw to todo fixme xxx hack try unused we will with result case operation call function return returns default log logging logged best'.split(
    ' ',
  ),
);
