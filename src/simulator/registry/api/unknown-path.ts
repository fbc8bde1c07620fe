import type { Exchange } from '../http/exchange.ts';
import { movedPath } from './moved-path.ts';

/** Answers a request for a path that is none of the registry: 404, or 301 where it only has to be written in another way. */
export const answerUnknownPath = (exchange: Exchange): void => {
  const { method, path, rawQuery } = exchange;
  const moved = movedPath(path);
  if (moved === undefined) {
    exchange.text(404, '404 page not found');
    return;
  }
  const Location = encodeURI(moved.path) + (rawQuery === '' ? '' : `?${rawQuery}`);
  const isRead = method === 'GET' || method === 'HEAD';
  const page = method === 'GET' && moved.hasPage ? `<a href="${escaped(Location)}">Moved Permanently</a>.\n\n` : '';
  const type = moved.hasPage && isRead ? 'text/html; charset=utf-8' : undefined;
  exchange.send(301, { 'Content-Type': type, Location }, page);
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll("'", '&#39;');
