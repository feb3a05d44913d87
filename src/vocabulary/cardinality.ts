import { wordsOf } from './words.js';

/** Why the values of a label have no end. */
export type UnboundedKind = 'id' | 'input' | 'personal' | 'url' | 'text' | 'time' | 'random' | 'denied';

/**
 * Things of which a service sees ever more: an id of one is unbounded.
 * Sources: labels of nine real code bases; cardinality incidents of litellm#12159, salesagent#1265, authup#3253.
 */
const UNBOUNDED_THINGS = new Set([
  'user',
  'account',
  'customer',
  'client',
  'tenant',
  'org',
  'organization',
  'organisation',
  'workspace',
  'company',
  'team',
  'member',
  'contact',
  'visitor',
  'guest',
  'player',
  'participant',
  'attendee',
  'owner',
  'author',
  'sender',
  'recipient',
  'patient',
  'employee',
  'person',
  'profile',
  'subscriber',
  'viewer',
  'driver',
  'rider',
  'merchant',
  'seller',
  'buyer',
  'enduser',
  'session',
  'request',
  'req',
  'correlation',
  'trace',
  'span',
  'transaction',
  'tx',
  'txn',
  'transfer',
  'message',
  'msg',
  'event',
  'job',
  'execution',
  'workflow',
  'run',
  'attempt',
  'invocation',
  'meeting',
  'room',
  'conference',
  'call',
  'conversation',
  'chat',
  'thread',
  'device',
  'document',
  'doc',
  'file',
  'upload',
  'attachment',
  'asset',
  'object',
  'entity',
  'record',
  'row',
  'item',
  'resource',
  'order',
  'payment',
  'invoice',
  'cart',
  'checkout',
  'booking',
  'reservation',
  'shipment',
  'delivery',
  'subscription',
  'product',
  'ticket',
  'issue',
  'post',
  'comment',
  'article',
  'page',
  'survey',
  'response',
  'submission',
  'form',
  'webhook',
  'key',
  'connection',
  'socket',
  'transport',
  'producer',
  'consumer',
  'track',
  'process',
  'bot',
  'campaign',
  'lead',
  'deal',
  'project',
  'repo',
  'repository',
  'commit',
  'deployment',
  'build',
  'trip',
  'ride',
  'game',
  'match',
  'peer',
  'block',
  'chunk',
  'stream',
  'mail',
  'letter',
  'notification',
  'uploader',
  'creator',
  'host',
  'vendor',
  'vehicle',
  'wallet',
  'trade',
  'bid',
  'offer',
  'quote',
  'sale',
  'purchase',
  'refund',
  'charge',
  'card',
  'recording',
  'image',
  'photo',
  'video',
  'media',
  'blob',
  'snapshot',
  'backup',
  'export',
  'import',
  'report',
  'alert',
  'incident',
  'note',
  'folder',
  'channel',
]);

/** People: what is told of one of them is personal, and there are ever more of them. */
const PEOPLE = new Set([
  'user',
  'customer',
  'visitor',
  'guest',
  'player',
  'participant',
  'attendee',
  'patient',
  'employee',
  'person',
  'subscriber',
  'viewer',
  'contact',
  'recipient',
  'sender',
  'author',
  'owner',
  'member',
]);
const OF_PEOPLE = new Set(['name', 'email', 'mail', 'phone', 'address', 'ip']);

/** Names whose values come from a table, whatever ends in `id`. */
const IDS = new Set(['id', 'ids', 'uuid', 'guid', 'uid', 'userid', 'sessionid', 'requestid', 'traceid']);
const ALWAYS_IDS = new Set(['uuid', 'guid', 'userid', 'sessionid', 'requestid', 'traceid']);

const HASHES = new Set(['hash', 'sha', 'sha1', 'sha256', 'checksum', 'digest', 'fingerprint', 'etag']);

/** Words that turn a name into a flag, a count or a kind: `has_user_id`, `user_id_type`. */
const FLAGS = new Set(['has', 'is', 'with', 'without', 'no', 'num', 'count', 'type', 'kind', 'present', 'valid']);

/** Whole names, as words joined by `_`, that are unbounded for another reason. */
const WHOLE: Readonly<Record<string, UnboundedKind>> = {
  email: 'personal',
  user_email: 'personal',
  email_address: 'personal',
  username: 'personal',
  user_name: 'personal',
  login: 'personal',
  phone: 'personal',
  phone_number: 'personal',
  ip: 'personal',
  ip_address: 'personal',
  client_ip: 'personal',
  remote_ip: 'personal',
  remote_addr: 'personal',
  remote_address: 'personal',
  client_address: 'personal',
  network_peer_address: 'personal',
  source_ip: 'personal',
  caller_ip: 'personal',
  http_client_ip: 'personal',
  net_peer_ip: 'personal',
  x_forwarded_for: 'personal',
  url: 'url',
  uri: 'url',
  original_url: 'url',
  raw_url: 'url',
  raw_path: 'url',
  full_url: 'url',
  full_path: 'url',
  request_url: 'url',
  request_uri: 'url',
  request_path: 'url',
  query_string: 'url',
  querystring: 'url',
  referer: 'url',
  referrer: 'url',
  href: 'url',
  url_full: 'url',
  url_path: 'url',
  url_query: 'url',
  http_url: 'url',
  http_target: 'url',
  pathname: 'url',
  error_message: 'text',
  err_message: 'text',
  exception_message: 'text',
  error_stack: 'text',
  stack_trace: 'text',
  http_user_agent: 'text',
  user_agent_original: 'text',
  stacktrace: 'text',
  exception_stacktrace: 'text',
  error_msg: 'text',
  err_msg: 'text',
  user_agent: 'text',
  useragent: 'text',
  sql: 'text',
  db_statement: 'text',
  db_query_text: 'text',
  query_text: 'text',
  sql_query: 'text',
  search_term: 'text',
  search_query: 'text',
  filename: 'text',
  file_name: 'text',
  file_path: 'text',
  filepath: 'text',
  document_name: 'id',
  room_name: 'id',
  meeting_name: 'id',
  timestamp: 'time',
  created_at: 'time',
  updated_at: 'time',
  datetime: 'time',
  date_time: 'time',
  session: 'id',
  session_token: 'id',
  access_token: 'id',
  api_key: 'id',
  token: 'id',
  hash: 'id',
  block_number: 'id',
  block_height: 'id',
  sha: 'id',
  git_sha: 'id',
  commit_sha: 'id',
  commit_hash: 'id',
  git_commit: 'id',
  checksum: 'id',
  digest: 'id',
  fingerprint: 'id',
  etag: 'id',
};

/**
 * What a label name, or the name of a value, says about how many values there are.
 * @returns why there is no end of them; null where the name does not say so
 */
export function unboundedName(name: string): { kind: UnboundedKind; thing: string } | null {
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === undefined || FLAGS.has(words[0]!)) return null;
  const whole = words.join('_');
  if (Object.hasOwn(WHOLE, whole))
    return { kind: WHOLE[whole]!, thing: words.filter((word) => word !== 'name').join(' ') };
  if (OF_PEOPLE.has(last) && PEOPLE.has(words.at(-2) ?? '')) return { kind: 'personal', thing: words.join(' ') };
  // `tx_hash`, `file_checksum`
  if (words.length > 1 && HASHES.has(last)) return { kind: 'id', thing: words.slice(0, -1).join(' ') };
  // `started_at`, `expires_at`
  if (last === 'at' && /(?:ed|s)$/.test(words.at(-2) ?? '')) return { kind: 'time', thing: '' };
  if (ALWAYS_IDS.has(last)) return { kind: 'id', thing: words.slice(0, -1).join(' ') };
  if (!IDS.has(last)) return null;
  const thing = words.at(-2);
  if (thing === undefined) return { kind: 'id', thing: '' };
  return UNBOUNDED_THINGS.has(thing) ? { kind: 'id', thing } : null;
}

/** Members of a request whose values the caller chooses. */
export const REQUEST_VALUES =
  /^(?:url|originalUrl|path|href|pathname|ip|ips|hostname|body|query|params|headers|cookies|search|querystring|socket|user|session|id|pathParameters|(?:multiValueQ|q)ueryStringParameters|rawPath|rawQueryString)$/;

/** Members of a request that come from the code: the route pattern, the method. */
export const ROUTE_VALUES =
  /^(?:route|routeOptions|routerPath|routePath|_matchedRoute|matchedRoute|_matchedRouteName|method|protocol|httpVersion|handler|operation)$/;

/** Names of the object that holds a request. */
export const REQUEST_OBJECTS = /^_?(?:req|request|ctx|context|c|event|httpRequest|incomingMessage)$/;

/** Names of an error, where its declaration does not tell. */
export const ERROR_OBJECTS = /^_?(?:err|error|e|ex|exception|cause|reason|\w+Err|\w+Error)$/;

/** Functions that return a new value every time. */
export const FRESH_VALUES =
  /^(?:randomUUID|uuid|uuidv[1-7]|v[1-7]|nanoid|customAlphabet|ulid|cuid|createId|ksuid|randomBytes|hrtime|now|random)$/;

/** Who has a URL of its own, by the configuration: there are as many as somebody wrote down. */
export const CONFIGURED =
  /^_?(?:this|config|configuration|settings|options|opts|env|process|props|defaults?|base|server|api|self|client|target|constants?)$/i;

/** Members of a URL that hold a path or a query. */
export const URL_VALUES = /^(?:pathname|href|search|searchParams|originalUrl)$/;
