// Apart from the plugin, because TypeScript before 5.6 does not read a name in quotes.
export type * from './plugin.js';
export { default, default as 'module.exports' } from './plugin.js';
