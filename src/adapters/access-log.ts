import type { RegistryRequest } from '../ports/registry.ts';

/**
 * Reads the access log of a registry: lines of pairs, as the registry of OpenShift writes them, and lines in the combined log
 * format, as distribution's own registry does. Other lines are passed over.
 */
export const parseAccessLog = (log: string): readonly RegistryRequest[] =>
  log.split('\n').flatMap((line) => fromPairs(line) ?? fromCombined(line) ?? []);

const pair = /([\w.]+)=(?:"((?:[^"\\]|\\.)*)"|(\S*))/g;

const fromPairs = (line: string): RegistryRequest | undefined => {
  if (!/\bmsg=response\b/.test(line)) return undefined;
  const fields = new Map(
    [...line.matchAll(pair)].map(([, name = '', text, plain = '']) => [
      name,
      text?.replaceAll(/\\(.)/g, '$1') ?? plain,
    ]),
  );
  return {
    at: Date.parse(fields.get('time') ?? ''),
    method: fields.get('http.request.method') ?? '',
    path: fields.get('http.request.uri') ?? '',
    status: Number(fields.get('http.response.status')),
    userAgent: fields.get('http.request.useragent') ?? '',
    bytes: Number(fields.get('http.response.written')),
  };
};

/** `10.0.0.1 - - [02/Jan/2026:15:04:05 +0000] "GET /v2/ HTTP/1.1" 200 2 "" "cri-o/1.32"` */
const combined =
  /^\S+ \S+ (\S+) \[(\d+)\/(\w+)\/(\d+):([\d:]+) ([+-]\d{4})\] "(\S+) (\S+) [^"]*" (\d+) (\d+) "[^"]*" "([^"]*)"/;

const fromCombined = (line: string): RegistryRequest | undefined => {
  const match = combined.exec(line);
  if (match === null) return undefined;
  const [, user, day, month, year, time, zone, method = '', path = '', status, bytes, userAgent = ''] = match;
  const at = Date.parse(`${day} ${month} ${year} ${time} ${zone}`);
  return { at, method, path, status: Number(status), userAgent, bytes: Number(bytes), user: user === '-' ? '' : user! };
};
