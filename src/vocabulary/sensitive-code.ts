import type { NamedCategory } from './sensitive.js';

/** Verbs with which a function returns the thing it is named for: `getPassword()`, `generateToken()`. */
export const GETTERS: ReadonlySet<string> = new Set([
  ...['get', 'fetch', 'read', 'load', 'create', 'generate', 'make', 'build', 'issue', 'new', 'decrypt', 'resolve'],
  ...['extract', 'sign', 'request', 'retrieve', 'obtain', 'acquire', 'find', 'derive'],
]);

/** Verbs with which a function makes a message rather than an address: `buildEmail()`. */
export const MAKERS = /^(?:build|create|make|new|compose|render|draft|generate|prepare|issue)/;

/** Methods that look a value up by a name that is written out: `config.get('db.password')`. */
export const LOOKUPS =
  /^(?:get|getOrThrow|getString|getOptionalString|getOptional|getValue|getItem|getHeader|getCookie|header|param|query|cookie|field|required?|mustGet|requireEnv|getEnv|env)$/;

/** Objects that are sensitive by what the file reads of them: `card.cvc`, `location.lat`. */
export const TELLING_MEMBERS: readonly { noun: RegExp; members: RegExp; category: NamedCategory }[] = [
  {
    noun: /^(?:\w*[cC]ard|paymentMethod)$/,
    members: /^(?:number|cvc|cvv|pan|cardNumber|card_number)$/,
    category: 'payment',
  },
  {
    noun: /^(?:\w*[lL]ocation|\w*[cC]oord(?:inate)?s?|\w*[pP]osition|geo|point|place)$/,
    members: /^(?:lat|latitude|lng|longitude)$/,
    category: 'location',
  },
];

/** Nouns for a person: an object of that name holds what is known of one. */
export const PEOPLE: ReadonlySet<string> = new Set([
  ...['user', 'customer', 'patient', 'employee', 'person', 'applicant', 'cardholder'],
]);

/** Nouns for a person or something else; what the file reads of it decides. */
export const MAYBE_PEOPLE: ReadonlySet<string> = new Set([
  ...['member', 'profile', 'contact', 'subscriber', 'guest', 'client', 'attendee', 'participant', 'invitee'],
  ...['recipient', 'account', 'owner', 'author', 'guardian', 'lead', 'passenger', 'student', 'tenant'],
]);

/** Nouns for what somebody sends; what the file reads of it decides. */
export const PAYLOADS: ReadonlySet<string> = new Set([
  ...[
    'payload',
    'dto',
    'input',
    'data',
    'values',
    'form',
    'options',
    'opts',
    'args',
    'params',
    'attributes',
    'details',
  ],
  ...['credentials', 'body', 'props', 'command', 'record', 'row', 'fields'],
]);

/** Words after a person that leave it one: `userInfo`. */
export const PERSON_ENDINGS: ReadonlySet<string> = new Set(['info', 'data', 'profile', 'record', 'entity', 'object']);

/** First words of what is no person but is said of some: `isUser`, `activeUsers`. */
export const PERSON_FLAGS: ReadonlySet<string> = new Set([
  ...['is', 'has', 'by', 'per', 'num', 'count', 'total', 'max', 'min', 'active', 'online', 'unique'],
]);

/** Members that only an object about a person has. */
export const PERSONAL_MEMBERS =
  /^(?:e?mail|emailAddress|email_address|phone|phoneNumber|password|passwordHash|password_hash|firstName|first_name|lastName|last_name|fullName|birthDate|dateOfBirth|dob|ssn|address)$/;

/** Members of what somebody sends, with which it may not be shown whole. */
export const SENT_MEMBERS =
  /^(?:password|newPassword|currentPassword|passwd|secret|clientSecret|client_secret|accessToken|access_token|refreshToken|refresh_token|apiKey|api_key|token|otp|cardNumber|card_number|cvv|cvc|iban|ssn|email|emailAddress|phone|phoneNumber|dateOfBirth)$/;

/** Members that an object has and a text does not. */
export const OBJECT_MEMBERS = /^(?:id|_id|uuid|name|username|role|roles|toJSON|toObject|save|update|reload|get)$/;

/** Texts in front of a value that say what it is: `'password: '`, `'?token='`. */
export const SPOKEN_NAME =
  /(?:^|[\s"'`([{,;])(password|passphrase|secret|api[ _-]?key|(?:access|refresh|auth|bearer|session|reset|id|api)[ _-]?token|jwt|credentials?|authorization|card number|cvv|cvc|ssn|social security number|iban|otp|verification code|date of birth)s?\s*(?:is|was|[:=])\s*(?:Bearer |Basic )?(?:%[sdoOj])?["'`<([]?$|[?&](token|access_token|api_?key|secret|password)=$/i;

/** A text about a mail that is sent, after which `to` and `recipient` are addresses. */
export const MAIL_TEXT =
  /\b(?:send|sends|sent|sending|deliver\w*|mailing|emailing)\b.*\b(?:e-?mails?|mails?)\b|\b(?:e-?mails?|mails?)\b.*\b(?:sent|sending|deliver\w*|bounced)\b|\b(?:e-?mailed|mailed)\b/is;

/** Names that hold a mail's addressees. */
export const ADDRESSEES = /^(?:to|cc|bcc|recipients?|rcpt|mailTo|addressees?)$/;

/** Format specifiers that print all of an object. */
export const OBJECT_SPECIFIER = /%[jOo]/;

/** Names of a request. */
export const REQUEST_NAME = /^_?(?:req|request)$/;

/** Names of what carries a request: the context of Koa and Hono. */
export const CONTEXT_NAME = /^_?(?:ctx|context|c)$/;

/** Annotations of requests. Source: the types of Express, Fastify, Next.js, NestJS, Node.js. */
export const REQUEST_TYPE = /Request$|^IncomingMessage$/;

/** Annotations of events that carry an HTTP request. Source: @types/aws-lambda 8.10.164. */
export const HTTP_EVENT_TYPE = /^(?:APIGateway\w*Event\w*|LambdaFunctionURLEvent|ALBEvent)$/;

/** Members that an HTTP request has. */
export const REQUEST_MEMBERS = /^(?:headers|cookies|originalUrl|nextUrl|socket|rawHeaders|raw|formData|json)$/;

/** Members that the event of an HTTP request has. */
export const HTTP_EVENT_MEMBERS =
  /^(?:httpMethod|requestContext|headers|body|rawPath|queryStringParameters|pathParameters)$/;

/** First words of headers that are sent or received as they are. */
export const HEADER_WORDS: ReadonlySet<string> = new Set([
  ...['request', 'req', 'response', 'res', 'resp', 'http', 'https', 'outgoing', 'incoming', 'auth', 'raw', 'original'],
  ...['forwarded', 'custom', 'extra', 'all', 'api', 'fetch', 'upstream', 'proxy'],
]);

/** Owners whose headers are those of a message or a table. */
export const OTHER_HEADERS = /^(?:message|msg|properties|e?mail|table|csv|sheet|record|job|columns?|rows?)$/;

/** What a file says where its `headers` are those of a table. */
export const TABLE_FILE = /\b(?:csv|xlsx?|spreadsheet|worksheet|columns?)\b/i;

/** Names of a configuration as a whole. */
export const CONFIG_NAME =
  /^(?:app|server|global)?_?(?:config|Config|configuration|Configuration)$|^(?:env|settings|secrets)$/;

/** Functions that read a configuration. */
export const CONFIG_READER =
  /^(?:load|read|get|parse|build|create|init|resolve|make|validate)\w*(?:Config|Configuration|Settings|Env|Environment)$/;

/** What a file reads of a session that belongs to somebody. */
export const SESSION_MEMBERS = /^(?:user|accessToken|access_token|token|apiKey|apiKeyId|permissions)$/;

/** Functions by which a person is looked up: `users.findOne(id)`; not `getUserIds()`. */
export const FINDERS =
  /^(?:find|get|fetch|load|create|search|query|list|all|save|update|insert|select|upsert|register|signUp|invite)(?!\w*(?:Ids?|Names?|Count)$)/;

/** Methods that hand their receiver on, or all that is in it. */
export const SAME_METHODS =
  /^(?:toString|toLowerCase|toUpperCase|toLocaleLowerCase|trim|trimStart|trimEnd|normalize|valueOf|toJSON|toObject|toISOString|toArray|raw|entries|values|join|concat|sort|toSorted|reverse|toReversed|flat|filter|getAll|getMap|padStart|padEnd|dump|unwrap|expose)$/;

/** Methods that give part of a text, or say something of it. */
export const PART_METHODS =
  /^(?:slice|substring|substr|split|replace|replaceAll|charAt|codePointAt|indexOf|lastIndexOf|test|includes|startsWith|endsWith|localeCompare|has|some|every|getTime|toFixed|equals|verify)$/;

/** Functions that hand on what they are given in another form. */
export const SAME_FUNCTIONS =
  /^(?:encodeURI|encodeURIComponent|decodeURIComponent|btoa|atob|escape|cloneDeep|structuredClone|clone|deepClone|toPlainObject|instanceToPlain|from|fromEntries|entries|values|assign|freeze|merge)$/;

/** Functions of the language that say something of what they are given. */
export const FINE_FUNCTIONS =
  /^(?:Boolean|Number|parseInt|parseFloat|isNaN|Object\.keys|Array\.isArray|Number\.\w+|Math\.\w+|Date\.\w+|process\.cwd)$/;

/** Members by which `email` is a message and `token` one of a parser; a text has none of these. */
export const THING_MEMBERS =
  /^(?:id|_id|subject|html|to|from|cc|bcc|attachments|send|status|save|template|kind|loc|start|end|symbol|decimals|lexeme|line|column|range|chainId|recipients|get)$/;

/** Names of a body that is still text. */
export const RAW_BODY = /^(?:raw_?|req(?:uest)?_?)[bB]ody$/;

/** Conditions under which code only runs in development. */
export const DEVELOPMENT =
  /\bis_?(?:Dev|Development|Local|Test)(?:elopment)?\b|\bNODE_ENV\b['"\]]*\s*===?\s*['"](?:development|dev|test|local)['"]|\bNODE_ENV\b['"\]]*\s*!==?\s*['"]production['"]|\b__DEV__\b/;

/** The same, said the other way round. */
export const NOT_PRODUCTION = /!\s*[\w$.?]*\bis_?[pP]rod(?:uction)?\b/;
