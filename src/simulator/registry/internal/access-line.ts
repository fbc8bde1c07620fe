import { uuidOf } from '../../apimachinery/uuid-of.ts';
import type { JournalEntry } from '../http/request-journal.ts';

/**
 * The line that the internal registry writes to its log for an answered request: pairs of name and value, sorted by name.
 *
 * @param host the name by which clients call the registry
 * @see https://github.com/openshift/image-registry/blob/release-4.19/pkg/cmd/dockerregistry/dockerregistry.go
 */
export const accessLine = (entry: JournalEntry, host: string): string => {
  const { time, sequence, method, path, query, userAgent, status, bytes } = entry;
  const fields = {
    time: new Date(time).toISOString().replace('Z', '000000Z'),
    level: 'info',
    msg: 'response',
    'go.version': 'go1.23.6 (Red Hat 1.23.6-1.el9)',
    'http.request.host': host,
    'http.request.id': uuidOf(`${host} ${sequence}`),
    'http.request.method': method,
    'http.request.uri': query === '' ? path : `${path}?${query}`,
    'http.request.useragent': userAgent,
    'http.response.status': status,
    'http.response.written': bytes,
  };
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${name === 'time' ? JSON.stringify(value) : quoted(String(value))}`)
    .join(' ');
};

/** Values of plain characters stand as they are. */
const quoted = (value: string): string => (/^[A-Za-z0-9\-._/@^+]+$/.test(value) ? value : JSON.stringify(value));
