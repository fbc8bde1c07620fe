import type { OpenPage } from '../../apimachinery/open-page.ts';
import type { ServerContext } from '../server-context.ts';
import type { Exchange } from '../transport/exchange.ts';

/** The largest form that is read, in bytes. */
const FORM_LIMIT = 1024 * 1024;

/** Answers a page that everybody may ask for. */
export const serveOpenPage = async (server: ServerContext, exchange: Exchange, page: OpenPage): Promise<undefined> => {
  await server.gate();
  const { method, headers } = exchange;
  const { pathname: path, searchParams: query, search } = new URL(exchange.target, server.url());
  const form = async (): Promise<URLSearchParams> =>
    new URLSearchParams((await exchange.readBody(FORM_LIMIT)).toString());
  const answer = await page({ method, path, query, rawQuery: search.slice(1), headers, form });
  exchange.answer(answer.code, { ...answer.headers }, answer.body);
};
