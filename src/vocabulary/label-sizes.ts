/** How many values labels of a name take, where the code does not tell. */
interface LabelSize {
  /** The words of the name, joined by `_`. */
  name: RegExp;
  values: number;
  /** True where it is so only for a metric of HTTP. */
  http?: true;
}

/**
 * The first that fits. HTTP methods: RFC 9110 and PATCH; status classes: RFC 9110, 15; status codes: the registered ones that are in use;
 * gRPC codes: grpc/grpc doc/statuscodes.md.
 */
const LABEL_SIZES: readonly LabelSize[] = [
  { name: /^(?:http_)?(?:request_|req_)?method$/, values: 9 },
  { name: /(?:^|_)(?:status|code|response)_(?:class|family|group)$/, values: 5 },
  { name: /^(?:rpc_)?grpc_(?:status|code|status_code|response_status)$/, values: 17 },
  { name: /^(?:http_)?(?:response_|res_)?(?:status_code|http_status|http_code)$/, values: 60 },
  { name: /^(?:status|code|response_code|response_status)$/, values: 60, http: true },
  {
    name: /^(?:is|has|was|did|with)_|^(?:success|succeeded|successful|cached|cache_hit|hit|ok|enabled|authenticated|timed_out)$/,
    values: 2,
  },
  // What a team makes up, and keeps small.
  { name: /(?:^|_)(?:result|outcome|mode|phase|stage|direction|level|severity)$|^status$/, values: 5 },
];

/**
 * How many values a label takes by its name.
 * @param name its words, joined by `_`
 * @param isHttp true for a metric of HTTP requests: `status` says little elsewhere
 * @returns null where the name does not tell
 */
export function sizeByName(name: string, isHttp: boolean): number | null {
  return LABEL_SIZES.find((size) => size.name.test(name) && (isHttp || !size.http))?.values ?? null;
}

/** Words of a metric or of its labels that say that it is about HTTP. */
export const HTTP_WORDS: ReadonlySet<string> = new Set(['http', 'https', 'route', 'path', 'method', 'endpoint', 'url']);
