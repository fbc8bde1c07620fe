import type { ApiRequest } from './reply.ts';
import { header } from './transport/exchange.ts';

/** Makes a request for something that is not there known, so that a hole in the simulation is never silent. */
export const reportUnimplemented = ({ server, exchange, info }: ApiRequest): void =>
  server.onUnimplemented({
    method: exchange.method,
    path: info.path,
    userAgent: header(exchange.headers, 'user-agent') ?? '',
  });
