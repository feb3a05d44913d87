import { createRequire } from 'node:module';

const { version, homepage } = createRequire(import.meta.url)('../package.json') as {
  version: string;
  homepage: string;
};

/** The version of this plugin. */
export const VERSION = version;

/** Where its source and documentation are, without a fragment. */
export const HOMEPAGE = homepage.replace(/#.*$/, '');
