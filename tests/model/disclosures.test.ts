import { describe, expect, test } from 'vitest';
import { inFile } from './in-file.js';

/** What the calls of a file attach: `span opentelemetry: route=route`, `?` where it is not certain. */
const attached = (code: string): string[] =>
  inFile(code, (model, { sourceCode }) =>
    model.disclosures.map(({ to, library, certain, data }) => {
      const pairs = data.map(({ name, value }) => `${name ?? '-'}=${sourceCode.getText(value)}`);
      return `${to}${certain ? '' : '?'} ${library}: ${pairs.join(', ')}`;
    }),
  );

describe('libraries', () => {
  test.each([
    [
      'opentelemetry',
      `import { propagation, trace } from '@opentelemetry/api';
       const tracer = trace.getTracer('gc');
       const span = tracer.startSpan('join', { kind: 1, attributes: { route } });
       tracer.startActiveSpan('join', { attributes: common }, (span) => span.setAttributes({ a, 'b.c': 1 }));
       span.setAttribute('room.id', room.id).addEvent('full', { seats }).addLink({ context, attributes: { why } });
       propagation.createBaggage({ tenant: { value: tenant } }).setEntry('region', { value: region });
       span.updateName('leave'); span.end();`,
      [
        'span opentelemetry: route=route',
        'span opentelemetry: -=common',
        'span opentelemetry: a=a, b.c=1',
        'span opentelemetry: why=why',
        'span opentelemetry: seats=seats',
        'span opentelemetry: room.id=room.id',
        'baggage opentelemetry: region={ value: region }',
        'baggage opentelemetry: tenant={ value: tenant }',
      ],
    ],
    [
      'nestjs-otel',
      `import { TraceService } from 'nestjs-otel';
       const f = (service: TraceService) => service.startSpan('join').setAttribute('a', b).setAttributes({ c });`,
      ['span nestjs-otel: c=c', 'span nestjs-otel: a=b'],
    ],
    [
      'sentry',
      `import * as Sentry from '@sentry/node';
       Sentry.setUser({ id }); Sentry.setTag('a', b); Sentry.setContext('room', { seats });
       Sentry.addBreadcrumb({ message: 'x', data: { c } });
       Sentry.withScope((scope) => scope.setExtras({ d }).setUser(null));
       Sentry.startSpan({ name: 'join', attributes: { route } }, (span) => span.setAttribute('e', f));
       Sentry.metrics.count('joins', 1, { attributes: { region } });`,
      [
        'report sentry: id=id',
        'report sentry: a=b',
        'report sentry: seats=seats',
        "report sentry: message='x', data={ c }",
        'report sentry: d=d',
        'span sentry: route=route',
        'span sentry: e=f',
        'event sentry: region=region',
      ],
    ],
    [
      'dd-trace',
      `import tracer from 'dd-trace';
       const span = tracer.startSpan('join', { tags: { route } });
       span.setTag('a', b); span.addTags({ c }); span.setBaggageItem('d', e);
       tracer.trace('leave', { tags: { f } }, () => {}); tracer.setUser({ id });`,
      [
        'span dd-trace: route=route',
        'span dd-trace: a=b',
        'span dd-trace: c=c',
        'baggage dd-trace: d=e',
        'span dd-trace: f=f',
        'span dd-trace: id=id',
      ],
    ],
    [
      'error reporters',
      `import Bugsnag from '@bugsnag/js'; import Honeybadger from '@honeybadger-io/js'; import Rollbar from 'rollbar';
       Bugsnag.addMetadata('room', { seats }); Bugsnag.addMetadata('room', 'seats', seats); Bugsnag.setUser(id, mail, called);
       Bugsnag.notify(err, (event) => { event.addMetadata('a', { b }); }); Bugsnag.leaveBreadcrumb('c', { d });
       Honeybadger.setContext({ e }); Honeybadger.addBreadcrumb('f', { metadata: { g } });
       new Rollbar({}).configure({ payload: { person: { id } } });`,
      [
        'report bugsnag: seats=seats',
        'report bugsnag: seats=seats',
        'report bugsnag: email=mail',
        'report bugsnag: b=b',
        'report bugsnag: d=d',
        'report honeybadger: e=e',
        'report honeybadger: g=g',
        'report rollbar: person={ id }',
      ],
    ],
    [
      'agents',
      `import newrelic from 'newrelic'; import apm from 'elastic-apm-node'; import { TelemetryClient } from 'applicationinsights';
       newrelic.addCustomAttribute('a', b); newrelic.addCustomSpanAttributes({ c }); newrelic.recordCustomEvent('Join', { d });
       apm.setUserContext({ id }); apm.setLabel('e', f); apm.currentTransaction.addLabels({ g });
       new TelemetryClient().trackEvent({ name: 'join', properties: { h } });`,
      [
        'span newrelic: a=b',
        'span newrelic: c=c',
        'event newrelic: d=d',
        'span elastic-apm: id=id',
        'span elastic-apm: e=f',
        'span elastic-apm: g=g',
        'event applicationinsights: h=h',
      ],
    ],
    [
      'loggers',
      `import pino from 'pino'; import winston from 'winston'; import log4js from 'log4js'; import { Logger } from '@aws-lambda-powertools/logger';
       pino().child({ room }); winston.createLogger().child({ a }); log4js.getLogger().addContext('b', c);
       new Logger().appendKeys({ d }); this.logger.withContext({ e }).info('f');`,
      [
        'log pino: room=room',
        'log winston: a=a',
        'log log4js: b=c',
        'log powertools-logger: d=d',
        'log? homemade: e=e',
      ],
    ],
  ])('%s', (_, code, expected) => {
    expect(attached(code).toSorted()).toEqual(expected.toSorted());
  });
});

test('spans and reporters of unknown make', () => {
  expect(
    attached(`
      span.setAttribute('a', b); this.#activeSpan?.setAttributes({ c }); getActiveSpan()?.addEvent('d', { e });
      this.tracing.startSpan({ name: 'join', attributes: { f } }, fn); withSpan('join', { attributes: { g } }, fn);
      segment.addAnnotation('h', i); tracer.putMetadata('j', k); transaction.setLabel('l', m);
      this.sentry?.captureMessage?.('n', { extra: o }); scope.setUser({ id });`),
  ).toEqual([
    'span? homemade: a=b',
    'span? homemade: c=c',
    'span? homemade: e=e',
    'span? homemade: f=f',
    'span? homemade: g=g',
    'span? homemade: h=i',
    'span? homemade: j=k',
    'span? homemade: l=m',
    'report? homemade: extra=o',
    'report? homemade: id=id',
  ]);
});

test('what only looks like it', () => {
  expect(
    attached(`
      element.setAttribute('class', name); map.setTag('a', b); form.setUser(user); form.addEvent('c', { d });
      span.setAttribute(); span.setAttributes(...all); list.addLabels({ e }); timeSpan('f', { attributes }); span.end();`),
  ).toEqual([]);
});

test('names and values through constants and spreads; what cannot be read has no name', () => {
  expect(
    attached(`
      import { ATTR_ROUTE } from '@opentelemetry/semantic-conventions';
      const NAME = 'room.id'; const base = { tenant, region: 'eu' };
      span.setAttributes({ ...base, ...rest, [NAME]: id, [ATTR_ROUTE]: route, [key]: value });
      span.setAttribute(ATTR_ROUTE, route); span.setAttributes(all); span.setAttributes(read());`),
  ).toEqual([
    "span? homemade: tenant=tenant, region='eu', -=rest, room.id=id, ATTR_ROUTE=route, -=value",
    'span? homemade: ATTR_ROUTE=route',
    'span? homemade: -=all',
    'span? homemade: -=read()',
  ]);
});
