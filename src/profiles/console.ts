import { logMethods, type Profile } from './profile.js';

/** The global console of Node.js. */
export const consoleProfile: Profile = {
  id: 'console',
  title: 'console',
  packages: ['console'],
  source: 'Node.js 20 documentation, console',
  main: 'console',
  exports: { default: { is: 'console' }, Console: { construct: 'console' } },
  globals: { console: { is: 'console' } },
  types: {
    console: {
      ...logMethods({
        log: 'info',
        info: 'info',
        debug: 'debug',
        trace: 'trace',
        warn: 'warn',
        error: 'error',
        table: 'info',
        dir: 'info',
        dirxml: 'info',
        group: 'info',
        groupCollapsed: 'info',
        assert: 'error',
        timeEnd: 'info',
        timeLog: 'info',
        count: 'info',
      }),
      '[]': { fact: { kind: 'log', level: 'argument' } },
    },
  },
  logger: { shape: 'arguments', methods: { fatal: 'error' } },
};
