import type { Profile } from './profile.js';

/** Next.js: route handlers, API routes and middleware are exports of files at known places. */
export const next: Profile = {
  id: 'next',
  title: 'Next.js',
  packages: ['next'],
  source: 'next 16.4.6, documentation of route.js, proxy.js and API routes',
  exports: { NextApiHandler: { signature: { trigger: 'http', params: ['request', 'response'] } } },
  exportedHandlers: [
    {
      names: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'],
      files: String.raw`(?:^|/)route\.[cm]?[jt]sx?$`,
      trigger: 'http',
      params: ['request', 'context'],
    },
    {
      names: ['default'],
      files: String.raw`(?:^|/)pages/api/.+\.[cm]?[jt]sx?$`,
      trigger: 'http',
      params: ['request', 'response'],
    },
    {
      names: ['proxy', 'middleware', 'default'],
      files: String.raw`(?:^|/)(?:proxy|middleware)\.[cm]?[jt]s$`,
      firstParam: '^(?:_?req|_?request|NextRequest|Request)$',
      trigger: 'http',
      params: ['request', null],
    },
  ],
};
