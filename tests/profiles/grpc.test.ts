import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('every method of a service', () => {
  expect(
    factsOf(`
      import * as grpc from '@grpc/grpc-js';
      import { Server, type handleUnaryCall } from '@grpc/grpc-js';

      const server = new grpc.Server();
      server.addService(proto.Payment.service, {
        charge: async (call, callback) => callback(null, {}),
        refund,
        async void(call, callback) {},
        stream: stream.bind(null),
      });
      new Server().addService(Meeting, implementation);
      const implementation = { join: (call, callback) => {}, version: 2 };
      function refund(call, callback) {}
      function stream(call) {}
      const typed: handleUnaryCall<Request, Response> = (call, callback) => {};
    `),
  ).toMatchInlineSnapshot(`
    [
      "6:11 handler rpc grpc request,callback",
      "8:13 handler rpc grpc request,callback",
      "12:32 handler rpc grpc request,callback",
      "13:1 handler rpc grpc request,callback",
      "14:1 handler rpc grpc request,callback",
      "15:51 handler rpc grpc request,callback",
    ]
  `);
});

test('what is no handler', () => {
  expect(
    factsOf(`
      import { credentials, Server } from '@grpc/grpc-js';
      const server = new Server();
      server.bindAsync('0.0.0.0:50051', credentials.createInsecure(), () => {});
      registry.addService('meeting', { join: (call, callback) => {} });
    `),
  ).toEqual([]);
});
