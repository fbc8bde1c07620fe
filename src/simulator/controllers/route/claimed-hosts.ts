import { compareTexts } from '../../../image/key-order.ts';
import type { Route } from '../../../resources/networking/route.ts';

/** Why a router does not let a route in. */
export interface Rejection {
  readonly reason: string;
  readonly message: string;
}

/**
 * Which of the routes with one host a router lets in: those of the project whose route is the oldest, one for each path. Where TLS goes
 * through to the pods of one, no other of the same host can have TLS.
 *
 * @returns why each of the others is rejected
 * @see https://github.com/openshift/router/blob/release-4.19/pkg/router/controller/hostindex/activation.go
 */
export const rejectedRoutes = (routes: readonly Route[], host: string): ReadonlyMap<Route, Rejection> => {
  const admitted: Route[] = [];
  const rejected = new Map<Route, Rejection>();
  for (const route of routes.toSorted(byAge)) {
    const [oldest] = admitted;
    const isForeign = oldest !== undefined && oldest.metadata.namespace !== route.metadata.namespace;
    const rival = isForeign ? oldest : admitted.find((other) => excludes(other, route));
    if (rival === undefined) admitted.push(route);
    else
      rejected.set(route, {
        reason: 'HostAlreadyClaimed',
        message: isForeign
          ? `a route in another namespace holds ${host} and is older than ${route.metadata.name}`
          : `route ${rival.metadata.name} already exposes ${host} and is older`,
      });
  }
  return rejected;
};

const excludes = ({ spec: one }: Route, { spec: other }: Route): boolean => {
  const isPassedThrough = [one.tls, other.tls].some((tls) => tls?.termination === 'passthrough');
  return (one.path ?? '') === (other.path ?? '') || Boolean(one.tls && other.tls && isPassedThrough);
};

const byAge = ({ metadata: one }: Route, { metadata: other }: Route): number =>
  compareTexts(one.creationTimestamp ?? '', other.creationTimestamp ?? '') ||
  compareTexts(one.uid ?? '', other.uid ?? '');
