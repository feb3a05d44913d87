import { expect, test } from 'vitest';
import { factsOf } from '../model/facts-of.js';

test('route handlers by the path of the file', () => {
  const code = `
    import { NextResponse, type NextRequest } from 'next/server';
    export async function GET(request: NextRequest, { params }: Context) {
      return NextResponse.json({});
    }
    export const POST = withAuth(async (request) => NextResponse.json({}));
    const remove = async (request) => {};
    export { remove as DELETE };
    export const revalidate = 60;
    export function helper(request) {}
  `;
  expect(factsOf(code, { filename: 'app/api/meetings/[id]/route.ts' })).toMatchInlineSnapshot(`
    [
      "2:8 handler http next request,context",
      "5:30 handler http next request,context",
      "6:16 handler http next request,context",
    ]
  `);
  expect(factsOf(code, { filename: 'src/lib/http.ts' })).toEqual([]);
});

test('API routes and middleware', () => {
  expect(
    factsOf(
      `
        import type { NextApiHandler } from 'next';
        const handler: NextApiHandler = async (incoming, answer) => {};
        export default withSession(async function (incoming, answer) {});
      `,
      { filename: 'pages/api/meetings/[id].ts' },
    ),
  ).toMatchInlineSnapshot(`
    [
      "2:33 handler http next request,response",
      "3:28 handler http next request,response",
    ]
  `);
  expect(
    factsOf(`export function proxy(request: NextRequest) {}\nexport const config = { matcher: [] };`, {
      filename: 'src/proxy.ts',
    }),
  ).toMatchInlineSnapshot(`
    [
      "1:8 handler http next request,-",
    ]
  `);
  expect(factsOf(`export default function proxy(target) {}`, { filename: 'src/proxy.ts' })).toEqual([]);
});
