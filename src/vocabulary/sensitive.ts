/**
 * Names of what may not be seen by everyone who can read logs, spans and error reports.
 *
 * Source: the classes of github/codeql `SensitiveDataHeuristics.qll` (MIT, read in November 2026) as a start, cut down
 * to whole words; the look-alikes come from reading the arguments of 5,670 logger calls of nine code bases. E-mail,
 * which CodeQL leaves out as too noisy, is in: only a name that ends with it counts here.
 */

/** Kinds of sensitive data; each can be switched off. */
export const CATEGORIES = ['credentials', 'payment', 'contact', 'identity', 'location', 'objects'] as const;

/** One of {@link CATEGORIES}. */
export type Category = (typeof CATEGORIES)[number];

/** Categories whose members are told by their name. */
export type NamedCategory = Exclude<Category, 'objects'>;

/**
 * What a name may end with to be sensitive, in words: `userEmail`, `user_email` and `user.email` end with `email`,
 * `emailCount` does not. The singular stands for the plural too.
 */
export const SENSITIVE_NAMES: Readonly<Record<NamedCategory, readonly string[]>> = {
  credentials: [
    ...['password', 'passwd', 'pwd', 'passphrase', 'passcode', 'pass phrase'],
    ...['db pass', 'smtp pass', 'mail pass', 'imap pass', 'redis pass', 'user pass', 'auth pass', 'proxy pass'],
    ...['secret', 'credential', 'cred', 'token', 'jwt', 'bearer', 'auth data', 'token data'],
    ...[
      'authorization',
      'authorisation',
      'authorization header',
      'auth header',
      'cookie',
      'set cookie',
      'cookie header',
    ],
    ...['api key', 'secret key', 'private key', 'priv key', 'access key', 'encryption key', 'signing key'],
    ...['master key', 'ssh key', 'license key', 'licence key', 'auth key', 'shared key', 'hmac key', 'jwt key'],
    ...[
      'jwt key',
      'stream key',
      'deploy key',
      'account key',
      'admin key',
      'service role key',
      'service account key',
      'key pair',
      'private pem',
      'signed url',
      'presigned url',
      'pre signed url',
    ],
    ...['otp', 'totp', 'otp code', 'totp code', 'mfa code', '2fa code', 'sms code', 'pin code', 'one time code'],
    ...['verification code', 'security code', 'auth code', 'authorization code', 'access code'],
    ...['login code', 'reset code', 'recovery code', 'backup code', 'activation code', 'code verifier'],
    ...['user pin', 'card pin', 'access pin', 'meeting pin', 'room pin', 'host pin', 'conference pin', 'account pin'],
    ...['mnemonic', 'seed phrase', 'recovery phrase', 'connection string', 'database config', 'db config'],
    ...['smtp config', 'database url', 'database uri', 'db url', 'db uri', 'mongo url', 'mongo uri', 'mongodb url'],
    ...['mongodb uri', 'postgres url', 'postgresql url', 'postgres uri', 'redis url', 'redis uri', 'amqp url'],
    ...['rabbitmq url', 'magic link', 'handshake auth', 'signin link', 'sign in link', 'login link', 'reset link'],
  ],
  payment: [
    ...['card number', 'card no', 'card num', 'credit card', 'credit card number', 'debit card', 'debit card number'],
    ...['cc number', 'cc num', 'ccn', 'card pan', 'primary account number', 'card data', 'card details'],
    ...['cvv', 'cvv2', 'cvc', 'cvc2', 'card cvv', 'card cvc', 'card info', 'payment card', 'body card', 'request card'],
    ...['input card', 'payload card', 'payment details', 'payment info', 'billing details', 'billing info'],
    ...['iban', 'account number', 'account no', 'bank account', 'bank account number', 'routing number', 'sort code'],
  ],
  contact: [
    ...[
      'email',
      'e mail',
      'email address',
      'e mail address',
      'mail address',
      'email addr',
      'email recipient',
      'mail recipient',
    ],
    ...['user mail', 'member mail', 'customer mail', 'phone', 'phone number', 'phone no', 'phone num', 'telephone'],
    ...['telephone number', 'tel number', 'mobile number', 'mobile phone', 'mobile no', 'cell phone', 'cell number'],
    ...['msisdn', 'fax number', 'whatsapp number', 'caller number', 'callee number'],
    ...['home address', 'street address', 'postal address', 'billing address', 'shipping address'],
    ...['delivery address', 'mailing address', 'residential address'],
  ],
  identity: [
    ...['birth date', 'birth day', 'date of birth', 'day of birth', 'dob'],
    ...['ssn', 'social security', 'social security number', 'social security no', 'social insurance number'],
    ...['passport number', 'passport no', 'passport id', 'national id', 'national id number', 'national identifier'],
    ...['national insurance', 'national insurance number', 'nino', 'tax id', 'tax number', 'taxpayer id'],
    ...['tax identification number', 'driver license', 'drivers license', 'driver licence', 'driving license'],
    ...['driving licence', 'driver license number', 'drivers license number', 'driving licence number'],
    ...['identity card', 'identity card number', 'id card', 'id card number', 'identity number', 'government id'],
    ...['gov id', 'personal id number', 'personal identification number', 'personnummer', 'aadhaar', 'aadhar'],
    ...['aadhaar number', 'pan number', 'cpf', 'curp', 'bsn', 'nhs number', 'medical record number', 'citizen id'],
    ...['insurance number', 'resident id', 'voter id', 'fiscal code', 'codice fiscale', 'steuer id'],
  ],
  location: [
    ...['latitude', 'longitude', 'lat', 'lng', 'lat lng', 'lat long', 'lat lon', 'geolocation', 'geo location'],
    ...['geo coordinate', 'gps', 'gps location', 'gps position', 'gps coordinate', 'geo point', 'geo position'],
    ...['user location', 'home location', 'device location', 'precise location', 'user position', 'user coordinate'],
    ...['pos coord', 'position coord', 'location coord', 'gps coord', 'user coord', 'geo coord'],
  ],
};

/**
 * Words before `token` with which it is no credential: of a cursor, a parser, a language model, a blockchain, a design,
 * a dependency injection; and claims that have been read out of one.
 */
export const HARMLESS_TOKENS: ReadonlySet<string> = new Set([
  ...['next', 'page', 'pagination', 'continuation', 'cursor', 'sync', 'resume', 'cancel', 'cancellation', 'abort'],
  ...['fencing', 'lock', 'idempotency', 'change', 'watch', 'delta', 'position', 'sequence', 'etag'],
  ...['lex', 'lexer', 'syntax', 'parse', 'parser', 'current', 'prev', 'previous', 'peek', 'expected', 'unexpected'],
  ...['start', 'end', 'first', 'last', 'open', 'close', 'closing', 'opening', 'operator', 'keyword', 'identifier'],
  ...['comment', 'whitespace', 'string', 'number', 'punctuator', 'punctuation', 'inline', 'markdown', 'search'],
  ...['input', 'output', 'prompt', 'completion', 'reasoning', 'cached', 'total', 'max', 'min', 'llm', 'usage', 'used'],
  ...['context', 'thinking', 'audio', 'billed', 'remaining', 'estimated', 'stop', 'special', 'eos', 'bos'],
  ...['erc20', 'erc721', 'erc1155', 'nft', 'asset', 'quote', 'base', 'native', 'wrapped', 'governance', 'collateral'],
  ...['reward', 'staking', 'lp', 'pool', 'fee', 'gas', 'swap', 'crypto', 'spl', 'stable', 'sell', 'buy', 'bonding'],
  ...['design', 'theme', 'color', 'colour', 'spacing', 'typography', 'css', 'style', 'font', 'border', 'shadow'],
  ...['injection', 'di', 'provider', 'repository', 'service', 'decoded', 'parsed', 'verified', 'template'],
]);

/** Words before `tokens`, which else counts tokens of a language model or a parser. */
export const CREDENTIAL_TOKENS: ReadonlySet<string> = new Set([
  ...['access', 'refresh', 'auth', 'oauth', 'bearer', 'session', 'api', 'device', 'push', 'fcm', 'apns', 'jwt', 'id'],
  ...['csrf', 'reset', 'invite', 'bot', 'user', 'login', 'verification', 'personal', 'security'],
]);

/** What a file says where a bare `token` in it is one of a parser, a language model, a blockchain or a design. */
export const OTHER_TOKENS_FILE =
  /\btokens\[|\b(?:lexer|tokeni[sz]er?|tokeni[sz]e|nextToken|peekToken|TokenType|TokenKind|SyntaxKind|marked|prismjs|shiki)\b|\b(?:erc-?(?:20|721|1155)|ethers|viem|wagmi|web3|solana|uniswap|blockchain|tokenAddress|token_address|nfts?)\b|\b(?:openai|anthropic|llama|langchain|tiktoken|completion_?tokens|promptTokens|prompt_tokens|onToken|handleLLMNewToken|maxTokens|max_tokens)\b|design-?tokens?\b|\b(?:InjectionToken|useFactory|useExisting|CancellationToken)\b/i;

/** The same, where the case matters: a type of that name. */
export const TOKEN_TYPE_FILE = /[:<] ?Token\b/;

/** First words of a flag, a question or a command: `hasPassword`, `sendEmail`, `skipToken`. */
export const FLAG_WORDS: ReadonlySet<string> = new Set([
  ...['is', 'has', 'had', 'have', 'was', 'were', 'are', 'can', 'could', 'should', 'must', 'will', 'did', 'does', 'do'],
  ...['need', 'needs', 'require', 'requires', 'required', 'with', 'without', 'no', 'missing', 'use', 'uses', 'using'],
  ...['enable', 'enabled', 'disable', 'disabled', 'allow', 'allows', 'allowed', 'skip', 'send', 'sends', 'show'],
  ...['hide', 'validate', 'validates', 'check', 'update', 'change', 'set', 'delete', 'remove', 'revoke', 'forgot'],
  ...['supports', 'support', 'wants', 'ignore', 'count', 'num', 'log', 'print', 'on', 'handle', 'sent'],
]);

/** First words that make a command of `password` and `email`, but not of `token`: `resetPassword`, `resetToken`. */
export const COMMAND_WORDS: ReadonlySet<string> = new Set(['reset', 'verify', 'confirm', 'resend', 'sync', 'import']);

/** First words of an address that is the team's own: `fromEmail`, `supportEmail`. */
export const OWN_ADDRESS_WORDS: ReadonlySet<string> = new Set([
  ...['from', 'sender', 'noreply', 'reply', 'bounce', 'default', 'system', 'team', 'company', 'support', 'sales'],
]);

/** Words that say that a value may be shown, anywhere in its name: `maskedEmail`, `safeHeaders`, `publicKey`. */
export const SHOWABLE_WORDS: ReadonlySet<string> = new Set([
  ...['masked', 'redacted', 'hashed', 'encrypted', 'encoded', 'obfuscated', 'anonymized', 'anonymised', 'anonymous'],
  ...['pseudonymized', 'pseudonymised', 'sanitized', 'sanitised', 'scrubbed', 'censored', 'truncated', 'abbreviated'],
  ...['shortened', 'partial', 'stripped', 'omitted', 'excluded', 'filtered', 'whitelisted', 'allowlisted', 'safe'],
  ...['free', 'public', 'printable', 'loggable', 'hidden', 'cleaned', 'clean', 'minimal', 'last4'],
  ...['dummy', 'fake', 'mock', 'mocked', 'sample', 'example', 'placeholder'],
]);

/** Words in the name of a function whose result may be shown, besides {@link SHOWABLE_WORDS}: `maskEmail`, `sha256`. */
export const SANITISER_WORDS: ReadonlySet<string> = new Set([
  ...[
    'mask',
    'masker',
    'redact',
    'redactor',
    'redaction',
    'hash',
    'hasher',
    'digest',
    'hmac',
    'sha1',
    'sha256',
    'sha512',
  ],
  ...['md5', 'bcrypt', 'scrypt', 'argon2', 'encrypt', 'cipher', 'obfuscate', 'anonymize', 'anonymise', 'pseudonymize'],
  ...['pseudonymise', 'sanitize', 'sanitise', 'sanitizer', 'scrub', 'scrubber', 'censor', 'truncate', 'trunc'],
  ...[
    'abbreviate',
    'shorten',
    'strip',
    'omit',
    'pick',
    'exclude',
    'without',
    'hide',
    'protect',
    'summarize',
    'summarise',
  ],
  ...['summary', 'fingerprint', 'checksum', 'faker'],
]);

/** Words at the end of a name that leave it what it is: `passwordValue`, `tokenString`, `emailRaw`. */
export const NEUTRAL_ENDINGS: ReadonlySet<string> = new Set([
  ...['value', 'string', 'str', 'text', 'raw', 'plain', 'plaintext', 'param', 'input', 'env', 'var', 'list', 'array'],
]);

/** Last words of a name that say that its value is about the thing, not the thing: `{ token: tokenId }`. */
export const ABOUT_WORDS: ReadonlySet<string> = new Set([
  ...['id', 'ids', 'uuid', 'guid', 'name', 'names', 'type', 'kind', 'status', 'state', 'count', 'counts', 'length'],
  ...[
    'size',
    'index',
    'idx',
    'hash',
    'digest',
    'hmac',
    'fingerprint',
    'checksum',
    'domain',
    'provider',
    'method',
    'label',
    'title',
    'error',
    'errors',
  ],
  ...['err', 'exception', 'message', 'msg', 'reason', 'code', 'path', 'file', 'field', 'fields', 'prefix', 'suffix'],
  ...['expiry', 'expiration', 'expires', 'at', 'ttl', 'age', 'version', 'format', 'policy', 'scope', 'scopes', 'flag'],
  ...[
    'enabled',
    'disabled',
    'valid',
    'invalid',
    'verified',
    'required',
    'present',
    'exists',
    'date',
    'time',
    'seconds',
  ],
  ...['duration', 'ms', 'timestamp', 'schema', 'mode', 'level', 'locale', 'lang', 'language', 'country', 'region'],
  ...['role', 'roles', 'action', 'event', 'result', 'success', 'subject', 'issuer', 'audience', 'algorithm', 'alg'],
  ...[
    'total',
    'template',
    'description',
    'usage',
    'amount',
    'limit',
    'number',
    'strength',
    'score',
    'category',
    'plan',
    'slug',
    'ref',
    'i',
    'n',
  ],
]);

/** Names of an object whose members are about the thing: `errors.password`, `features.email`, `queues.email`. */
export const ABOUT_OWNERS: ReadonlySet<string> = new Set([
  ...['error', 'errors', 'flags', 'features', 'permissions', 'validation', 'rules', 'fields', 'labels', 'placeholder'],
  ...['messages', 'touched', 'schema', 'schemas', 'columns', 'enabled', 'metrics', 'counters', 'services', 'jobs'],
  ...['queues', 'templates', 'types', 'events', 'channels', 'providers', 'modules', 'routes', 'plugins', 'adapters'],
  ...['handlers', 'count', 'counts', 'usage', 'limits', 'quota', 'stats', 'status', 'required', 'exists', 'has', 'is'],
  ...[
    'i18n',
    'strings',
    'texts',
    'locale',
    'titles',
    'icons',
    'links',
    'scope',
    'scopes',
    'translations',
    'constants',
    'keys',
    'names',
    'paths',
    'urls',
    'endpoints',
    'durations',
  ],
]);

/** Owners whose addresses are those of the team, not of a person: `config.email`. */
export const CONFIGURED_OWNERS: ReadonlySet<string> = new Set(['config', 'configuration', 'settings', 'env', 'opts']);

/** Words before `KEY` in the environment with which it opens nothing: `CACHE_KEY`. */
export const HARMLESS_KEYS: ReadonlySet<string> = new Set([
  ...['', 'cache', 'sort', 'primary', 'partition', 'site', 'publishable', 'public', 'host', 'foreign'],
]);
