import type { Reply } from '../apiserver/reply.ts';
import type { UnimplementedRequest } from '../apiserver/server-context.ts';

/** `/streamproof/unimplemented`: each request that the cluster could not serve as OpenShift would, once, with how often it came. */
export const unimplementedPage = (requests: readonly UnimplementedRequest[]): Reply => {
  const counts = new Map<string, UnimplementedRequest & { count: number }>();
  for (const request of requests) {
    const key = `${request.method} ${request.path} ${request.userAgent}`;
    counts.set(key, { ...request, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return {
    code: 200,
    contentType: 'application/json',
    body: `${JSON.stringify([...counts.values()], undefined, 2)}\n`,
  };
};
