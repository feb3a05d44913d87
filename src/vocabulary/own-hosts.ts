/** Hosts that no one outside can reach: other services of the same owner. */
export const OWN_HOST =
  /^(?:[a-z][a-z\d_-]*|[\w.-]+\.(?:internal|svc|local|lan|cluster\.local|svc\.cluster\.local|consul|intranet|corp)|127(?:\.\d+){3}|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2})$/i;

/** Hosts of that kind that run what others have written, and what keeps no trace. */
export const INFRASTRUCTURE_HOST =
  /^(?:metadata(?:\.google\.internal)?|host\.docker\.internal|[\w.-]*(?:elastic\w*|opensearch|vault|consul|prometheus|grafana|loki|tempo|influx\w*|minio|localstack|clickhouse|kibana|solr|meilisearch|typesense|qdrant|chroma|weaviate|ollama|jaeger|zipkin|otel|collector|imgproxy|mail(?:hog|pit)|rabbitmq|couchdb|keycloak|pushgateway|statsd|splash|gotenberg|chrome|browserless|unleash|nominatim|libretranslate|hasura|pgrst|kong)[\w.-]*)$/i;

/** Variables of the environment that name another service of the same owner: `MEDIA_SERVICE_URL`, `ROSTER_SVC_HOST`. */
export const OWN_HOST_VARIABLE =
  /(?:^|_)(?:SERVICE|SVC|INTERNAL|PEER|MICROSERVICE)_(?:\w+_)?(?:URL|URI|HOST|HOSTNAME|ADDR|ADDRESS|ENDPOINT|ORIGIN|BASE)$/;

/** Where a client for HTTP wants the address and the options, by its package and the method; '' for calling it itself. */
export const REQUEST_PLACES: readonly (readonly [
  packages: RegExp,
  methods: RegExp,
  places: { url: number; options: number },
])[] = [
  [/^(?:fetch|node-fetch|cross-fetch|isomorphic-fetch|undici)$/, /^(?:|fetch|request|stream)$/, { url: 0, options: 1 }],
  [/^axios$/, /^(?:get|delete|head|options)$/, { url: 0, options: 1 }],
  [/^axios$/, /^(?:post|put|patch)$/, { url: 0, options: 2 }],
  [/^(?:got|ky)$/, /^(?:|get|post|put|patch|delete|head|stream)$/, { url: 0, options: 1 }],
  [/^https?$/, /^(?:request|get)$/, { url: 0, options: 1 }],
];

/** Without one of these, a file sends no such request. */
export const SENDS_REQUESTS = /\bfetch\b|axios|undici|['"](?:got|ky)['"]|['"](?:node:)?https?['"]/;

/** Without one of these, a file names no host of {@link OWN_HOST}. */
export const NAMES_OWN_HOST = /https?:\/\/|process\.env|\bhost(?:name)?\b/i;
