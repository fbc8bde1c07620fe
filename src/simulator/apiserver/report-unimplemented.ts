import { facts } from './facts/load-facts.ts';
import type { ApiRequest } from './reply.ts';
import type { RequestInfo } from './request/request-info.ts';
import { header } from './transport/exchange.ts';

/** What the real server answers besides discovery and resources, and what aggregated servers and OAuth add. */
const otherPaths = /^\/(logs|metrics|debug|openid|oauth|login|console|swagger)(\/|$)/;

/**
 * Makes a request known that the real server would have worked on and this one has no part for, so that a hole in the
 * simulation is never silent. What the real server has not either, such as a resource that is misspelt, is no hole.
 */
export const reportUnimplemented = ({ server, exchange, info }: ApiRequest): void => {
  if (!isReal(info)) return;
  const userAgent = header(exchange.headers, 'user-agent') ?? '';
  server.onUnimplemented({ method: exchange.method, path: info.path, userAgent });
};

const isReal = ({ path, resource, verb }: RequestInfo): boolean => {
  if (resource === undefined) return otherPaths.test(path) || facts('discovery')[path.replace(/\/$/, '')] !== undefined;
  const { group, version, plural, subresource } = resource;
  const known = facts('discovery')[group === '' ? `/api/${version}` : `/apis/${group}/${version}`] ?? [];
  const name = subresource === undefined ? plural : `${plural}/${subresource}`;
  return known.some((each) => each.name === name && each.verbs.split(' ').includes(verb));
};
