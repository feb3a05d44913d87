/** Functions that only look at an error and hand back something else: calling one passes nothing on. */
export const INSPECTORS =
  /^(?:String|Number|Boolean|Symbol|Object\.(?:keys|values|entries|assign|prototype\.toString\.call)|JSON\.stringify|Array\.isArray|includes|has|test|match|exec|search|startsWith|endsWith|indexOf|is[A-Z]\w*|has[A-Z]\w*|util\.inspect|inspect|getErrorMessage|errorMessage|serializeError)$/;

/** Helpers, wherever they are, whose name says that they make a failure seen. */
export const FAILURE_HELPER =
  /^(?:_?(?:log|report|record|track|capture|notify|count|increment|warn|alert|mark|handle|on|post|emit|set|show|display|raise|publish|audit)\w*(?:Err(?:or)?s?|Fail(?:ed|ures?|ure)?|Exceptions?)|setFailed|captureException|captureMessage)$/i;

/** What shows a message to a person: a user interface has told its user. */
export const UI_ROOT = /^(?:toast|toaster|notifications?|snackbar|alert|message|Sentry|vscode)$/;

/** Names of the object that answers a request. */
export const RESPONSE_ROOT = /^_?(?:res|resp|response|reply|NextResponse|Response|HttpResponse|httpAdapter|ctx|c|h)$/;

/** A status that says that the server failed, as a number or by its usual names. */
export const SERVER_FAILURE =
  /\b5\d\d\b|INTERNAL_SERVER_ERROR|InternalServerError|SERVICE_UNAVAILABLE|BAD_GATEWAY|GATEWAY_TIMEOUT|internalServerError/;

/** Keys by which a result says that it failed. */
export const FAILURE_KEY =
  /^(?:ok|success|succeeded|error|errors|err|errorMessage|error_message|errorCode|exception|failure|reason|status|state|result|outcome|type|kind|cause)$/;

/** Types that every error has: testing for them does not tell an expected error from another. */
export const BLIND_TYPES = /^(?:Error|Object|Exception|isError|isNativeError|isErrorLike|ensureError|Boolean|String)$/;

/** Names of a state in which nobody waits for the outcome any more. */
export const OVER =
  /^_?(?:should_?)?(?:stop|abort|cancel|terminate|shutdown|shut_down|exit|quit)(?:[A-Z_]\w*|requested)?$|^_?(?:is|has|was)?_?(?:settled|done|finished|resolved|rejected|completed|aborted|cancell?ed|closed|closing|destroyed|disposed|stopped|stopping|ended|shutting_?down|terminated|unmounted|disconnected|timed_?out)$/i;

/** A status or helper that tells the caller what was wrong with the request. */
export const CLIENT_FAILURE =
  /\b4\d\d\b|bad_?request|not_?found|unauthori[sz]ed|forbidden|conflict|unprocessable|payload_?too_?large|too_?many_?requests|not_?authenticated|not_?allowed/i;

/** Functions that make a failed result: neverthrow's `err`, `failure`, `createError`, `toApiError`. */
export const FAILED_RESULT = /^(?:err|failure|fail|left|reject|errAsync|\w*Err|\w*Error)$/;

/** A text that says that something went wrong: returned in place of a result, it tells whoever reads that. */
export const FAILURE_TEXT =
  /\b(?:fail(?:ed|ure|s)?|errors?|could ?n[o']t|could not|can ?not|can't|unable|skipped|unavailable|unreachable|not (?:found|available|accessible|readable))\b/i;

/** Functions that make a result of what went well: neverthrow's `ok`, Effect's `succeed`, `Promise.resolve`. */
export const GOOD_RESULT = /^(?:ok|okAsync|right|success|succeed|some|of|just|resolve|from)$/i;

/** Functions that make an error of whatever was thrown, stack included. */
export const ERROR_MAKERS =
  /^_?(?:(?:to|as|ensure|ensureIs|coerce|normali[sz]e|wrap|unwrap|cast|get|parse|map|convert|make|create|build)\w*(?:Err|Error|Exception)|toError|ensureError)$/;

/** Functions that make a text of an error: its stack is lost. */
export const ERROR_TEXTS =
  /^_?(?:(?:get|to|extract|format|stringify|describe|render|print|read|parse|error|err|safe)\w*(?:ErrorMessage|ErrorText|ErrorString|Message)|errorMessage|stringifyError|errorToString|formatError|errToString|messageOf|errMessage|messageFrom\w*)$/;

/** A text by which a failure was to be expected, or is one of telemetry itself, which is best effort. */
export const NO_FAILURE =
  /\bnot\b.{0,30}\byet\b|\b(?:not (?:found|supported|authenticated|installed|configured|enabled)|no longer|skip(?:s|ped|ping)?|ignor(?:e|es|ed|ing)|already|optional|expected|best.?effort|harmless|non-?(?:fatal|critical)|metrics?|counters?|telemetry|analytics)\b/i;

/** Words by which a log is about one peer or client, which may go away or misbehave at any time. */
export const OF_PEER = /\bpeers?\b|\bpeer_?ids?\b|[a-z]Peer\b/i;

/** Names of what holds one connection or request of many. */
export const CONNECTION_NAME = /^_?(?:ws|sock|socket|conn|connection|peer|req|request|res|response|upload|download)$/;

/** Names of functions that look something up or ask for it. */
export const LOOK_UP =
  /^_?(?:get|h?getall|mget|hget|find|fetch|read|load|list|search|select|count|look_?up|resolve|retrieve|detect|discover|probe|estimate|approximate|measure|inspect|identify|authenticate|verify|check|is|has|can|peek|describe|head|exists|try|smembers|scan|ttl)(?:[A-Z_]\w*)?$/;

/** Names of errors that are made for the caller, whom they tell no more than he may know: most frameworks do not log them. */
export const CALLER_ERROR =
  /^(?:HttpError|HTTPError|\w*Http\w*Exception|HTTPException|TRPCError|GraphQLError|ApolloError|\w*Boom|createError|createHttpError|WsException|RpcException)$|(?:BadRequest|NotFound|Unauthorized|Unauthenticated|Forbidden|Conflict|Unprocessable\w*|TooManyRequests|InternalServer|InternalServerError|ServiceUnavailable|BadGateway|GatewayTimeout|Validation|UserInput|User|Client|Response|Api|API)(?:Error|Exception)$/;
