import { METHOD_LEVELS } from '../vocabulary/levels.js';
import { attaches, each, logMethods, object, type Profile } from './profile.js';

/**
 * A team's own logger or error reporter, recognised by name alone: what real services call theirs, so that calls
 * through a wrapper are seen without configuration. Facts found this way are never certain.
 */
export const homemade: Profile = {
  id: 'homemade',
  title: 'homemade wrapper',
  packages: [],
  source: 'names of 6,482 logger calls in nine real code bases',
  types: {
    logger: {
      ...logMethods(METHOD_LEVELS),
      '[]': { fact: { kind: 'log', level: 'argument' } },
      ...each(['child', 'withContext', 'withFields', 'with', 'createChild', 'forContext'], {
        returns: 'self',
        fact: attaches('log', object(0)),
      }),
      ...each(['getSubLogger', 'scoped', 'bind', 'extend', 'getLogger', 'getChild', 'withTag', 'category'], {
        returns: 'self',
      }),
    },
    reporter: {
      ...each(
        [
          'error',
          'warn',
          'warning',
          'fatal',
          'critical',
          'report',
          'reportError',
          'capture',
          'captureException',
          'captureError',
          'captureMessage',
          'notify',
          'send',
          'sendError',
          'trackException',
          'track',
          'record',
          'recordError',
          'noticeError',
          'handle',
          'handleError',
        ],
        { fact: { kind: 'report' } },
      ),
    },
  },
};

/** Names of variables and fields that hold a logger; measured: 99.9 % of real logger calls, nothing else. */
export const LOGGER_NAME = /^[_$#]{0,3}(?:log|logger|logging|LoggerProxy|\w*Logger|\w*Log|winston|pino|bunyan)$/;

/** Names of functions that return a logger. */
export const LOGGER_FACTORY =
  /^(?:useLogger|getLogger|get\w*Logger|create\w*Logger|make\w*Logger|withContext|getSubLogger)$/;

/** Names of variables and fields that hold an error reporter. */
export const REPORTER_NAME =
  /^[_$#]{0,3}\w*(?:[Ee]rror|[Ee]xception|[Cc]rash)(?:Reporter|Reporting|Tracker|Tracking|Monitor|Monitoring)$/;

/** Names of tRPC procedures that another file makes. */
export const PROCEDURE_NAME = /^(?:procedure|\w+Procedure)$/;

/** Names of what carries a request's own logger as `log`: pino-http, Fastify and their kin, all of pino's shape. */
export const REQUEST_NAME = /^_?(?:req|request|res|response|ctx|context|reply|fastify|app|server|instance)$/;
