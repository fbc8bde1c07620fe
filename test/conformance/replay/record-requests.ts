import type { KubeApi, KubeRequest } from '../../../src/ports/kube-api.ts';

/** Writes down what goes to the API server: `METHOD /path?query`, and the body below. */
export const recordRequests = (api: KubeApi, log: string[]): KubeApi => {
  const note = ({ method, path, query = {}, body }: KubeRequest, watch = false): void => {
    const words = Object.entries({ ...query, ...(watch ? { watch: true } : {}) }).flatMap(([name, value]) =>
      [value ?? []].flat().map((each) => `${name}=${encodeURIComponent(String(each))}`),
    );
    log.push(`${method} ${path}${words.length > 0 ? `?${words.sort().join('&')}` : ''}`);
    if (body !== undefined) log.push(`  ${typeof body === 'string' ? body : JSON.stringify(body)}`);
  };
  return {
    server: api.server,
    request: async (request) => {
      note(request);
      return api.request(request);
    },
    watch: (request, signal) => {
      note(request, true);
      return api.watch(request, signal);
    },
    stream: (request, signal) => {
      note(request);
      return api.stream(request, signal);
    },
    exec: (request) => api.exec(request),
  };
};
