import { each, type Entry, type HandlerSpec, type Profile } from './profile.js';

const params = ['message', 'context', 'callback'] as const;
const handlerType: Entry = { signature: { trigger: 'lambda', params } };
const handler: HandlerSpec = { kind: 'handler', trigger: 'lambda', functions: { arg: 0 }, params };

/** AWS Lambda functions, plain, typed by @types/aws-lambda, or wrapped by middy. */
export const lambda: Profile = {
  id: 'lambda',
  title: 'AWS Lambda',
  packages: ['aws-lambda', '@middy/core', '@aws-lambda-powertools/commons'],
  source:
    '@types/aws-lambda 8.10.164 handler.d.ts and trigger/*.d.ts, @middy/core 6.4.5 index.d.ts, AWS Lambda documentation',
  exports: {
    // middy
    default: { returns: 'middy', fact: handler },
    middy: { returns: 'middy', fact: handler },
    ...each(
      [
        'Handler',
        'ProxyHandler',
        'APIGatewayProxyHandler',
        'APIGatewayProxyHandlerV2',
        'APIGatewayProxyWebsocketHandlerV2',
        'APIGatewayTokenAuthorizerHandler',
        'APIGatewayRequestAuthorizerHandler',
        'APIGatewayAuthorizerHandler',
        'ALBHandler',
        'AppSyncResolverHandler',
        'CloudFormationCustomResourceHandler',
        'CloudFrontRequestHandler',
        'CloudFrontResponseHandler',
        'CloudWatchLogsHandler',
        'CognitoUserPoolTriggerHandler',
        'DynamoDBStreamHandler',
        'EventBridgeHandler',
        'FirehoseTransformationHandler',
        'IoTHandler',
        'KinesisStreamHandler',
        'LambdaFunctionURLHandler',
        'MSKHandler',
        'S3Handler',
        'S3BatchHandler',
        'ScheduledHandler',
        'SelfManagedKafkaHandler',
        'SESHandler',
        'SNSHandler',
        'SQSHandler',
      ],
      handlerType,
    ),
  },
  types: {
    middy: {
      handler: { returns: 'self', fact: handler },
      ...each(['use', 'before', 'after', 'onError'], { returns: 'self' }),
    },
  },
  exportedHandlers: [
    {
      names: ['handler', 'lambdaHandler'],
      firstParam: String.raw`^_?(?:event|evt|records?)$|Event(?:V2)?$`,
      trigger: 'lambda',
      params,
    },
  ],
  methodHandlers: { LambdaInterface: { methods: ['handler'], trigger: 'lambda', params } },
};
