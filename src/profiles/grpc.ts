import { each, type Entry, type Profile } from './profile.js';

const handlerType: Entry = { signature: { trigger: 'rpc', params: ['request', 'callback'] } };

/** gRPC servers. */
export const grpc: Profile = {
  id: 'grpc',
  title: 'gRPC',
  packages: ['@grpc/grpc-js'],
  source: '@grpc/grpc-js 1.14.7 build/src/server.d.ts, build/src/server-call.d.ts',
  exports: {
    Server: { construct: 'server' },
    ...each(
      ['handleUnaryCall', 'handleClientStreamingCall', 'handleServerStreamingCall', 'handleBidiStreamingCall'],
      handlerType,
    ),
  },
  types: {
    server: {
      addService: {
        fact: { kind: 'handler', trigger: 'rpc', functions: { arg: 1, key: '*' }, params: ['request', 'callback'] },
      },
    },
  },
};
