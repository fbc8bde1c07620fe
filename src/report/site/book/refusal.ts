import type { Exchange } from '../../../evidence/exchange.ts';

/**
 * Whether a registry refused a request. A challenge at its door is answered by asking again with credentials, and who pushes asks
 * first what is there already: neither is a refusal.
 */
export const isRefused = ({ status, path, method }: Exchange): boolean => {
  if (status > 0 && status < 400) return false;
  if (status === 401 && /^\/v2\/?$/.test(path)) return false;
  return !(status === 404 && method === 'HEAD' && path.includes('/blobs/'));
};
